"""A small library of one's own to break: the shipped files, with no more of the evidence than they cite."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cryoteach.domain.content import Content
from cryoteach.errors import Problem
from cryoteach.library.content.load import load_content, stamp
from tests.domain.fictional import ROOT, SHIPPED

HIDDEN = next(fact.id for fact in SHIPPED.evidence.facts.values() if not fact.show)


class Plain(yaml.SafeDumper):
    """Writes a value out wherever it stands: what we read has no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's own shape
        return True


class Library:
    """Two folders, content and scenarios, that a test may change."""

    def __init__(self, root: Path, whole: Content) -> None:
        self.root = root
        self.whole = whole  # as it loads while nothing is broken
        self.hidden_fact = HIDDEN

    def path(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, text: str | bytes) -> None:
        self.path(name).write_bytes(text.encode() if isinstance(text, str) else text)

    def data(self, name: str) -> Any:
        return yaml.safe_load(self.path(name).read_text(encoding="utf-8"))

    def change(self, name: str, change: Callable[[Any], object]) -> None:
        """Change what a YAML file holds."""
        data = self.data(name)
        change(data)
        self.write(name, yaml.dump(data, Dumper=Plain, sort_keys=False, allow_unicode=True))

    def replace(self, name: str, old: str, new: str) -> None:
        """Change the words of a file."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def load(self) -> Content:
        return load_content(self.root / "content", self.root / "scenarios")

    def stamp(self) -> object:
        return stamp(self.root / "content", self.root / "scenarios")

    def problems(self) -> list[Problem]:
        return list(self.load().problems)


@pytest.fixture(scope="session")
def _pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("library")
    shutil.copytree(ROOT / "cryoteach" / "content", root / "content")
    shutil.copytree(ROOT / "scenarios", root / "scenarios")
    evidence = {root / "content" / "evidence" / f"{name}.yaml" for name in ("facts", "sources")}
    text = "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.*") if path not in evidence)
    cited = {name for name in SHIPPED.evidence.facts if name == HIDDEN or re.search(rf"\b{name}\b", text)}
    cited |= {SHIPPED.evidence.facts[name].pair for name in cited}
    facts = [
        {name: value for name, value in fact.model_dump(mode="json").items() if value not in (None, [], "")}
        for fact in SHIPPED.evidence.facts.values()
        if fact.id in cited
    ]
    named = {name for fact in facts for name in (fact["source"], *fact.get("also", []))}
    sources = {name: SHIPPED.evidence.sources[name].model_dump(mode="json") for name in sorted(named)}
    for name, entries in (("facts", facts), ("sources", sources)):
        path = root / "content" / "evidence" / f"{name}.yaml"
        path.unlink()
        path.write_text(yaml.safe_dump(entries, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def _whole(_pattern: Path) -> Content:
    return load_content(_pattern / "content", _pattern / "scenarios")


@pytest.fixture
def library(_pattern: Path, _whole: Content, tmp_path: Path) -> Library:
    """A library that loads without a problem, until the test breaks it."""
    shutil.copytree(_pattern, tmp_path / "library")
    return Library(tmp_path / "library", _whole)

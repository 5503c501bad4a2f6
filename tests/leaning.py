"""Finds what the product leans on of Streamlit and Plotly in its styles, scripts and Python; and reads the list."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import yaml
from pydantic import BaseModel, Field

from tests.conftest import ROOT

PACKAGE = ROOT / "cryoteach"
ALONE = PACKAGE / "export"  # what leaves the app is opened without Streamlit around it
LIST = ROOT / "tests/browser/leans_on.yaml"
FOREIGN = re.compile(r"\.(?!ct-)[A-Za-z][\w-]*|\[(?:data-|class|kind)|st-key-|data-test")
IN_A_SCRIPT = re.compile(r"\.st[A-Z]|st-key-|data-test|\[[a-z-]+[*^$~|]?=")
TEXTS = re.compile(r"""'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`""")
MODULES = {"st": "streamlit", "streamlit": "streamlit", "plotly": "plotly", "go": "plotly.graph_objects"}
DOCUMENTED = ("streamlit", "streamlit.components.v2", "plotly", "plotly.graph_objects")


class Leaning(BaseModel, frozen=True, extra="forbid"):
    """What we lean on, where, why, and what somebody would notice without it."""

    kind: Literal["selector", "variable", "member", "name", "address", "behaviour"]
    what: tuple[str, ...] = Field(min_length=1)
    where: tuple[str, ...] = Field(min_length=1)
    why: str = Field(min_length=12)
    without: str = Field(min_length=12)
    page: str = ""
    after: str = ""
    test: str = ""

    def broken(self, what: str) -> str:
        """What has broken, in words."""
        where = ", ".join(self.where)
        return (
            f"{what} is not there any more ({self.page or 'Python'}). Used in {where}: {self.why}. Now: {self.without}"
        )


@cache
def listed() -> tuple[Leaning, ...]:
    """The list, in its order."""
    return tuple(Leaning.model_validate(fields) for fields in yaml.safe_load(LIST.read_text("utf-8")))


@cache
def found() -> frozenset[tuple[str, str, str]]:
    """Everything that can be found by reading: its kind, what it is, and the file that uses it."""
    paths = [path for path in sorted(PACKAGE.rglob("*.*")) if path.suffix in {".css", ".js", ".py"}]
    paths = [path for path in paths if path.suffix == ".py" or not path.is_relative_to(ALONE)]
    read = ((path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8"), path.suffix) for path in paths)
    return frozenset((kind, what, file) for file, text, suffix in read for kind, what in in_text(text, suffix))


def in_text(text: str, suffix: str) -> Iterator[tuple[str, str]]:
    """What the text of one file leans on."""
    yield from (("variable", name) for name in re.findall(r"--st-[a-z-]+", text))
    yield from {".css": _in_style, ".js": _in_script, ".py": _in_python}[suffix](text)


def _in_style(text: str) -> Iterator[tuple[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for rule in re.findall(r"([^{};]+)\{", text):
        if not rule.strip().startswith("@"):
            parts = re.split(r",(?![^()]*\))", rule)
            yield from (("selector", " ".join(part.split())) for part in parts if FOREIGN.search(part))


def _in_script(text: str) -> Iterator[tuple[str, str]]:
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", text, flags=re.DOTALL)
    texts = ["".join(found) for found in TEXTS.findall(code)]
    yield from (("selector", one) for one in texts if IN_A_SCRIPT.search(one))
    yield from (("member", name) for name in re.findall(r"\.(_[a-z]\w+|p2d)\b", code))


def _in_python(text: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in {"streamlit", "plotly"}:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (("name", name) for name in names if node.module not in DOCUMENTED or "._" in name)
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.partition(".")[0] in {"streamlit", "plotly"}]
            yield from (("name", name) for name in names if name not in DOCUMENTED)
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and ast.unparse(node.value) in MODULES:
            yield "name", f"{MODULES[ast.unparse(node.value)]}.{node.attr}"
        if isinstance(node, ast.Constant) and str(node.value).startswith(("_stcore/", "/_stcore/")):
            yield "address", str(node.value)

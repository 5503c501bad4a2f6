"""Reads YAML files whose parts name facts: all problems at once, and every fact has to be one that may be shown."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from cryoteach.domain.evidence.costs import CostSheet
from cryoteach.domain.evidence.roads import Roads, ThenAndNow
from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.evidence.used_limits import UsedLimits
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.story_checks.settings import CaseCheckSettings
from cryoteach.errors import Problem
from cryoteach.library.content.profiles import citation_complaint
from cryoteach.library.files.validation import keeping, validated
from cryoteach.library.files.yaml_reader import Document, Place, read_yaml

Model = TypeVar("Model", bound=BaseModel)
PERCENT = "%"


def load_costs(folder: Path, facts: dict[str, Fact]) -> tuple[CostSheet | None, list[Problem]]:
    """Read content/costs/costs.yaml; what is drawn as icons has to be a percentage.

    Args:
        folder: content/costs.
        facts: the usable facts by id.

    Returns:
        The sheet, or None where its file cannot be used, and every problem of it.
    """

    def complaints(sheet: CostSheet) -> list[tuple[Place, str]]:
        drawn = [facts[name] for name in sheet.drawn() if name in facts]
        odd: list[tuple[Place, str]] = [
            ((), f"draws {fact.id}, which is no percentage")
            for fact in drawn
            if fact.value is None or fact.unit != PERCENT
        ]
        return [*_unknown(sheet.named(), facts), *odd]

    return load_cited(folder / "costs.yaml", "content/costs/costs.yaml", CostSheet, complaints)


def load_roads(folder: Path, facts: dict[str, Fact]) -> tuple[Roads | None, list[Problem]]:
    """Read content/roads/roads.yaml; None where it cannot be used."""
    name = "content/roads/roads.yaml"
    return load_cited(folder / "roads.yaml", name, Roads, lambda made: _unknown(made.named(), facts))


def load_case_checks(folder: Path, facts: dict[str, Fact]) -> tuple[CaseCheckSettings | None, list[Problem]]:
    """Read content/case-checks/case-checks.yaml; None where it cannot be used, and then cases carry no notes."""
    name = "content/case-checks/case-checks.yaml"
    return load_cited(folder / "case-checks.yaml", name, CaseCheckSettings, lambda made: _unknown(made.named(), facts))


def load_then_and_now(folder: Path, facts: dict[str, Fact]) -> tuple[ThenAndNow | None, list[Problem]]:
    """Read content/evidence/then-and-now.yaml; None where it cannot be used.

    A row that was not checked in full may name a fact that stays hidden: it says so, and a page leaves that fact out.
    """

    def complaints(made: ThenAndNow) -> list[tuple[Place, str]]:
        whole = [name for row in made.root if row.verified == "full" for name in row.facts]
        return [*_unknown(whole, facts), *_unknown([n for n in made.named() if n not in facts], facts)]

    return load_cited(folder / "then-and-now.yaml", "content/evidence/then-and-now.yaml", ThenAndNow, complaints)


def load_used_limits(
    folder: Path, criteria: dict[str, Criterion], facts: dict[str, Fact]
) -> tuple[UsedLimits | None, list[Problem]]:
    """Read content/limits/used-limits.yaml: every limit has a place on its condition's scale.

    Args:
        folder: content/limits.
        criteria: the conditions that can be used.
        facts: the usable facts by id.
    """

    def complaints(made: UsedLimits) -> list[tuple[Place, str]]:
        nowhere: list[tuple[Place, str]] = [((name,), text) for name, text in made.wrong(criteria, facts)]
        return [*_unknown(made.named(), facts), *nowhere]

    name = "content/limits/used-limits.yaml"
    return load_cited(folder / "used-limits.yaml", name, UsedLimits, complaints)


def load_cited(
    path: Path, name: str, model: type[Model], complaints: Callable[[Model], Iterable[tuple[Place, str]]]
) -> tuple[Model | None, list[Problem]]:
    """Read one file as one model, and hear what else is wrong with it."""
    problems: list[Problem] = []
    with keeping(problems):
        document: Document = read_yaml(path, name)
        made = validated(model, document)
        problems += [document.problem(place, text) for place, text in complaints(made)]
        if not problems:
            return made, []
    return None, problems


def _unknown(names: Iterable[str], facts: dict[str, Fact]) -> list[tuple[Place, str]]:
    """What is wrong with the facts named, each once."""
    return [((), text) for name in dict.fromkeys(names) if (text := citation_complaint(name, facts))]

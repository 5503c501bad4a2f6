"""Reads the teaching cases and checks each against the engine."""

from pathlib import Path

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.story_checks.whole_case import twin_problem
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases.written import own_complaints
from cryoteach.library.files.validation import each_named_file, validated
from cryoteach.library.files.yaml_reader import Document


def load_cases(folder: Path, profiles: dict[str, Profile]) -> tuple[dict[str, Case], list[Problem]]:
    """Read every case; one that is malformed, contradicts its own key or has no true twin is left out and reported."""
    made, problems = each_named_file(folder, "scenarios", lambda document: _case(document, profiles))
    while wrong := _wrong_twins(made):  # a case left out may have been another's twin
        problems += [made[stem][1].problem(("twin",), complaint) for stem, complaint in wrong.items()]
        made = {stem: found for stem, found in made.items() if stem not in wrong}
    return {stem: case for stem, (case, _) in made.items()}, problems


def _wrong_twins(made: dict[str, tuple[Case, Document]]) -> dict[str, str]:
    cases = {stem: case for stem, (case, _) in made.items()}
    return {
        stem: complaint
        for stem, case in cases.items()
        if case.twin is not None and (complaint := twin_problem(case, cases.get(case.twin)))
    }


def _case(document: Document, profiles: dict[str, Profile]) -> Case:
    case = validated(Case, document)
    problems = [document.problem(place, sentence) for place, sentence in own_complaints(case, profiles)]
    if problems:
        raise ContentError(problems)
    return case

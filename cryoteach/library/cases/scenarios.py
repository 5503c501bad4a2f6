"""Reads the teaching cases and checks each against the engine."""

from pathlib import Path

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.story_checks.whole_case import twin_problem
from cryoteach.errors import ContentError, Problem
from cryoteach.library.cases.twins import Complaints, left_out
from cryoteach.library.cases.written import own_complaints
from cryoteach.library.files.validation import each_named_file, validated
from cryoteach.library.files.yaml_reader import Document


def load_cases(folder: Path, profiles: dict[str, Profile]) -> tuple[dict[str, Case], list[Problem]]:
    """Read every case; one that is malformed, contradicts its own key or has no true twin is left out and reported."""
    made, problems = each_named_file(folder, "scenarios", lambda document: _case(document, profiles))
    cases = {stem: case for stem, (case, _) in made.items()}
    for wrong in left_out(cases, _twin_complaints(cases)):
        problems += [made[stem][1].problem(*complaint) for stem, told in wrong.items() for complaint in told]
        cases = {stem: case for stem, case in cases.items() if stem not in wrong}
    return cases, problems


def _twin_complaints(cases: dict[str, Case]) -> Complaints:
    problems = {name: twin_problem(case, cases.get(case.twin)) for name, case in cases.items() if case.twin is not None}
    return {name: [(("twin",), problem)] for name, problem in problems.items() if problem}


def _case(document: Document, profiles: dict[str, Profile]) -> Case:
    case = validated(Case, document)
    problems = [document.problem(place, sentence) for place, sentence in own_complaints(case, profiles)]
    if problems:
        raise ContentError(problems)
    return case

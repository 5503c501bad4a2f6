"""Reads the teaching cases and checks each against the engine."""

from pathlib import Path

from cryoteach.domain.cases import Case, problems_of, twin_problem
from cryoteach.domain.profiles import Profile
from cryoteach.errors import ContentError, Problem
from cryoteach.library.validation import each_file, ids_match_names, validated
from cryoteach.library.yaml_reader import Document


def load_cases(folder: Path, profiles: dict[str, Profile]) -> tuple[dict[str, Case], list[Problem]]:
    """Read every case; one that is malformed or contradicts its own key is left out and reported."""
    made, problems = each_file(folder, "scenarios", lambda document: _case(document, profiles))
    problems += ids_match_names((stem, case.id, document) for stem, (case, document) in made.items())
    cases = {stem: case for stem, (case, _) in made.items() if case.id == stem}
    for stem, case in list(cases.items()):
        if case.twin is not None and (complaint := twin_problem(case, cases.get(case.twin))):
            problems.append(made[stem][1].problem(("twin",), complaint))
            del cases[stem]
    return cases, problems


def _case(document: Document, profiles: dict[str, Profile]) -> Case:
    case = validated(Case, document)
    profile = profiles.get(case.profile)
    if profile is None:
        message = f"{case.profile!r} is not a profile that can be used; known: {', '.join(profiles)}"
        raise ContentError([document.problem(("profile",), message)])
    found = [document.problem(place, sentence) for place, sentence in problems_of(case, profile)]
    if found:
        raise ContentError(found)
    return case

"""What a product of `cryoteach export` takes along: cases and limits that are chosen, and where the app is reached."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from cryoteach.cli.reading import content, read_profile
from cryoteach.cli.verb import Refusal, complain, json_option, option, options
from cryoteach.cli.verbs.export.writing import export_out
from cryoteach.domain.cases.case import Case
from cryoteach.domain.input.web_address import checked_address
from cryoteach.domain.rules.profiles import Profile
from cryoteach.errors import ContentError, UnknownNameError
from cryoteach.export.app_link import for_others
from cryoteach.export.offline.page import with_those_of
from cryoteach.export.offline.tables import carried
from cryoteach.settings import settings


class Practised(BaseModel, frozen=True, extra="forbid"):
    """Cases to practise, the sets of limits to choose from, those together with the cases' own, and who is left out."""

    cases: list[Case]
    limits: list[Profile]
    all_limits: list[Profile]
    left_out: list[str]


def read_case(name: str) -> Case:
    """The case of this name.

    Raises:
        UnknownNameError: there is none.
        ContentError: there is, but it cannot be used; with the reasons.
    """
    found = content()
    if name in found.teaching.cases:
        read_profile(found.teaching.cases[name].profile)  # one whose limits are gone says so
        return found.teaching.cases[name]
    if own := [problem for problem in found.problems if problem.file.endswith((f"/{name}.yaml", f"/{name}.yml"))]:
        raise ContentError(own)
    raise UnknownNameError("case", name, found.teaching.cases)


case_options = options("--case", "ID", read_case, "a case to take along; without any, all of them")
address_option = option(
    "--address", "URL", checked_address, "where others open CryoTeach, for link and QR; else CRYOTEACH_ADDRESS"
)
_profile_options = options("--profile", "ID", read_profile, "a set of limits to choose from; without any, all of them")


def chosen_cases(cases: Sequence[Case]) -> list[Case]:
    """The cases that were named, each once; all that can be used where none was. Ends in words where there is none."""
    found = content()
    usable = cases or [case for case in found.teaching.cases.values() if case.profile in found.rules.profiles]
    if not usable:
        complain([Refusal("no case can be used, so there is nothing to take along", blames_content=True)])
    return list({case.id: case for case in usable}.values())


def left_out(taken: Iterable[str]) -> list[str]:
    """The cases that are left out when all are asked for, because they cannot be used; the report says so."""
    broken = {problem.file for problem in content().problems if problem.file.startswith("scenarios/")}
    files = (file.rpartition("/")[2].rpartition(".")[0] for file in broken)
    return sorted({*files, *content().teaching.cases} - {*taken})


def practice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a product of practice its options: the file, cases, sets of limits, the address, and JSON."""
    for one in (json_option, address_option, _profile_options, case_options, export_out):
        command = one(command)
    return command


def reached(address: str | None) -> str:
    """Where other devices open the app: what was named, else CRYOTEACH_ADDRESS; empty where only this one can."""
    return for_others(address or settings().address)


def practised(case: Sequence[Case], profile: Sequence[Profile]) -> Practised:
    """What is practised: the cases that were named, or all whose limits the tables can carry."""
    found = content()
    can_be = carried(found.rules.profiles.values())
    limits = list(profile or can_be)
    usable = {one.id for one in (*limits, *can_be)}
    cases = [one for one in chosen_cases(case) if case or one.profile in usable]
    return Practised(
        cases=cases, limits=limits, all_limits=with_those_of(cases, limits, found),
        left_out=[] if case else left_out([one.id for one in cases]),
    )  # fmt: skip

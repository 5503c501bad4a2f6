"""What every product of `cryoteach export` shares: the cases and limits that are chosen, the file, and the report.

A product's command takes the options below, makes its text or bytes, and hands them to `write_product`.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from cryoteach.cli.reading import content, read_profile
from cryoteach.cli.verb import Refusal, complain, option, options
from cryoteach.cli.writing import not_written, out_option, refuse_two_in_one, say
from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.errors import ContentError, UnknownNameError
from cryoteach.library.files.targets import STANDARD_OUTPUT, Target, is_stream
from cryoteach.library.files.whole_files import written_whole

STREAMS = "With --out - the file goes to standard output and the report to standard error; --json then needs a file."
ENCODING = "utf-8"
ENDINGS = {"scorm": ".zip", "notebook": ".ipynb"}
PAGE = ".html"


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


export_out = out_option("the file to write", needed=True)
case_options = options("--case", "ID", read_case, "a case to take along; without any, all of them")
profile_option = option("--profile", "ID", read_profile, "the set of limits", default="leaflet")
profile_options = options("--profile", "ID", read_profile, "a set of limits to choose from; without any, all of them")


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


def write_product(
    product: str, made: str | bytes, out: Target, limits: Iterable[Profile], *, as_json: bool, **more: Sequence[str]
) -> None:
    """Write a product whole or not at all, and report it: product, file, bytes, versions of the limits.

    Args:
        product: what it is called by the command.
        made: all of it; a text is written as UTF-8.
        out: where it goes.
        limits: the sets of limits that it was made with.
        as_json: whether the report is for programs.
        more: what else the report says, such as the cases.
    """
    refuse_two_in_one(out, as_json=as_json)
    raw = made.encode(ENCODING) if isinstance(made, str) else made
    try:
        with written_whole(out) as stream:
            stream.buffer.write(raw)
    except (OSError, ValueError) as error:
        complain([not_written(error, out) if isinstance(error, OSError) else Refusal(f"--out: {error}")])
    versions = [_version(profile) for profile in limits]
    path = out if out == STANDARD_OUTPUT else str(out)
    report = {"product": product, "path": path, "bytes": len(raw), "limits": versions, **more}
    words = _in_words(report) + _of_its_name(product, out)
    say(json.dumps(report, indent=2, ensure_ascii=False) if as_json else words, out)


def _of_its_name(product: str, out: Target) -> str:
    """What to mind where a double click would not know what to open the file with."""
    ending = ENDINGS.get(product, PAGE)
    is_known = is_stream(out) or str(out).lower().endswith(ending)
    return "" if is_known else f"\nIts name does not end in {ending}: a double click may not open it"


def _version(profile: Profile) -> dict[str, str]:
    return {"id": profile.id, "version": profile.version, "date": str(profile.date), "reviewer": profile.reviewer}


def _in_words(report: dict[str, Any]) -> str:
    limits = ", ".join(f"{one['id']} {one['version']} ({one['reviewer']})" for one in report["limits"])
    made_with = f", made with the limits {limits}" if limits else ""
    lines = [f"{report['path']}: {report['bytes']:,} bytes{made_with}"]
    if report.get("cases"):
        lines.append(f"Cases: {len(report['cases'])}")
    if report.get("left_out"):
        lines.append(f"Left out, for they cannot be used: {', '.join(report['left_out'])}; see cryoteach check")
    return "\n".join(lines)

"""What every product of `cryoteach export` shares: the file, and the report.

A product's command makes its text or bytes and hands them to `write_product`; what it takes along is in `choosing`.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from cryoteach.cli.verb import Refusal, complain
from cryoteach.cli.writing import not_written, out_option, refuse_two_in_one, say
from cryoteach.domain.rules.profiles import Profile
from cryoteach.library.files.targets import STANDARD_OUTPUT, Target, is_stream
from cryoteach.library.files.whole_files import written_whole

STREAMS = "With --out - the file goes to standard output and the report to standard error; --json then needs a file."
ENCODING = "utf-8"
ENDINGS = {"scorm": ".zip", "notebook": ".ipynb"}
PAGE = ".html"


export_out = out_option("the file to write", needed=True)


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

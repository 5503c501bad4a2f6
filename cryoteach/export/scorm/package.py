"""Writes the package: the offline file with its adapter, the manifest, and the sheet about them."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import NOWHERE, App
from cryoteach.export.offline.page import Reporting, as_html, case_links, with_those_of
from cryoteach.export.scorm.course import Course, why_too_many
from cryoteach.export.scorm.manifest import NAME, PAGE, manifest
from cryoteach.export.scorm.sheet import in_the_app, sheet

ADAPTER = Path(__file__).parent / "scripts/scorm.js"
SHEET = "READ-ME.txt"
ALWAYS = (1980, 1, 1, 0, 0, 0)
"""When every file was written, by the zip: the same package twice is the same bytes."""

READABLE = 0o100644 << 16
UNIX = 3


def as_package(
    content: Content, cases: Sequence[Case], profiles: Sequence[Profile], course: Course, *, app: App = NOWHERE
) -> bytes:
    """Write it.

    Args:
        content: everything that was read.
        cases: those to practise, in order.
        profiles: the sets of limits to choose from; those that the cases are judged by come with them.
        course: what the trainer says of it.
        app: the app that it leads back into.

    Raises:
        ValueError: there is no case, or a platform could not keep the answers to so many.
        ContentError: a set of limits has a shape that the tables of the file cannot carry.
    """
    if not cases:
        raise ValueError("no case was chosen, so a platform would have nothing to report")
    if trouble := why_too_many(cases):
        raise ValueError(trouble)
    reporting = Reporting(listeners=(ADAPTER,), title=course.title, mastery=course.mastery)
    page = as_html(content, cases, profiles, app=app, reporting=reporting)
    ways = in_the_app(app, case_links(content, cases, app))
    told = sheet(course, cases, with_those_of(cases, profiles, content), len(page.encode()), ways)
    files = {PAGE: page, SHEET: told}
    return zipped({NAME: manifest(course, cases, list(files)), **files})


def zipped(files: Mapping[str, str]) -> bytes:
    """Pack texts, in this order; the same ones give the same bytes."""
    into = BytesIO()
    with ZipFile(into, "w") as archive:
        for name, text in files.items():
            entry = ZipInfo(name, ALWAYS)
            entry.external_attr, entry.create_system, entry.compress_type = READABLE, UNIX, ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return into.getvalue()

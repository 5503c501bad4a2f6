"""What SCORM 1.2 asks of a package's structure, as far as we know it: the schemas themselves are not ours to ship."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from cryoteach.export.scorm.manifest import NAME, PACKING, SCORM

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
IN = {"p": PACKING}
ALLOWED = {
    "manifest": {"identifier", "version"}, "metadata": set(), "schema": set(), "schemaversion": set(),
    "organizations": {"default"}, "organization": {"identifier"}, "title": set(),
    "item": {"identifier", "identifierref", "isvisible", "parameters"},
    "resources": set(), "resource": {"identifier", "type", "href", f"{{{SCORM}}}scormtype"}, "file": {"href"},
}  # fmt: skip


def problems_of(package: bytes) -> list[str]:
    """Everything that is wrong with a package; nothing where a platform should take it."""
    try:
        archive = ZipFile(BytesIO(package))
        root = ET.fromstring(archive.read(NAME))  # noqa: S314 - a test's own package
    except (BadZipFile, KeyError, ET.ParseError) as error:
        return [f"no manifest at the root of a zip: {error}"]
    parts = (_names(root), _schema(root), _identifiers(root), _course(root), _resources(root), _files(root, archive))
    return [problem for part in parts for problem in part]


def _names(root: ET.Element) -> Iterator[str]:
    """No name that 1.2 does not have, such as those of 2004."""
    for element in root.iter():
        name = element.tag.removeprefix(f"{{{PACKING}}}")
        if name not in ALLOWED:
            yield f"{element.tag} is no element of a manifest"
        yield from (f"{name} has no {each}" for each in element.attrib.keys() - ALLOWED.get(name, set()))


def _schema(root: ET.Element) -> Iterator[str]:
    if [root.findtext(f"p:metadata/p:{name}", "", IN) for name in ("schema", "schemaversion")] != ["ADL SCORM", "1.2"]:
        yield "it does not say ADL SCORM 1.2"


def _identifiers(root: ET.Element) -> Iterator[str]:
    found = [
        element.get("identifier", "")
        for element in root.iter()
        if "identifier" in ALLOWED.get(element.tag.rpartition("}")[2], ())
    ]
    yield from (f"{name!r} is no identifier" for name in found if not IDENTIFIER.fullmatch(name))
    yield from (f"{name} stands twice" for name, times in Counter(found).items() if times > 1)


def _course(root: ET.Element) -> Iterator[str]:
    courses = {course.get("identifier") for course in root.iterfind("p:organizations/p:organization", IN)}
    organizations = root.find("p:organizations", IN)
    if organizations is None or organizations.get("default") not in courses:
        yield "the course that it begins with is not there"
    items, resources = (
        root.findall(".//p:item", IN),
        {one.get("identifier") for one in root.iterfind(".//p:resource", IN)},
    )
    if not items or any(item.get("identifierref") not in resources for item in items):
        yield "an activity has no page"
    if any(not (one.findtext("p:title", "", IN).strip()) for one in (*items, *root.iterfind(".//p:organization", IN))):
        yield "a title is missing"


def _resources(root: ET.Element) -> Iterator[str]:
    for resource in root.iterfind("p:resources/p:resource", IN):
        if (resource.get("type"), resource.get(f"{{{SCORM}}}scormtype")) not in {
            ("webcontent", "sco"),
            ("webcontent", "asset"),
        }:
            yield "a page is neither sco nor asset"
        if resource.get("href") not in {file.get("href") for file in resource.iterfind("p:file", IN)}:
            yield "a page does not list itself"


def _files(root: ET.Element, archive: ZipFile) -> Iterator[str]:
    listed = [file.get("href", "") for file in root.iterfind(".//p:file", IN)]
    yield from (f"{name} leaves the package" for name in listed if re.search(r"^/|\\|:|(^|/)\.\.(/|$)", name))
    held = {*archive.namelist()} - {NAME}
    yield from (f"{name} is not in the zip" for name in sorted({*listed} - held))
    yield from (f"{name} is not listed" for name in sorted(held - {*listed}))

"""Our parts in the browser: small loaders, modules that stand together under one hash, text that arrives as sent."""

import json
import re
from posixpath import dirname, join, normpath

import pytest

import streamlit_app
from cryoteach.widgets.parts.page import front_end
from cryoteach.widgets.parts.page.front_end import as_payload, files, loader
from tests.conftest import ROOT

PARTS = ROOT / "cryoteach/widgets/parts"
SCRIPTS = {f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8") for path in PARTS.glob("*/*.js")}
SHOWN = [name for name, text in SCRIPTS.items() if "export default " in text]
"""The parts themselves; the rest is imported by them."""
IMPORTED = re.compile(r'(?:^import|^export) [^;]*?from "([^"]+)"', re.MULTILINE)
WRITES_HTML = {
    "person/gates": "Python writes it, every word escaped: see tests/test_app.py",
    "person/words": "likewise, in person_view/verdict.py",
    "charts/picture": "likewise, in the widgets that draw",
    "pictures/walk_panel": "likewise, in drawings/walk.py",
}


def module_names() -> dict[str, str]:
    """The text of each served module, by the end of its address."""
    return {file.name.partition("/")[2].removesuffix(".js"): file.content().decode() for file in files()}


def test_the_app_serves_every_module_and_the_constants_all_in_one_folder():
    served = {getattr(route, "path", "") for route in streamlit_app.app._user_routes}
    assert set(module_names()) == {*SCRIPTS, "constants"}
    assert len({"/".join(file.path.split("/")[:2]) for file in files()}) == 1
    assert [file.path for file in streamlit_app.files if f"/{{above:path}}{file.path}" not in served] == []


def test_the_folder_has_another_name_when_any_module_changes(monkeypatch: pytest.MonkeyPatch):
    names = {file.name for file in files()}
    changed = {**front_end._modules(), "controls/numbers": "export const nothing = 0;"}
    monkeypatch.setattr(front_end, "_modules", lambda: changed)
    front_end._folder.cache_clear()
    others = {file.name for file in files()}
    front_end._folder.cache_clear()
    assert len(others) == len(names)
    assert names & others == set()


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_module_imports_only_what_is_served_beside_it(name: str):
    assert imported_by(name, SCRIPTS[name]) - module_names().keys() == set()
    assert SCRIPTS[name].count(' from ".') == len(imported_by(name, SCRIPTS[name]))


def imported_by(name: str, text: str) -> set[str]:
    """Find where the modules lie that a module imports."""
    return {normpath(join(dirname(name), path)).removesuffix(".js") for path in IMPORTED.findall(text)}


@pytest.mark.parametrize("part", SHOWN)
def test_a_loader_is_short_and_asks_at_once_for_all_that_its_part_needs(part: str):
    script = loader(part)
    assert len(script) < 750  # Streamlit sends it with every rerun
    assert f"new URL(`{'/'.join(files()[0].path.split('/')[:2])}/${{name}}.js`, document.baseURI)" in script
    names = re.search(r'"([\w/ ]+)"\.split', script)[1].split()
    assert names[0] == part
    assert len(names) == len(set(names))
    needed = {part}.union(*(imported_by(name, module_names()[name]) for name in names))
    assert needed == set(names)


def test_only_parts_that_python_mounts_are_parts():
    mounted = {
        name
        for path in PARTS.glob("*/*.py")
        for name in re.findall(r'js=loader\("([\w/]+)"\)', path.read_text("utf-8"))
    }
    assert mounted == set(SHOWN)


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_part_writes_text_as_html_or_asks_another_origin(name: str):
    script = SCRIPTS[name]
    writes = re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script)
    assert len(writes) == (name in WRITES_HTML)
    assert re.findall(r"https?://", script) == []


def test_what_a_part_is_told_arrives_as_it_was_sent():
    payload = {"text": "</script>“ü” \u2028 & <b>", "number": 1.5, "none": None}
    assert json.loads(as_payload(payload)) == payload

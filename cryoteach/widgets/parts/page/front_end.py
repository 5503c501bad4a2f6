"""Serves the scripts of our parts to the browser: ES modules, each under its folder and its own name.

Streamlit sends a component's whole script with every rerun. Ours are therefore a few lines long: they load the real
part from a route of the app, once, and the browser keeps it. All modules stand under one prefix with the hash of all of
them, so they import one another by where they lie, and a page that was open before an update never meets a new script.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from cryoteach.browser_file import ASSETS, BrowserFile
from cryoteach.figures.parts.plotly_script import plotly_script
from cryoteach.figures.parts.screen_template import chart_template
from cryoteach.settings import settings

_PARTS = Path(__file__).parents[1]
_CONSTANTS = "constants"
_IMPORT = re.compile(r'^import [^;]+ from "(\.[\w./]+)\.js";$', re.MULTILINE)
_INDENT = re.compile(r"\n +")
_LOADER = """let modules;
export default (part) => {
  const text = new TextDecoder().decode(part.data);
  const { reserve = 0, saysFailure } = JSON.parse(text);
  part.parentElement.style.minHeight ||= `${reserve}px`;
  part.parentElement.dataset.ctPlace = "kept";
  modules ??= Promise.all("MODULES".split(" ").map(
    (name) => import(new URL(`FOLDER/${name}.js`, document.baseURI))));
  modules.catch(() => {
    modules = null;
    if (saysFailure) part.setStateValue("failed", true);
  });
  return modules.then(([module]) => module.default({ ...part, text }));
}"""
"""Takes JSON as bytes (compact, and written once) and keeps the part's place, so that nothing jumps when it comes.

Asks for the part and all that it imports at once, so that nothing is waited for twice, and again where that failed.
A part whose page has something else to show instead (``saysFailure``) tells Python so, as its value ``failed``.
Once they are there, the parts of a rerun are called in the order of their loaders: moves.js comes after the charts.
"""


def files() -> list[BrowserFile]:
    """List what the app must serve for the parts to come up, besides Plotly's own script."""
    folder, modules = _folder(), _modules()
    return [
        BrowserFile(name=f"{folder}/{name}.js", media_type="text/javascript", source=text)
        for name, text in modules.items()
    ]


def loader(part: str) -> str:
    """Write the short script that Streamlit sends with every rerun.

    Args:
        part: the module that shows it, such as charts/chart.
    """
    return (
        _INDENT.sub("\n", _LOADER)
        .replace("FOLDER", f"{ASSETS}/{_folder()}")
        .replace("MODULES", " ".join(_needed_by(part)))
    )


def as_payload(payload: Mapping[str, object]) -> bytes:
    """Write what a part is told, as compact JSON."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _modules() -> dict[str, str]:
    """The text of each module by where it lies, such as page/dom, and the constants that Python knows."""
    scripts = sorted(_PARTS.glob("*/*.js"))
    written = {f"{path.parent.name}/{path.stem}": path.read_text("utf-8") for path in scripts}
    return {**written, _CONSTANTS: _constants()}


def _constants() -> str:
    plotly = f"new URL({json.dumps(f'../{plotly_script().name}')}, import.meta.url).href"
    constants = {
        "TEMPLATE": chart_template(),
        "REPORT_TO": settings().report_to,
        "STYLES": {path.stem: path.read_text("utf-8") for path in sorted(_PARTS.glob("*/*.css"))},
    }
    written = {"PLOTLY": plotly} | {name: json.dumps(value) for name, value in constants.items()}
    return "".join(f"export const {name} = {value};\n" for name, value in written.items())


@cache
def _folder() -> str:
    every = json.dumps(_modules(), sort_keys=True)
    return f"parts-{hashlib.sha256(every.encode()).hexdigest()[:10]}"


def _needed_by(part: str) -> list[str]:
    """A module and all that it imports, whichever way, each once."""
    needed = [part]
    for name in needed:
        imported = (normpath(join(dirname(name), other)) for other in _IMPORT.findall(_modules()[name]))
        needed += [other for other in imported if other not in needed]
    return list(dict.fromkeys(needed))

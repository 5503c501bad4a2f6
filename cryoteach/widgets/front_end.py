"""How our front-end parts reach the browser.

Streamlit sends a component's whole script with every rerun. Ours are therefore a line long: they load the real part
from a route of the app, once, and the browser keeps it.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from cryoteach.figures.plotly_script import BrowserFile

_LOADER = """export default (part) => {
  const place = part.parentElement;
  const text = new TextDecoder().decode(part.data);
  place.style.minHeight ||= `${JSON.parse(text).reserve ?? 0}px`;
  return import(new URL("PATH", document.baseURI)).then((module) => module.default({ ...part, text }));
}"""
"""Takes JSON as bytes (compact, and written once) and keeps the part's place, so that nothing jumps when it comes."""


def browser_file(script: str, **constants: object) -> BrowserFile:
    """Prepare a script that lies beside this file; it finds the constants under the name BAKED."""
    written = Path(__file__).with_name(script).read_text("utf-8")
    text = f"const BAKED = {json.dumps(constants, separators=(',', ':'))};\n{written}"
    stem, dot, ending = script.partition(".")
    mark = hashlib.sha256(text.encode()).hexdigest()[:10]
    return BrowserFile(name=f"{stem}-{mark}{dot}{ending}", media_type="text/javascript", source=text)


def loader(file: BrowserFile) -> str:
    """Write the short script that Streamlit sends with every rerun."""
    return _LOADER.replace("PATH", file.path)


def merged(under: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    """Lay one nested mapping over another."""
    both = dict(under)
    for name, value in over.items():
        below = both.get(name)
        both[name] = merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return both

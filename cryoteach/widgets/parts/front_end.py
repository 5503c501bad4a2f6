"""How our front-end parts reach the browser.

Streamlit sends a component's whole script with every rerun. Ours are therefore a few lines long: they load the real
part from a route of the app, once, and the browser keeps it.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from cryoteach.browser_file import BrowserFile

_LOADER = """export default (part) => {
  const place = part.parentElement;
  const text = new TextDecoder().decode(part.data);
  place.style.minHeight ||= `${JSON.parse(text).reserve ?? 0}px`;
  return import(new URL("PATH", document.baseURI)).then((module) => module.default({ ...part, text }));
}"""
"""Takes JSON as bytes (compact, and written once) and keeps the part's place, so that nothing jumps when it comes."""


def browser_file(name: str, *scripts: str, **constants: object) -> BrowserFile:
    """Join scripts that lie beside this file into one, which finds the constants under the name BAKED."""
    baked = f"const BAKED = {json.dumps(constants, separators=(',', ':'))};"
    text = "\n".join([baked, *map(part_file, scripts)])
    mark = hashlib.sha256(text.encode()).hexdigest()[:10]
    return BrowserFile(name=f"{name}-{mark}.js", media_type="text/javascript", source=text)


def part_file(name: str) -> str:
    """Read a file of the front end that lies beside this one."""
    return Path(__file__).with_name(name).read_text("utf-8")


def loader(file: BrowserFile) -> str:
    """Write the short script that Streamlit sends with every rerun."""
    return _LOADER.replace("PATH", file.path)


def as_payload(post: Mapping[str, object]) -> bytes:
    """Write what a part is told, as compact JSON."""
    return json.dumps(post, ensure_ascii=False, separators=(",", ":")).encode()

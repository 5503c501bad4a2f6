"""The two typefaces of the app, under an open licence (OFL.txt): a serif for what is read, a sans for the rest.

Both are cut down to the letters and signs that are used: together they are lighter than the one that Streamlit loads.
Figures are of one width in the sans, so that numbers of controls and charts do not dance.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from cryoteach.browser_file import BrowserFile

FOLDER = Path(__file__).parent / "typefaces"
SEEN_AT_ONCE = ("cryoteach-serif", "cryoteach-sans")
"""What the first screen of every page is set in; the italic is fetched where a page has some."""


@cache
def typefaces() -> dict[str, BrowserFile]:
    """Every typeface by the name of its file."""
    return {path.stem: _served(path) for path in sorted(FOLDER.glob("*.woff2"))}


def fetched_later() -> list[BrowserFile]:
    """List the others."""
    return [typeface for name, typeface in typefaces().items() if name not in SEEN_AT_ONCE]


def _served(path: Path) -> BrowserFile:
    mark = sha256(path.read_bytes()).hexdigest()[:10]
    return BrowserFile(name=f"{path.stem}-{mark}.woff2", media_type="font/woff2", source=path)

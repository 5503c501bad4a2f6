"""The one style sheet of the page, served under the hash of its text: the browser has it before anything is drawn.

Streamlit would bring it with the first run of the page, after the page has been laid out once without it: everything
jumped. A rule for how text is set stands in type.css, one for paper in print.css, the rest in widgets/frame/style.css.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from cryoteach.browser_file import BrowserFile
from cryoteach.look.typefaces import SEEN_AT_ONCE, typefaces

_HERE = Path(__file__).parent


def style_sheet(*parts: Path) -> BrowserFile:
    """Join type, the styles of these files and paper, in this order, into one sheet."""
    paths = (_HERE / "type.css", *parts, _HERE / "print.css")
    text = "\n".join(path.read_text("utf-8") for path in paths)
    for name, typeface in typefaces().items():
        text = text.replace(f"url({name}.woff2)", f"url({typeface.name})")
    mark = sha256(text.encode()).hexdigest()[:10]
    return BrowserFile(name=f"style-{mark}.css", media_type="text/css", source=text)


def first_needed(*parts: Path) -> Sequence[BrowserFile]:
    """List what a page needs before its first word: the sheet of these styles and the typefaces of the first screen."""
    return [style_sheet(*parts), *(typefaces()[name] for name in SEEN_AT_ONCE)]

"""The offline file as HTML: one page with its style, its data and its script inside, which fetches nothing."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.review.agreed import review_state
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.terms import Tag
from cryoteach.export.app_link import NO_LINK, NOWHERE, App, CaseLink, case_link, chapter_address
from cryoteach.export.credits import NOBODY_YET, cite_line
from cryoteach.export.html_template import html_template
from cryoteach.export.offline.data import file_data
from cryoteach.export.offline.joined import ENTRY, joined
from cryoteach.export.offline.words import MEANINGS
from cryoteach.export.qr import qr_image

HERE = Path(__file__).parent
CHAPTER = "one-person"
FOLDED = {"explain": "Explain", "unknown": "What if something is not known?"}
TITLE = "CryoTeach, without a network"
MOST_BYTES = 300_000
"""Of the whole file; where the QR codes of all cases would make it larger, their links stand without."""

START = '$main.start(JSON.parse(document.getElementById("file").textContent));'


class Reporting(BaseModel, frozen=True, extra="forbid"):
    """What a page has more that reports to a learning platform.

    Args:
        listeners: modules of JavaScript that listen to practice (``scripts/reporting.js``) and come before the start.
        title: what it is called in the course.
        mastery: the score of 100 from which on it is passed; None where it is only completed.
    """

    listeners: tuple[Path, ...]
    title: str
    mastery: int | None = None


def as_html(
    content: Content, cases: Sequence[Case], profiles: Sequence[Profile], *, app: App = NOWHERE,
    reporting: Reporting | None = None,
) -> str:  # fmt: skip
    """Write the file; every text is escaped.

    Args:
        content: everything that was read.
        cases: those to take along, in order.
        profiles: the sets of limits to choose from; those that the cases are judged by come with them.
        app: the app that it leads back into.
        reporting: what it has more where a learning platform opens it.

    Raises:
        ContentError: a set of limits has a shape that the tables cannot carry.
    """
    taken = with_those_of(cases, profiles, content)
    listeners = reporting.listeners if reporting else ()
    script, css = f"{joined(*listeners, ENTRY)}{START}", _style()
    template = html_template("offline.html")
    told = {
        "policy": _policy(script, css), "css": css, "script": script,
        "data": in_a_page(file_data(content, cases, taken)), "cite": cite_line("offline file", taken),
        "profiles": taken, "meanings": [MEANINGS[tag] for tag in Tag], "count": len(cases),
        "licences": " and ".join(dict.fromkeys(case.licence for case in cases)), "reviewed": reviewed(content),
        "footer": ", ".join(f"{one.id} v{one.version}" for one in taken),
        "lesson": _lesson(content), "reporting": reporting, "title": reporting.title if reporting else TITLE,
        **_ways(app), "links": case_links(content, cases, app),
    }  # fmt: skip
    html = template.render(told, with_codes=True)
    return html if len(html.encode()) <= MOST_BYTES else template.render(told, with_codes=False)


def with_those_of(cases: Iterable[Case], profiles: Iterable[Profile], content: Content) -> list[Profile]:
    """These sets of limits and those that the cases are judged by, each once."""
    own = (content.rules.profiles[case.profile] for case in cases)
    return list({profile.id: profile for profile in (*profiles, *own)}.values())


def _ways(app: App) -> dict[str, str]:
    """The ways into the app that the page shows; nothing but why there is none without an address."""
    code = qr_image(app.address) if app.address else ""
    return {"address": app.address, "chapter": chapter_address(app.address), "code": code, "no_link": NO_LINK}


def case_links(content: Content, cases: Iterable[Case], app: App) -> list[CaseLink]:
    """The links to those of the cases that the app knows; none without an address."""
    known = [case for case in cases if app.address and case.id not in app.own]
    return [case_link(app.address, case, content.rules.profiles[case.profile]) for case in known]


def reviewed(content: Content) -> str:
    """Who has reviewed what of all this: nobody, until somebody has."""
    state = review_state(content)
    return f"Clinicians have agreed with {len(state.agreed)} of {state.items} items." if state.agreed else NOBODY_YET


def in_a_page(data: Any) -> str:  # noqa: ANN401 - whatever JSON takes
    r"""JSON that nothing inside can end, wherever it stands in a page.

    >>> print(in_a_page(["</script>"]))
    ["\u003c/script\u003e"]
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _policy(script: str, css: str) -> str:
    """What the page may do: run this script, wear this style, and fetch nothing."""
    return (
        f"default-src 'none'; img-src data:; script-src 'sha256-{_hash(script)}'; style-src 'sha256-{_hash(css)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _style() -> str:
    text = (HERE / "offline.css").read_text("utf-8")
    return "\n".join(line.strip() for line in re.sub(r"/\*.*?\*/", "", text).splitlines() if line.strip())


def _lesson(content: Content) -> dict[str, Any]:
    """The chapter's title, story and what unfolds; nothing where its file cannot be used."""
    lesson = content.teaching.lessons.get(CHAPTER)
    if lesson is None:
        return {"title": "One person", "story": "", "folded": []}
    told = [(title, lesson.sections[name].split("\n\n")) for name, title in FOLDED.items() if name in lesson.sections]
    plain = [(title, [re.sub(r"\[\^?[^\]]*\](\([^)]*\))?|\*", "", part) for part in parts]) for title, parts in told]
    return {"title": lesson.title, "story": lesson.story, "folded": plain}

"""The tutor's sheet: one lesson to print, with its minutes, its questions, likely mistakes and what to say."""

from base64 import b64encode

from pydantic import BaseModel

from cryoteach.domain.cases.aims import MINUTES_A_STAGE, MISCONCEPTIONS, OBJECTIVES
from cryoteach.domain.cases.questions import ChoiceQuestion
from cryoteach.domain.rooms.asked import Asked, asked_of
from cryoteach.domain.rooms.codes import shown_code
from cryoteach.domain.rooms.events import Opened
from cryoteach.domain.rooms.items import DialItem, Item, NumberItem, StageItem, profile_of, question_of
from cryoteach.domain.rooms.keys import Key, key_of
from cryoteach.domain.rooms.plans import Part
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.html_template import html_template
from cryoteach.export.qr import qr

PHASES = {
    "commit": "vote alone", "reveal": "show the answers", "talk": "talk with a neighbour", "revote": "vote again",
    "reveal2": "show both votes", "model": "open the model",
}  # fmt: skip
KEYS = {
    "→, space or Page Down": "the next step, as the big button names it", "← or Page Up": "look at the step before",
    "R": "close the vote and show the answers", "V": "have everybody vote again", "B": "make the projector blank",
    "Q": "show code and QR large", "L": "let no new phone in, or let them in again", "?": "list these keys",
}  # fmt: skip
"""What the keys of a keyboard or clicker do at the projector and the desk, in the trainer's own browser."""


class Row(BaseModel, frozen=True, extra="forbid"):
    """One part of the lesson with its minutes, and of a question what the tutor needs."""

    minutes: float
    title: str
    phases: tuple[str, ...] = ()
    asked: Asked | None = None
    key: Key | None = None
    wrong: tuple[tuple[str, str], ...] = ()
    beliefs: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    by: str = ""


def as_html(opened: Opened, join: str = "", code: str = "") -> str:
    """Write the sheet as one HTML file that fetches nothing; every text is escaped.

    Args:
        opened: the lesson.
        join: where phones join, once the room is open and others can reach it.
        code: the code of the room, once it is open.
    """
    drawn = qr(join).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1) if join else ""
    picture = f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}" if drawn else ""
    return html_template("tutor_sheet.html").render(
        title=opened.title, rows=rows_of(opened), keys=KEYS, late=opened.key == "after-second-vote", join=join,
        code=shown_code(code) if code else "", picture=picture, planned=opened.plan is not None,
        minutes=sum(row.minutes for row in rows_of(opened)),
    )  # fmt: skip


def rows_of(opened: Opened) -> list[Row]:
    """The parts in their order; without a plan each question has our estimate of its minutes."""
    items = iter(opened.items)
    if opened.plan is None:
        return [_asks(item, opened, Row(minutes=MINUTES_A_STAGE, title=asked_of(item, opened).title)) for item in items]
    rows: list[Row] = []
    for part in opened.plan.parts:
        row = Row(minutes=part.minutes, title=part.title, phases=_phases(part))
        rows.append(_asks(next(items), opened, row) if part.kind == "ask" else row)
    return rows


def _phases(part: Part) -> tuple[str, ...]:
    return tuple(f"{PHASES[name]} {minutes:g}" for name, minutes in part.phases.items())


def _asks(item: Item, opened: Opened, row: Row) -> Row:
    profile = profile_of(item, opened)
    more: dict[str, object] = {
        "asked": asked_of(item, opened),
        "key": key_of(item, opened),
        "wrong": _wrong(item, opened),
        "by": _by(item, profile),
    }
    if isinstance(item, StageItem):
        case = opened.case(item.case)
        is_last = item.stage == len(case.stages) - 1
        more |= {
            "beliefs": tuple(MISCONCEPTIONS[name] for name in case.misconceptions),
            "aims": tuple(OBJECTIVES[name] for name in case.objectives),
            "prompts": case.debrief if is_last else (),
        }
    return row.model_copy(update=more)


def _by(item: Item, profile: Profile | None) -> str:
    """By what the key was found."""
    if isinstance(item, NumberItem):
        return f"The number is {item.tag.words}."
    return f"Limits: {profile.title}, version {profile.version}, {profile.reviewer}." if profile else ""


def _wrong(item: Item, opened: Opened) -> tuple[tuple[str, str], ...]:
    """The answers that the author expected besides the right one, each with its feedback."""
    question = None if isinstance(item, DialItem) else question_of(item, opened)
    if not isinstance(question, ChoiceQuestion):
        return ()
    return tuple((option.text, option.feedback) for option in question.options if not option.right)

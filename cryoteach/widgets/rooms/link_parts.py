"""What the address of the page may hold: the lesson that is chosen, and the code of the room; never its secret."""

from collections.abc import Mapping

from cryoteach.domain.page_address import Part, Phrase
from cryoteach.domain.rooms.events import KeyShown
from cryoteach.domain.rooms.plans import Plan
from cryoteach.domain.rules.scales import Choice
from cryoteach.widgets.desk.my_cases import my_cases_part
from cryoteach.widgets.practice.link_parts import ASKED, LESSON, LONGEST, OF_CASES, OWN

KEY, ROOM, SIX = "key", "room", "six"
USUAL_MINUTES = 20
KEYS: dict[KeyShown, str] = {
    "after-second-vote": "after the second vote: the talk stays open",
    "at-reveal": "with the first answers: shorter",
}
SIX_QUESTIONS = {
    "plan": "as the lesson has it",
    "ask": "ask them: 4 minutes at either end",
    "none": "leave them out",
    "pairs": "ask them, and let nameless pairs leave as a file",
}
MEASURES = {"plan": "", "ask": "1", "none": "0", "pairs": "pairs"}
"""The same as whoever opens the room is told it."""


def room_parts(plans: Mapping[str, Plan]) -> list[Part]:
    """The parts of the page."""
    lessons = Choice(name=LESSON, label="lesson", term="", options=lessons_of(plans))
    keys = Choice(name=KEY, label="when the key is shown", term="", options={**KEYS})
    six = Choice(name=SIX, label="six questions before and after", term="", options=SIX_QUESTIONS)
    return [
        Part(kind=lessons, default=usual(plans)),
        Part(kind=Phrase(name=ASKED, label="the cases that are asked", longest=LONGEST, form="list"), default=""),
        Part(kind=keys, default="after-second-vote"),
        Part(kind=six, default="plan"),
        Part(kind=Phrase(name=ROOM, label="the code of the room", form="list"), default=""),
        Part(kind=Phrase(name=OWN, label="cases of a trainer", longest=LONGEST, form="packed"), default=""),
        my_cases_part(),
    ]


def lessons_of(plans: Mapping[str, Plan]) -> dict[str, str]:
    """What can be chosen: every plan by its order, and cases without one."""
    ordered = sorted(plans.values(), key=lambda plan: plan.order)
    return {plan.id: plan.title for plan in ordered} | {OF_CASES: "Cases of your choice"}


def usual(plans: Mapping[str, Plan]) -> str:
    """What is chosen at first: the plan nearest to twenty minutes."""
    nearest = sorted(plans.values(), key=lambda plan: (abs(plan.minutes - USUAL_MINUTES), plan.order))
    return nearest[0].id if nearest else OF_CASES

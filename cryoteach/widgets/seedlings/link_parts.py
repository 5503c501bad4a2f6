"""What the address of chapter 7 may hold: the guess, the month, what was frozen, who is looked at, and every dial."""

from cryoteach.domain.page_address import Part
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.domain.seedlings.laws import Laws
from cryoteach.widgets.frame.predict import question_parts
from cryoteach.widgets.state import chapter_state

GUESSED, FROZEN, MONTH_NOW, WHO, GROWTH, DIAL = (
    *("seed_said", "seed_frozen", "seed_month", "seed_who"),
    *("seed_growth", "seed_"),
)
YES, STEADY = "yes", "steady"
SAYINGS = {
    "3": "within 3 months",
    "12": "within a year",
    "24": "within two years",
    "60": "within five years",
    "never": "never",
}
GUESS = Choice(name=GUESSED, label="your guess", term="", options=SAYINGS)


def seedling_parts(lab: SeedlingLab | None) -> list[Part]:
    """Every part of the address of chapter 7; none where its file cannot be used."""
    if lab is None:
        return []
    dials = [
        Part(kind=dial_scale(lab, name), default=dial_scale(lab, name).checked(lab.at(name))) for name in lab.dials
    ]
    return [
        *question_parts(GUESS),
        Part(kind=_choice(FROZEN, "frozen", {YES: "everything that the scan shows"})),
        Part(kind=month_scale(lab), default=0),
        Part(kind=who_scale(lab), default=lab.person),
        Part(kind=_choice(GROWTH, "growth", growths(lab)), default=STEADY),
        *dials,
    ]


def dial_scale(lab: SeedlingLab, name: str) -> Quantity:
    """The scale of one law's dial."""
    return lab.dials[name].quantity(f"{DIAL}{name}")


def month_scale(lab: SeedlingLab) -> Quantity:
    """The months that can be looked at."""
    return Quantity(name=MONTH_NOW, label="month", term="", unit="months", low=0, high=lab.months, step=1, one="month")


def who_scale(lab: SeedlingLab) -> Quantity:
    """The people who can be looked at."""
    return Quantity(name=WHO, label="invented person", term="", unit="", low=1, high=lab.people, step=1)


def growths(lab: SeedlingLab) -> dict[str, str]:
    """The laws of growth, in words."""
    return {STEADY if end is None else f"{end:g}": _growth_words(end) for end in lab.slows_to_mm}


def laws_asked(lab: SeedlingLab) -> Laws:
    """The laws as the dials stand."""
    growth = chapter_state.text(GROWTH)
    moved = {name: chapter_state.value(f"{DIAL}{name}") for name in lab.dials}
    return lab.moved(moved, None if growth in {"", STEADY} else float(growth))


def _growth_words(end: float | None) -> str:
    return "steady for ever" if end is None else f"slowing, with an end at {end:g} mm"


def _choice(name: str, label: str, options: dict[str, str]) -> Choice:
    return Choice(name=name, label=label, term="", options=options)

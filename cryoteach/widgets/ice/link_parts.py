"""What the address of chapter 5 may hold: needles, times, tumour, blood, view and the learner's guess."""

from cryoteach.domain.iceball.plan import LATTICE, MOST_NEEDLES
from cryoteach.domain.iceball.result import COLD, LETHAL
from cryoteach.domain.iceball.settings import IceNumber, IceSettings
from cryoteach.domain.page_address import Part, Phrase
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.widgets.frame.predict import question_parts

NEEDLES, SPREAD, INSIDE, ARRANGED, PLACES = "needles", "spread", "inside", "arranged", "places"
WIDTH, LENGTH, COOLING, FLOW, VESSEL = "width", "needle_length", "power", "flow", "vessel"
FREEZE, THAW, AGAIN, TUMOUR, MARGIN, LIVER = "freeze", "thaw", "again", "tumour", "margin", "liver"
VIEW, MINUTE, CORE, CONTOUR, CONDUCTS, LIVER_FLOW = "ice_view", "minute", "core", "contour", "conducts", "liver_flow"
ARRAY, PLACED_ONE_BY_ONE, NO_VESSEL = "array", "hand", "none"
ARRANGEMENTS = {ARRAY: "evenly on a ring", PLACED_ONE_BY_ONE: "by hand"}
INSIDES = {"0": "none", "1": "one", "3": "three", "4": "four"}
VESSELS = {NO_VESSEL: "none", **{f"{at:g}": f"{at:g} mm from the middle" for at in (15.0, 17.5, 20.0, 25.0)}}
CONTOURS = {f"{LETHAL:g}": "−40 °C", f"{COLD:g}": "−20 °C"}
VIEWS = {
    "slices": "How much is covered?",
    "growth": "Over time",
    "film": "Minute by minute",
    "cost": "One to five",
    "errors": "How far off?",
}
START_NEEDLES, START_SPREAD = 4, 10.0
"""Four on a square of 15 mm: the plan that the model's numbers were checked on."""
ML_A_MINUTE = 6000
"""A flow of 1/s, in ml a minute through 100 ml of tissue."""
CORE_GUESS = Quantity(name=CORE, label="your guess", term="", unit="mm", low=0, high=60, step=1)


def ice_parts(settings: IceSettings | None) -> list[Part]:
    """Every part of the address of chapter 5; without the lab's numbers only the guess."""
    guess = question_parts(CORE_GUESS)
    return guess if settings is None else [*guess, *_needles(settings), *_procedure(settings), *_around(settings)]


def scale(name: str, number: IceNumber, step: float) -> Quantity:
    """The scale of one number of the lab."""
    return Quantity(
        name=name, label=number.label.lower(), term="", unit=number.unit, low=number.low, high=number.high, step=step
    )


def scales(settings: IceSettings) -> dict[str, Quantity]:
    """Every number of the lab that can be moved, by its part."""
    needles, times = settings.needles, settings.procedure
    return {
        LENGTH: scale(LENGTH, needles.length, 10),
        COOLING: scale(COOLING, needles.cooling, 5),
        CONDUCTS: scale(CONDUCTS, settings.tissue.frozen_conductivity, 0.1),
        FREEZE: scale(FREEZE, times.freeze, 1),
        THAW: scale(THAW, times.thaw, 1),
        AGAIN: scale(AGAIN, times.again, 1),
        TUMOUR: scale(TUMOUR, times.tumour, 5),
        MARGIN: scale(MARGIN, times.margin, 5),
        LIVER: scale(LIVER, times.liver, 50),
        LIVER_FLOW: _flow_scale(times.liver_flow),
        NEEDLES: Quantity(
            name=NEEDLES, label="needles", term="", unit="needles", one="needle", low=1, high=MOST_NEEDLES, step=1
        ),
        SPREAD: Quantity(
            name=SPREAD, label="radius of the ring", term="", unit="mm", low=5, high=30, step=LATTICE
        ),
        MINUTE: Quantity(name=MINUTE, label="minute", term="", unit="minutes", low=0, high=60, step=1),
    }  # fmt: skip


def _flow_scale(number: IceNumber) -> Quantity:
    """Blood flow as clinics give it; the file has it as the equations do."""
    low, high = (round(end * ML_A_MINUTE, 1) for end in (number.low, number.high))
    unit = "ml a minute in 100 ml"
    return Quantity(name=LIVER_FLOW, label=number.label.lower(), term="", unit=unit, low=low, high=high, step=0.2)


def _needles(settings: IceSettings) -> list[Part]:
    known, needles = scales(settings), settings.needles
    widths = {f"{width:g}": f"{width:g} mm" for width in needles.widths}
    return [
        Part(kind=known[NEEDLES], default=START_NEEDLES),
        Part(kind=known[SPREAD], default=START_SPREAD),
        _choice(INSIDE, "needles inside the ring", INSIDES, "0"),
        _choice(ARRANGED, "arrangement of the needles", ARRANGEMENTS, ARRAY),
        Part(kind=Phrase(name=PLACES, label="places of the needles", longest=180, form="list"), default=""),
        _choice(WIDTH, "needle width", widths, f"{needles.width.value:g}"),
        Part(kind=known[LENGTH], default=needles.length.value),
        Part(kind=known[COOLING], default=needles.cooling.value),
    ]


def _procedure(settings: IceSettings) -> list[Part]:
    known = scales(settings)
    names = (FREEZE, THAW, AGAIN, TUMOUR, MARGIN, LIVER)
    return [Part(kind=known[name], default=getattr(settings.procedure, name).value) for name in names]


def _around(settings: IceSettings) -> list[Part]:
    flows = {name: flow.title for name, flow in settings.flows.items()}
    return [
        _choice(FLOW, "blood flow", flows, settings.first_flow),
        Part(kind=scales(settings)[LIVER_FLOW]),
        _choice(CONTOUR, "cold that counts", CONTOURS, f"{LETHAL:g}"),
        Part(kind=scales(settings)[CONDUCTS], default=settings.tissue.frozen_conductivity.value),
        _choice(VESSEL, "vessel", VESSELS, NO_VESSEL),
        _choice(VIEW, "view", VIEWS, "slices"),
        Part(kind=scales(settings)[MINUTE], default=10),
    ]


def _choice(name: str, label: str, options: dict[str, str], default: str) -> Part:
    return Part(kind=Choice(name=name, label=label, term="", options=options), default=default)

"""The plan that the address asks for, and the ice ball of it: a sketch while something moves, then the full run."""

import streamlit as st
from pydantic import ValidationError

from cryoteach.domain.iceball.plan import MOST_NEEDLES, Place, Plan, Timing, Vessel, ring, snapped
from cryoteach.domain.iceball.result import IceBall
from cryoteach.domain.iceball.settings import IceSettings
from cryoteach.domain.input.refusals import sentences_of
from cryoteach.domain.input.typed_numbers import POINT, read_number
from cryoteach.widgets.ice.link_parts import (
    AGAIN,
    ARRANGED,
    CONDUCTS,
    COOLING,
    FLOW,
    FREEZE,
    INSIDE,
    LENGTH,
    LIVER_FLOW,
    MARGIN,
    ML_A_MINUTE,
    NEEDLES,
    NO_VESSEL,
    PLACED_ONE_BY_ONE,
    PLACES,
    SPREAD,
    THAW,
    TUMOUR,
    VESSEL,
    WIDTH,
)  # fmt: skip
from cryoteach.widgets.parts.page.under_way import under_way
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.waited_for import waited_for
from cryoteach.wiring import IceWork, ice_sketch, ice_work

MOVING, UNDER_WAY = "ice_moves", "ice_under_way"
MS_AT_REST = 1500  # a hand that was not heard of for so long rests
EXPECTED = "places by hand look like this: -7.5,7.5; 7.5,7.5 (mm from the middle)"


def asked_places() -> tuple[Place, ...]:
    """Where the needles shall stand.

    Raises:
        ValueError: what was typed is no list of places; the sentence says what is expected.
    """
    if chapter_state.text(ARRANGED) != PLACED_ONE_BY_ONE:
        inside = int(chapter_state.text(INSIDE))
        count = int(chapter_state.number(NEEDLES))
        if inside >= count:
            raise ValueError(f"{count} in all leaves no ring round {inside} inside; take more needles or fewer inside")
        return ring(count - inside, 0 if count == 1 else chapter_state.number(SPREAD), inside)
    return typed_places(chapter_state.text(PLACES))


def typed_places(text: str) -> tuple[Place, ...]:
    """Read places such as "-7.5,7.5; 7.5,7.5", in mm; each is put on the nearest place of the lattice.

    Raises:
        ValueError: it is no list of places.
    """
    try:
        pairs = [part.split(",") for part in text.split(";") if part.strip()]
        numbers = [(read_number(x, POINT), read_number(y, POINT)) for x, y in pairs]
    except ValueError:
        raise ValueError(EXPECTED) from None
    return tuple(snapped(x, y) for x, y in numbers)


def written(places: tuple[Place, ...]) -> str:
    """Write places as they may be typed."""
    return "; ".join(f"{x:g},{y:g}" for x, y in places)


def asked_plan(settings: IceSettings) -> Plan:
    """The plan on screen.

    Raises:
        ValueError: it cannot be carried out, in a sentence or several.
    """
    return plan_at(asked_places(), settings)


def plan_at(places: tuple[Place, ...], settings: IceSettings) -> Plan:
    """The plan on screen, with its needles at these places.

    Raises:
        ValueError: it cannot be carried out, in a sentence or several.
    """
    if not 1 <= len(places) <= MOST_NEEDLES:
        raise ValueError(f"it takes 1 to {MOST_NEEDLES} needles, and that would be {len(places)}")
    try:
        needles = settings.needles_at(
            places, width=float(chapter_state.text(WIDTH)), length=chapter_state.number(LENGTH),
            cooling=chapter_state.number(COOLING),
        )  # fmt: skip
        vessel = chapter_state.text(VESSEL)
        plan = settings.plan(
            needles,
            flow=chapter_state.text(FLOW),
            tumour=chapter_state.number(TUMOUR),
            margin=chapter_state.number(MARGIN),
            protocol=Timing(
                freeze=chapter_state.number(FREEZE), thaw=chapter_state.number(THAW), again=chapter_state.number(AGAIN)
            ),
            vessel=None if vessel == NO_VESSEL else Vessel(x=float(vessel)),
        )
    except ValidationError as error:
        raise ValueError("; ".join(text for _, text in sentences_of(error))) from None
    moved = chapter_state.value(LIVER_FLOW)
    return plan if moved is None else plan.model_copy(update={"flow_liver": float(moved) / ML_A_MINUTE})


def moved_tissue() -> dict[str, float]:
    """The numbers of the tissue that can be moved, as they stand."""
    return {"frozen_conductivity": chapter_state.number(CONDUCTS)}


def is_moving() -> bool:
    """Whether this run answers a hand that still moves; it is said once, for a hand may never be seen to rest."""
    return bool(st.session_state.pop(MOVING, False))


def ball_of(plan: Plan, settings: IceSettings, *, moving: bool) -> IceBall:
    """The full ice ball where it is there; else its sketch, and the full one as soon as nothing moves."""
    if moving:
        return ice_sketch(plan, settings, moved_tissue())
    return _work(plan, settings).ball or ice_sketch(plan, settings, moved_tissue())


def watch(plan: Plan, ball: IceBall, settings: IceSettings, *, moving: bool) -> None:
    """Where a sketch is on screen, show how far the full run has come, and have it looked for again."""
    if moving:
        under_way(0, "A sketch is shown while you move", key=UNDER_WAY, wait=MS_AT_REST)
    elif ball.is_sketch:
        share = _work(plan, settings).share
        under_way(share, f"A sketch is shown; the full run is {min(100 * share, 100):.0f}% done", key=UNDER_WAY)


def _work(plan: Plan, settings: IceSettings) -> IceWork:
    tissue = moved_tissue()
    return waited_for("ice_waited_for", (plan, settings, tissue), lambda: ice_work(plan, settings, tissue))

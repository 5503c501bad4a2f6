"""The controls of the ice-ball lab."""

from html import escape

import streamlit as st

from cryoteach.domain.criteria import Tag
from cryoteach.domain.iceball_lab import IceLab
from cryoteach.domain.iceball_planner import PlannerRow
from cryoteach.domain.iceball_result import LETHAL
from cryoteach.domain.iceball_settings import IceSettings
from cryoteach.theme import TAG_MARKS
from cryoteach.widgets import address
from cryoteach.widgets.ice_parts import (
    AGAIN,
    ARRANGED,
    ARRANGEMENTS,
    ARRAY,
    BY_HAND,
    CONDUCTS,
    CONTOUR,
    CONTOURS,
    COOLING,
    FLOW,
    FREEZE,
    INSIDE,
    INSIDES,
    LENGTH,
    LIVER,
    MARGIN,
    NEEDLES,
    PLACES,
    SPREAD,
    THAW,
    TUMOUR,
    VESSEL,
    VESSELS,
    WIDTH,
    scales,
)  # fmt: skip
from cryoteach.widgets.ice_plan import MOVING, asked_places, written
from cryoteach.widgets.quantity import Moved, dial
from cryoteach.widgets.session import set_widget

TITLES = {
    TUMOUR: "Tumour across (mm)", MARGIN: "Margin round it (mm)", NEEDLES: "Needles", FREEZE: "First freeze (minutes)",
    THAW: "Thaw (minutes)", AGAIN: "Second freeze (minutes)", SPREAD: "Radius of the ring (mm)",
    LENGTH: "Cold length of a needle (mm)", COOLING: "Needle power: cooling (°C)", LIVER: "Liver (ml)",
    CONDUCTS: "How well frozen tissue conducts (W/mK)",
}  # fmt: skip


def ice_controls(lab: IceLab) -> None:
    """Offer the controls, the ones that matter most first."""
    settings = lab.settings
    st.html("<h2>Set it up</h2>")
    by_hand = address.text(ARRANGED) == BY_HAND
    for name in (TUMOUR, MARGIN) if by_hand else (TUMOUR, MARGIN, NEEDLES):
        _dial(settings, name)
    _planners(lab)
    _chooser(CONTOUR, CONTOURS, "Cold that counts")
    _chooser(FLOW, {name: flow.title.split(":")[0] for name, flow in settings.flows.items()}, "Blood flow")
    flow = settings.flows[address.text(FLOW)]
    st.html(f'<p class="ct-small">{TAG_MARKS[flow.tag]} {escape(flow.tag.words)}: {escape(flow.reason)}</p>')
    with st.expander("Freeze, thaw, freeze", expanded=False, key="ice_box_times"):
        for name in (FREEZE, THAW, AGAIN):
            _dial(settings, name)
    with st.expander("Where the needles stand, and which", expanded=False, key="ice_box_needles"):
        _places(settings)
        _chooser(WIDTH, {f"{width:g}": f"{width:g} mm" for width in settings.needles.widths}, "Needle width")
        for name in (LENGTH, COOLING):
            _dial(settings, name)
    with st.expander("A vessel, and the liver", expanded=False, key="ice_box_around"):
        _chooser(VESSEL, VESSELS, "A vessel of 5 mm along the needles")
        _dial(settings, LIVER)
    with st.expander("For the curious: how frozen tissue conducts", expanded=False, key="ice_box_tissue"):
        _dial(settings, CONDUCTS)
        number = settings.tissue.frozen_conductivity
        st.html(f'<p class="ct-small">{TAG_MARKS[number.tag]} {escape(number.tag.words)}: {escape(number.reason)}</p>')


def _planners(lab: IceLab) -> None:
    """Offer the fewest needles that the planner found for the target on screen."""
    target = address.number(TUMOUR) / 2 + address.number(MARGIN)
    row = lab.planner.row(address.text(FLOW), LETHAL, target)
    if row is not None:
        st.button(
            f"Place the planner’s needles: {row.needles}", key="ice_planners", on_click=_place, args=(row,),
            help="The fewest found that bring tumour and margin to −40 °C. Better layouts may exist.",
        )  # fmt: skip


def _place(row: PlannerRow) -> None:
    """Set the planner's layout: one needle alone needs no ring."""
    ring = {SPREAD: row.ring} if row.ring else {}
    address.put({ARRANGED: ARRAY, NEEDLES: row.needles, INSIDE: str(row.inside), LENGTH: row.length, **ring})


def _places(settings: IceSettings) -> None:
    _chooser(ARRANGED, ARRANGEMENTS, "How they stand")
    if address.text(ARRANGED) == BY_HAND:
        set_widget("ice_places", address.text(PLACES))
        st.text_input(
            "Places in mm from the middle", key="ice_places", max_chars=180, placeholder="-7.5,7.5; 7.5,7.5",
            help="Or tap the slice across the needles: a tap sets a needle or takes one away.",
            on_change=address.put_widget, args=(PLACES, "ice_places", ""),
        )  # fmt: skip
        return
    _dial(settings, SPREAD)
    _chooser(INSIDE, INSIDES, "Of these, inside the ring")
    st.button("Go on from here by hand", key="ice_by_hand", on_click=_by_hand)


def _by_hand() -> None:
    try:
        places = written(asked_places())
    except ValueError:  # the ring on screen cannot stand either
        places = ""
    address.put({ARRANGED: BY_HAND, PLACES: places})


def _dial(settings: IceSettings, name: str) -> None:
    scale = scales(settings)[name]
    dial(scale, TITLES[name], address.value(name), lambda moved: _move(settings, name, moved), key=f"ice_{name}")


def _move(settings: IceSettings, name: str, moved: Moved) -> None:
    st.session_state[MOVING] = not moved.settled
    address.put_dial(name, scales(settings)[name], moved)


def _chooser(name: str, options: dict[str, str], title: str) -> None:
    key = f"ice_{name}_choice"
    set_widget(key, address.text(name))
    st.segmented_control(
        title, list(options), key=key, required=True, format_func=options.__getitem__, wrap=True,
        on_change=address.put_widget, args=(name, key),
    )  # fmt: skip


def whose() -> str:
    """The mark and words of everything the lab works out."""
    return f"{TAG_MARKS[Tag.MODEL_OUTPUT]} {Tag.MODEL_OUTPUT.words}"

"""The controls of the ice-ball lab."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.iceball.planner import PlannerRow
from cryoteach.domain.iceball.settings import Flow, IceNumber, IceSettings
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.ice.link_parts import (
    AGAIN,
    ARRANGED,
    ARRANGEMENTS,
    ARRAY,
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
    LIVER_FLOW,
    MARGIN,
    ML_A_MINUTE,
    NEEDLES,
    PLACED_ONE_BY_ONE,
    PLACES,
    SPREAD,
    THAW,
    TUMOUR,
    VESSEL,
    VESSELS,
    WIDTH,
    scales,
)  # fmt: skip
from cryoteach.widgets.ice.plan import MOVING, asked_places, written
from cryoteach.widgets.ice.planner_table import table_holds, table_row, where_it_holds
from cryoteach.widgets.ice.protocol_strip import procedure_strip
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.move import Moved
from cryoteach.widgets.state.session import set_widget

TITLES = {
    TUMOUR: "Tumour across (mm)", MARGIN: "Margin round it (mm)", NEEDLES: "Needles", FREEZE: "First freeze (minutes)",
    THAW: "Thaw (minutes)", AGAIN: "Second freeze (minutes)", SPREAD: "Radius of the ring (mm)",
    LENGTH: "Cold length of a needle (mm)", COOLING: "Needle power: cooling (°C)", LIVER: "Liver (ml)",
    CONDUCTS: "How well frozen tissue conducts (W/mK)", LIVER_FLOW: "Blood flow in the liver (ml a minute in 100 ml)",
}  # fmt: skip


def ice_controls(lab: IceLab) -> None:
    """Offer the controls, the ones that matter most first."""
    settings = lab.settings
    by_hand = chapter_state.text(ARRANGED) == PLACED_ONE_BY_ONE
    for name in (TUMOUR, MARGIN) if by_hand else (TUMOUR, MARGIN, NEEDLES):
        _dial(settings, name)
    _planners(lab)
    _chooser(CONTOUR, CONTOURS, "Cold that counts")
    _flow(settings)
    procedure_strip()
    with st.expander("Freeze, thaw, freeze: change the minutes", expanded=False, key="ice_box_times"):
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
        _said_of(settings.tissue.frozen_conductivity)


def _planners(lab: IceLab) -> None:
    """Offer the fewest needles that the planner found for the target on screen, or say what its table holds for."""
    row = table_row(lab)
    if not table_holds(lab):
        st.html(f'<p class="ct-small">{escape(where_it_holds(lab))}</p>')
    if row is None:
        return
    st.button(
        f"Place the planner’s needles: {row.needles}", key="ice_planners", on_click=_place, args=(row,),
        help="The fewest found that bring tumour and margin to −40 °C. Better layouts may exist.",
    )  # fmt: skip


def _place(row: PlannerRow) -> None:
    """Set the planner's layout: one needle alone needs no ring."""
    ring = {SPREAD: row.ring} if row.ring else {}
    chapter_state.put({ARRANGED: ARRAY, NEEDLES: row.needles, INSIDE: str(row.inside), LENGTH: row.length, **ring})


def _flow(settings: IceSettings) -> None:
    """Three flows to choose from, and a dial for the liver's own, which each choice sets back to its number."""
    names = {name: flow.title.split(":")[0] for name, flow in settings.flows.items()}
    _chooser(FLOW, names, "Blood flow", _choose_flow)
    flow = settings.flows[chapter_state.text(FLOW)]
    chosen, moved = round(flow.liver * ML_A_MINUTE, 1), chapter_state.value(LIVER_FLOW)
    at = chosen if moved is None else moved
    dial(
        scales(settings)[LIVER_FLOW], TITLES[LIVER_FLOW], at, lambda moved: _move_flow(settings, chosen, moved),
        key=f"ice_{LIVER_FLOW}",
    )  # fmt: skip
    _said_of(flow if at == chosen else settings.procedure.liver_flow)


def _choose_flow() -> None:
    chapter_state.put({LIVER_FLOW: None}, settled=False)
    chapter_state.put_widget(FLOW, f"ice_{FLOW}_choice")


def _move_flow(settings: IceSettings, chosen: float, moved: Moved) -> None:
    """Where the dial stands at the number of the choice, it is the choice that holds."""
    st.session_state[MOVING] = not moved.settled
    if moved.value is not None and abs(moved.value - chosen) < scales(settings)[LIVER_FLOW].step / 2:
        chapter_state.put({LIVER_FLOW: None}, settled=moved.settled)
    else:
        chapter_state.put_dial(LIVER_FLOW, scales(settings)[LIVER_FLOW], moved)


def _said_of(number: IceNumber | Flow) -> None:
    st.html(f'<p class="ct-small">{tag_label(number.tag)}: {escape(number.reason)}</p>')


def _places(settings: IceSettings) -> None:
    _chooser(ARRANGED, ARRANGEMENTS, "How they stand")
    if chapter_state.text(ARRANGED) == PLACED_ONE_BY_ONE:
        set_widget("ice_places", chapter_state.text(PLACES))
        st.text_input(
            "Places in mm from the middle", key="ice_places", max_chars=180, placeholder="-7.5,7.5; 7.5,7.5",
            help="Or tap the slice across the needles: a tap sets a needle or takes one away.",
            on_change=chapter_state.put_widget, args=(PLACES, "ice_places", ""),
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
    chapter_state.put({ARRANGED: PLACED_ONE_BY_ONE, PLACES: places})


def _dial(settings: IceSettings, name: str) -> None:
    scale = scales(settings)[name]
    dial(scale, TITLES[name], chapter_state.value(name), lambda moved: _move(settings, name, moved), key=f"ice_{name}")


def _move(settings: IceSettings, name: str, moved: Moved) -> None:
    st.session_state[MOVING] = not moved.settled
    chapter_state.put_dial(name, scales(settings)[name], moved)


def _chooser(name: str, options: dict[str, str], title: str, on_choice: Callable[[], None] | None = None) -> None:
    key = f"ice_{name}_choice"
    set_widget(key, chapter_state.text(name))
    st.segmented_control(
        title, list(options), key=key, required=True, format_func=options.__getitem__, wrap=True,
        on_change=on_choice or partial(chapter_state.put_widget, name, key),
    )  # fmt: skip

"""Draws chapter 5, the ice-ball lab: what is set up, what it covers, and one view at a time."""

from collections.abc import Callable
from html import escape

import streamlit as st

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.iceball.result import THRESHOLDS, IceBall
from cryoteach.figures.ice.cover import percent
from cryoteach.person_view.citation import citation
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.frame.predict import ask_number
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.ice.controls import ice_controls
from cryoteach.widgets.ice.link_parts import CONTOUR, CONTOURS, CORE, CORE_GUESS, LIVER, VIEW, VIEWS
from cryoteach.widgets.ice.pictures import pictures
from cryoteach.widgets.ice.plan import asked_plan, ball_of, is_moving, watch
from cryoteach.widgets.ice.planner_table import fewest
from cryoteach.widgets.ice.views import cost_view, covered_view, errors_view, film_view, growth_view, whose
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget
from cryoteach.wiring import ice_sketch

SHOWN_BY: dict[str, Callable[[IceBall, IceLab], None]] = {
    "slices": covered_view,
    "growth": growth_view,
    "film": film_view,
    "cost": cost_view,
    "errors": errors_view,
}
TEN, PLACE = 10, "ice"


def ice_lab(lab: IceLab, evidence: Evidence) -> bool:
    """Ask for the width of the core beside a picture without it; then show the lab. True once it may be seen."""
    seen = ask_number(CORE_GUESS, "Your guess: how wide is the part at −40 °C or colder? (mm)", then=PLACE)
    if seen:
        beside_the_guess(lab)
    with arrival(PLACE), st.container(key="ice_lab"):
        if seen:
            st.html("<h2>The ice, and the cold in it</h2>")
            _lab(lab)
            honesty(lab, evidence)
        else:
            left, beside = st.columns([11, 8], gap="medium")
            pictures(ice_sketch(lab.settings.example(), lab.settings), left, beside)
    return seen


def beside_the_guess(lab: IceLab) -> None:
    """Say what the model has for the question; earlier links were asked of the first ten minutes."""
    ball = ice_sketch(lab.settings.example(), lab.settings)
    early = next(round(m.widths[-1]) for m in ball.moments if m.minute == TEN)
    words = (
        f"The model: {ball.widths[-1]:.0f} mm, inside {ball.widths[0]:.0f} mm of ice; after the first ten minutes "
        f"{early} mm. {whose(ball)}."
    )
    guess = chapter_state.value(CORE)
    said = f"You guessed {guess} mm. " if guess is not None else ""
    st.html(f'<p class="ct-said" role="status">{escape(said + words)}</p>')


@st.fragment
def _lab(lab: IceLab) -> None:
    """Show the lab; a move redraws only this."""
    moving = is_moving()
    bar, below = sticky_bar(), st.container()  # the bar stays in sight for as long as what it lies in: all of the lab
    left, beside, right = st.columns([10, 7, 8], gap="medium")
    with right, st.expander("Set it up", expanded=True, key="ice_panel"):
        ice_controls(lab)
    try:
        plan = asked_plan(lab.settings)
    except ValueError as complaint:
        bar.warning(f"This cannot be set up: {escape(str(complaint))}.")
        return
    ball = ball_of(plan, lab.settings, moving=moving)
    with bar:
        said = _headline(ball, lab)
    with below:
        announce(said, key="ice_announcement")
        watch(plan, ball, lab.settings, moving=moving)
    pictures(ball, left, beside, lab)
    _chooser()
    SHOWN_BY[chapter_state.text(VIEW)](ball, lab)


def _chooser() -> None:
    set_widget("ice_view_choice", chapter_state.text(VIEW))
    st.segmented_control(
        "Look at it", list(VIEWS), key="ice_view_choice", required=True, format_func=VIEWS.__getitem__, wrap=True,
        label_visibility="collapsed", on_change=chapter_state.put_widget, args=(VIEW, "ice_view_choice"),
    )  # fmt: skip


def _headline(ball: IceBall, lab: IceLab) -> str:
    """The line that stays in sight: what is covered, its cost, what the planner would take; the same to be said."""
    liver, contour = chapter_state.number(LIVER), float(chapter_state.text(CONTOUR))
    cold = CONTOURS[chapter_state.text(CONTOUR)]
    line = f"{cold} reached {percent(ball.target[THRESHOLDS.index(contour)])} of the tumour with its margin"
    minutes = ball.minutes_to_cover(contour)
    parts = [
        f"visible ice holds {percent(ball.target[0])}",
        f"{ball.volumes[0]:.0f} cm³ frozen, {ball.share_of_liver(1, liver):.0f}% of the liver",
        f"covered after {minutes:.0f} minutes of freezing" if minutes else f"{cold} never covers it",
        fewest(lab),
        whose(ball),
    ]
    rest = "".join(f"<span> · {escape(part)}</span>" for part in parts)
    mark = '<span class="ct-mark" aria-hidden="true">❄</span>'
    st.html(f'<p class="ct-verdict ct-near">{mark}<strong>{escape(line)}</strong>{rest}</p>')
    return f"{line}. {'; '.join(parts)}"


def honesty(lab: IceLab, evidence: Evidence) -> None:
    """What must stand beside the lab, each line with its tag and what was read for it."""
    lines = lab.settings.lines
    listed = "".join(f"<li>{escape(line.text)} <small>{tag_label(line.tag)}</small></li>" for line in lines)
    names = dict.fromkeys(name for line in lines for name in line.facts)
    cited = "".join(citation(fact, evidence.sources[fact.source]) for fact in (evidence.facts[name] for name in names))
    with st.expander("A teaching model, not a treatment plan: what this lab cannot say", key="ice_cannot_say"):
        st.html(f"<ul>{listed}</ul><dl><dt>What was read</dt><dd><ul>{cited}</ul></dd></dl>")

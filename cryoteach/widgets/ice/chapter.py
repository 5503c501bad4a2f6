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
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.ice.controls import ice_controls
from cryoteach.widgets.ice.link_parts import CONTOUR, CONTOURS, CORE, CORE_GUESS, LIVER, VIEW, VIEWS
from cryoteach.widgets.ice.plan import asked_plan, ball_of, watch
from cryoteach.widgets.ice.planner_table import fewest
from cryoteach.widgets.ice.views import cost_view, errors_view, film_view, growth_view, slices_view, whose
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget
from cryoteach.wiring import ice_sketch

SHOWN_BY: dict[str, Callable[[IceBall, IceLab], None]] = {
    "slices": slices_view,
    "growth": growth_view,
    "film": film_view,
    "cost": cost_view,
    "errors": errors_view,
}
TEN = 10


@st.fragment
def core_guess(lab: IceLab) -> None:
    """Ask for the width of the core; when a guess is made, put what the model says beside it."""
    dial(
        CORE_GUESS, "Your guess: how wide is the part at −40 °C or colder? (mm)", chapter_state.value(CORE),
        lambda moved: chapter_state.put_dial(CORE, CORE_GUESS, moved), key="core_dial", nothing="no guess",
    )  # fmt: skip
    if chapter_state.value(CORE) is None:
        st.html('<p role="status">No guess yet. You may go on without one.</p>')
    else:
        beside_the_guess(lab)


def beside_the_guess(lab: IceLab) -> None:
    """Say what was guessed, and what the model says."""
    ball = ice_sketch(lab.settings.example(), lab.settings)
    ice, core = next((m.widths[0], m.widths[-1]) for m in ball.moments if m.minute == TEN)
    words = f"You guessed {chapter_state.value(CORE)} mm. {whose(ball)}: {core:.0f} mm, inside {ice:.0f} mm of ice."
    st.html(f'<p role="status">{escape(words)}</p>')


@st.fragment
def inside_the_ice(lab: IceLab) -> None:
    """Show the lab; a move redraws only this."""
    left, right = st.columns([19, 9], gap="medium")
    with right, st.expander("Set it up", expanded=True, key="ice_panel"):
        ice_controls(lab)
    with left:
        try:
            plan = asked_plan(lab.settings)
        except ValueError as complaint:
            st.warning(f"This cannot be set up: {escape(str(complaint))}.")
        else:
            ball = ball_of(plan, lab.settings)
            _headline(ball, lab)
            watch(plan, ball, lab.settings)
            _chooser()
            SHOWN_BY[chapter_state.text(VIEW)](ball, lab)


def _chooser() -> None:
    set_widget("ice_view_choice", chapter_state.text(VIEW))
    st.segmented_control(
        "Look at it", list(VIEWS), key="ice_view_choice", required=True, format_func=VIEWS.__getitem__, wrap=True,
        label_visibility="collapsed", on_change=chapter_state.put_widget, args=(VIEW, "ice_view_choice"),
    )  # fmt: skip


def _headline(ball: IceBall, lab: IceLab) -> None:
    """The line that stays in sight: what is covered, what it costs, and what the planner would take."""
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
    with sticky_bar():
        mark = '<span class="ct-mark" aria-hidden="true">❄</span>'
        st.html(f'<p class="ct-verdict ct-near">{mark}<strong>{escape(line)}</strong>{rest}</p>')
    announce(f"{line}. {'; '.join(parts)}", key="ice_announcement")


def honesty(lab: IceLab, evidence: Evidence) -> None:
    """What must stand beside the lab, each line with its tag and what was read for it."""
    lines = lab.settings.lines
    listed = "".join(f"<li>{escape(line.text)} <small>{tag_label(line.tag)}</small></li>" for line in lines)
    st.html(f"<h2>What this lab cannot say</h2><ul>{listed}</ul>")
    names = dict.fromkeys(name for line in lines for name in line.facts)
    facts = [evidence.facts[name] for name in names]
    with st.expander("What was read for these lines", key="read_for_ice"):
        cited = "".join(citation(fact, evidence.sources[fact.source]) for fact in facts)
        st.html(f"<dl><dt>What was read</dt><dd><ul>{cited}</ul></dd></dl>")

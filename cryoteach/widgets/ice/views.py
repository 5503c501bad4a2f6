"""The views of the ice-ball lab; only the one that is chosen is drawn."""

from collections.abc import Iterator
from functools import partial
from html import escape

import streamlit as st

from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.iceball.result import ICE, LETHAL, THRESHOLDS, IceBall
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.ice import cost as ice_cost
from cryoteach.figures.ice import cover as ice_cover
from cryoteach.figures.ice import growth as ice_growth
from cryoteach.figures.ice import model_errors as ice_errors
from cryoteach.figures.ice import slice as ice_slice
from cryoteach.figures.ice.cost import Aim
from cryoteach.widgets.ice.link_parts import (
    CONTOUR,
    CONTOURS,
    FLOW,
    LIVER,
    MINUTE,
    scales,
)
from cryoteach.widgets.ice.planner_table import made_with, table_holds, where_it_ends
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.parts.controls.film import film_bar
from cryoteach.widgets.state import chapter_state

AIMS = {LETHAL: "−40 °C", ICE: "visible ice"}


def whose(ball: IceBall) -> str:
    """The words for what the lab works out; a sketch says that it is one."""
    sketch = ", a quick sketch" if ball.is_sketch else ""
    return f"{Tag.MODEL_OUTPUT.words}{sketch}"


def covered_view(ball: IceBall, lab: IceLab) -> None:
    """How much is covered, in bars and in words."""
    del lab
    cold = float(chapter_state.text(CONTOUR))
    show_chart(
        ice_cover.drawing(ball, cold), ice_cover.table(ball, cold), key="ice-cover",
        name="How much of the tumour is covered",
    )  # fmt: skip
    _plain_lines(ball, cold)


def _plain_lines(ball: IceBall, cold: float) -> None:
    """How much became so cold, and what the needles did, in words."""
    degrees, whole = CONTOURS[chapter_state.text(CONTOUR)], f"{ball.volumes[0]:.0f} cm³ that froze"
    lines = [f"{ball.volumes[THRESHOLDS.index(cold)]:.0f} cm³ became {degrees} or colder, of {whole}."]
    if ball.plan.protocol.needle_minutes:
        surface = f"{ball.needle_surface:.0f} °C".replace("-", "−")
        lines.append(
            f"When the needles were switched off their surface stood at {surface}, the warmest of them in the middle "
            f"of its cold length; together they drew {ball.watts:.0f} W."
        )
    st.html("".join(f'<p class="ct-small">{escape(line)} {escape(whose(ball))}</p>' for line in lines))


def growth_view(ball: IceBall, lab: IceLab) -> None:
    """Widths against minutes, beside what others measured."""
    rows = lab.comparisons
    show_chart(ice_growth.figure(ball, rows), ice_growth.table(ball, rows), key="ice-growth", name="Width against time")


def film_view(ball: IceBall, lab: IceLab) -> None:
    """The freeze minute by minute: play it, stop it, or go to any minute. All frames travel once."""
    st.fragment(_minutes)(ball, lab)
    picture, frames = ice_slice.film(ball)
    show_chart(picture, ice_slice.table(ball), key="ice-film", name="The freeze", frames=frames)


def _minutes(ball: IceBall, lab: IceLab) -> None:
    """The film's bar; a minute that it came to rest at runs nothing but this again."""
    last = len(ball.moments) - 1
    scale = scales(lab.settings)[MINUTE].model_copy(update={"high": max(last, 1)})
    states = ("It thaws: the needles are off.", "The needles are on.")
    words = [f"Minute {each.minute:g} of {last}. {states[each.freezing]}" for each in ball.moments]
    film_bar(
        words,
        min(int(chapter_state.number(MINUTE)), last),
        partial(chapter_state.put_dial, MINUTE, scale),
        key="ice_film_bar",
        label="Minute",
        chart="ice-film",
    )


def cost_view(ball: IceBall, lab: IceLab) -> None:
    """One to five tumours of this size, each treated as the planner's table says."""
    aims = tuple(_aims(ball, lab))
    if not aims:
        st.info(f"No bars: {where_it_ends(lab)}.")
        return
    mark = lab.settings.procedure.harm_mark.value
    liver = chapter_state.number(LIVER)
    show_chart(
        ice_cost.figure(aims, liver, mark), ice_cost.table(aims, liver, mark), key="ice-cost", name="One to five"
    )
    other = "" if table_holds(lab) else " What you set stands otherwise, and this chart does not follow it."
    st.html(
        f'<p class="ct-small">Fewest needles found by a search with {escape(made_with(lab))}.{other} Better layouts '
        f"may exist. Time for setting up comes on top. The {mark:g}% mark is a background statement in a paper on "
        "rats, not a threshold for a person.</p>"
    )


def _aims(ball: IceBall, lab: IceLab) -> Iterator[Aim]:
    for threshold, short in AIMS.items():
        row = lab.planner.row(chapter_state.text(FLOW), threshold, ball.plan.target)
        if row is not None:
            minutes = lab.settings.protocol().minutes
            yield Aim(
                name=f"{short} beyond the margin", short=short, strict=threshold == LETHAL, needles=row.needles,
                minutes=minutes, ice=row.ice,
            )  # fmt: skip


def errors_view(ball: IceBall, lab: IceLab) -> None:
    """The model beside what others measured."""
    del ball
    rows = lab.comparisons
    show_chart(ice_errors.figure(rows), ice_errors.table(rows), key="ice-errors", name="The model beside measurements")

"""The views of chapter 4: one ledger, drawn so many ways; only the view that is chosen is drawn."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.population.arrangement import Grouping
from cryoteach.domain.population.groups import ChosenGroup
from cryoteach.domain.population.spreads import spread
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.thousand import fails, funnel, icon_array, loosen, shapley, strip, upset
from cryoteach.figures.thousand.icon_looks import key_of
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.charts.chart import Click, show_chart
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget
from cryoteach.widgets.thousand.band import left_of_thousand
from cryoteach.widgets.thousand.gate_order import blame_words, gate_order
from cryoteach.widgets.thousand.guess import guessed
from cryoteach.widgets.thousand.limit_dials import limit_dials
from cryoteach.widgets.thousand.link_parts import CHOSEN, GROUPING, GROUPINGS
from cryoteach.widgets.thousand.population import Population


def fails_view(people: Population, content: Content) -> None:
    """How many conditions each of them fails, with the learner's guess about those who fail none."""
    criteria = content.rules.criteria
    guess = guessed() if people.tag is Tag.MODEL_OUTPUT else None
    show_chart(
        fails.figure(people.thousand, criteria, guess, people.chosen_cells, people.tag),
        fails.table(people.thousand, criteria, guess), key="fails", name="How many conditions each of them fails",
        on_tap=lambda tap: _choose(fails.group_at(people.thousand, tap.x), criteria),
    )  # fmt: skip


def thousand_view(people: Population, content: Content) -> None:
    """The icon array, by the first gate failed or by how many are failed."""
    set_widget("grouping_choice", chapter_state.text(GROUPING))
    st.segmented_control(
        "Put together", list(GROUPINGS), key="grouping_choice", required=True, format_func=GROUPINGS.__getitem__,
        wrap=True, label_visibility="collapsed",
        on_change=chapter_state.put_widget, args=(GROUPING, "grouping_choice"),
    )  # fmt: skip
    by = "number-failed" if chapter_state.text(GROUPING) == "number-failed" else "first-failed"
    grouping = Grouping(by=by, order=people.order, reasons=people.reasons)
    show_chart(
        icon_array.figure(people.thousand, content.rules.criteria, grouping, people.chosen_cells, people.tag),
        icon_array.table(people.thousand, content.rules.criteria, grouping),
        key="icon-array",
        name="A thousand people, one mark each",
        on_tap=lambda tap: _choose(
            icon_array.group_at(people.thousand, grouping, tap.x, tap.y), content.rules.criteria
        ),
    )
    if by == "first-failed":
        st.html(
            "".join(
                f'<p class="ct-small">{escape(line)}</p>' for line in _reading(people, grouping, content.rules.criteria)
            )
        )


def _reading(people: Population, grouping: Grouping, criteria: Mapping[str, Criterion]) -> Iterator[str]:
    """What the picture by itself would hide: why people are stopped at one gate, and that the order moves blame."""
    for group in grouping.groups(people.thousand):
        if key := key_of(group, grouping):
            title = criteria[group.name].title.lower()
            yield f"Stopped first at {title}, {group.people:,}. {key[:1].upper()}{key[1:]}."
    yield blame_words(people, criteria)


def funnel_view(people: Population, content: Content) -> None:
    """The funnel in the learner's own order, beside each gate alone."""
    criteria = content.rules.criteria
    left = left_of_thousand(people.band, people.order) if people.band and people.is_central else {}
    turn = funnel.Asking(order=people.order, left=left)
    show_chart(
        funnel.figure(people.thousand, criteria, turn, people.chosen_cells, people.tag),
        funnel.table(people.thousand, criteria, turn), key="funnel", name="Gate by gate, and each gate alone",
        on_tap=lambda tap: _choose(funnel.group_at(people.thousand, turn, tap.y), criteria),
    )  # fmt: skip
    st.html(f'<p class="ct-small">{escape(blame_words(people, criteria))}</p>')
    gate_order(people, criteria)


def together_view(people: Population, content: Content) -> None:
    """Which conditions are failed together."""
    criteria = content.rules.criteria
    show_chart(
        upset.figure(people.thousand, criteria, upset.TOP, people.chosen_cells, people.tag),
        upset.table(people.thousand, criteria), key="upset", name="Conditions failed together",
        on_tap=lambda tap: _choose(upset.group_at(people.thousand, upset.TOP, tap.y), criteria),
    )  # fmt: skip


def shares_view(people: Population, content: Content) -> None:
    """How much of the exclusion each condition owns, and what that means."""
    criteria = content.rules.criteria
    show_chart(
        shapley.figure(people.thousand, criteria, people.chosen_cells, people.tag),
        shapley.table(people.thousand, criteria), key="shapley", name="Each condition’s share of those outside",
        on_tap=lambda tap: _choose(shapley.group_at(people.thousand, tap.y), criteria),
    )  # fmt: skip
    lesson.section(content.teaching.lessons.get("a-thousand-people"), "whose-doing")


def loosen_view(people: Population, content: Content) -> None:
    """Who comes back when one condition is dropped, or two; and as one limit moves."""
    criteria = content.rules.criteria
    dropped = people.chosen.dropped if people.chosen else frozenset[str]()
    show_chart(
        loosen.figure(people.thousand, criteria, dropped, people.tag),
        loosen.table(people.thousand, criteria), key="loosen", name="Who comes back if one or two are dropped",
        on_tap=lambda tap: _choose(loosen.group_at(people.thousand, tap.x, tap.y), criteria),
    )  # fmt: skip
    limit_dials(people, content)


def findings_view(people: Population, content: Content) -> None:
    """How each finding is spread over the thousand, with the limit."""
    if people.cohort is None or people.screening is None:
        lesson.section(content.teaching.lessons.get("a-thousand-people"), "rates-hold-no-people")
        return
    columns = st.columns(2, gap="medium")
    for place, condition in enumerate(people.profile.conditions):
        stretches = tuple(
            strip.Stretch(words=_plain(part.words), people=part.people, status=part.status, chosen=part.chosen)
            for part in spread(people.cohort, people.screening, condition, people.thousand, people.chosen_cells)
        )
        shown = strip.Spread(
            label=condition.scale.label, stretches=stretches, limit=_plain(condition.limit_words),
            limit_tag=condition.limit.tag,
        )  # fmt: skip
        with columns[place % 2]:
            name = f"A thousand people by {condition.scale.label}"
            show_chart(
                strip.figure(shown, people.tag), strip.table(shown), key=f"strip-{condition.id}", name=name,
                on_tap=partial(_choose_beyond, shown, condition.id, content.rules.criteria),
            )  # fmt: skip


def _plain(words: str) -> str:
    """The words without their terms in brackets, which stand beside the controls of chapter 2."""
    return re.sub(r" \([^)]*\)", "", words)


def _choose(group: ChosenGroup | None, criteria: Mapping[str, Criterion]) -> None:
    """Choose the group that was tapped, or let it go if it is chosen already."""
    if group is not None:
        text = group.text(criteria.values())
        chapter_state.put({CHOSEN: None if chapter_state.text(CHOSEN) == text else text, "turn": 0})


def _choose_beyond(shown: strip.Spread, condition: str, criteria: Mapping[str, Criterion], tap: Click) -> None:
    if strip.is_beyond(shown, tap.y):
        _choose(ChosenGroup.failing(condition), criteria)

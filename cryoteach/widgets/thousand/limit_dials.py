"""The limits as dials: move one and see who is within, with the limits that others have used on the same axis."""

from collections.abc import Mapping
from html import escape
from itertools import accumulate

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.population.loosening import along
from cryoteach.domain.population.screening import screen
from cryoteach.domain.population.thousand import reconciled
from cryoteach.domain.rules.movable_limit import places
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.thousand import dial as dial_figure
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.cited_limits import cited_limits
from cryoteach.widgets.thousand.link_parts import LIMIT, limit
from cryoteach.widgets.thousand.population import Population

ON_SCREEN = "dial_on_screen"


def limit_dials(people: Population, content: Content) -> None:
    """Offer the dial of one limit at a time, and draw what each of its places would let through."""
    st.html("<h3>Move a limit</h3>")
    profiles = content.rules.profiles
    movable = {
        condition.id: (condition, scale)
        for condition in people.profile.conditions
        if not isinstance(condition.scale, Choice) and (scale := limit(condition.criterion, profiles)) is not None
    }
    if people.cohort is None or not movable:
        lesson.section(content.teaching.lessons.get("a-thousand-people"), "rates-hold-no-people")
        return
    names = list(movable)
    first = next((name for name in names if chapter_state.value(f"{LIMIT}{name}") is not None), names[0])
    chosen = st.segmented_control(
        "Which limit", names, default=first, key=ON_SCREEN, required=True, wrap=True,
        format_func=lambda name: movable[name][0].criterion.title,
    )  # fmt: skip
    condition, scale = movable[str(chosen or first)]
    limit_dial(condition, scale)
    limit_chart(people, content, condition, scale)
    _say(people, profiles, condition)


def limit_dial(condition: Condition, scale: Quantity) -> None:
    """Draw the control of one limit."""
    dial(
        scale,
        f"{condition.criterion.title}: the limit ({scale.unit or condition.scale.label})",
        condition.limit.number,
        lambda moved: chapter_state.put_dial(scale.name, scale, moved),
        key=f"dial_{scale.name}",
    )


def put_back(people: Population) -> None:
    """Say which limits were moved, and offer to put them back."""
    names = [condition.id for condition in people.profile.conditions]
    moved = {f"{LIMIT}{name}": None for name in names if chapter_state.value(f"{LIMIT}{name}") is not None}
    if moved:
        st.button("Put every limit back", key="limits_back", on_click=chapter_state.put, args=(moved,))


def settings(people: Population, condition: Condition, scale: Quantity) -> tuple[dial_figure.Setting, ...]:
    """How many of the thousand are within at each place of a dial; never fewer where the limit is looser."""
    if people.cohort is None or people.screening is None:
        return ()
    limit_now = condition.limit.number
    found = along(people.cohort, people.screening, condition.id, places(scale, limit_now))
    shares = {place.limit: round(place.left * people.thousand.people / len(people.cohort)) for place in found}
    shares[limit_now] = people.thousand.people - people.thousand.outside
    tighter_first = sorted(shares, reverse=condition.limit.at_least is not None)
    before = tighter_first[: tighter_first.index(limit_now) + 1]
    after = tighter_first[tighter_first.index(limit_now) :]
    rising = dict(zip(after, accumulate((shares[at] for at in after), max), strict=True))
    falling = dict(zip(before[::-1], accumulate((shares[at] for at in before[::-1]), min), strict=True))
    return tuple(dial_figure.Setting(at=at, within=count) for at, count in sorted({**falling, **rising}.items()))


def limit_chart(
    people: Population | None, content: Content, condition: Condition, scale: Quantity, *, first: float | None = None
) -> None:
    """Draw who is within at each place of a limit, with the limits of others.

    Args:
        people: who they are; None where that is not told, and only the limits of others are drawn.
        content: the limits of others.
        condition: whose limit it is, as it stands.
        scale: how far it can be moved.
        first: where the limit stood first, where people are to be counted as more or fewer than there.
    """
    told = settings(people, condition, scale) if people else ()
    shown = dial_figure.Dial(
        finding=condition.finding,
        settings=told or tuple(dial_figure.Setting(at=at) for at in (scale.low, scale.high)),
        at=condition.limit.number,
        first=first,
        limits=cited_limits(content.evidence, content.rules.profiles, condition.criterion, scale),
    )
    name = f"Who is within as the limit on {condition.scale.label} moves"
    show_chart(
        dial_figure.figure(shown, Tag.MODEL_OUTPUT), dial_figure.table(shown), key=f"dial-{condition.id}", name=name
    )


def _say(people: Population, profiles: Mapping[str, Profile], condition: Condition) -> None:
    """Put a number to it: whom the limit stopped alone where it stood, and who comes in where it stands."""
    profile = people.profile.model_copy(
        update={"conditions": _with_its_own(people.profile, profiles[people.profile.id], condition.id)}
    )
    if people.cohort is None or profile == people.profile:
        return
    before = reconciled(screen(people.cohort, profile).ledger())
    stopped, more = before.alone()[condition.id], people.thousand.within - before.within
    old = profile.condition(condition.id).edge_words
    whole = people.thousand.people
    st.html(
        f"<p>At {escape(old)} this limit by itself stops {stopped:,} of {whole:,}. Moved to "
        f"{escape(condition.edge_words)} it changes the count within by <strong>{more:+,}</strong>.</p>"
    )


def _with_its_own(profile: Profile, own: Profile, condition_id: str) -> tuple[Condition, ...]:
    return tuple(own.condition(c.id) if c.id == condition_id else c for c in profile.conditions)

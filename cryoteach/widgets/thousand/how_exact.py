"""Draws chapter 3: two limits as dials, and who changes side when they move."""

from collections.abc import Iterator, Mapping
from html import escape

import numpy as np
import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.page_address import Part
from cryoteach.domain.population.loosening import at
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.movable_limit import movable_range
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.verdict import Verdict
from cryoteach.theme import LOOKS
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.state import chapter_state, session
from cryoteach.widgets.thousand.limit_dials import limit_chart
from cryoteach.widgets.thousand.population import Population, central_people, ours

NUMBER = LESION_COUNT.model_copy(update={"name": "number", "label": "the limit on number", "low": 1, "high": 5})
SIZE = LARGEST_DIAMETER_CM.model_copy(update={"name": "size", "label": "the limit on size", "low": 2.0, "high": 5.0})
DIALS = {"few-lesions": NUMBER, "small-lesions": SIZE}
"""How far each of the two dials goes: from a strict reading of the leaflet's words to a wide one."""


def exact_parts() -> list[Part]:
    """What the address of this chapter may hold."""
    return [Part(kind=scale) for scale in DIALS.values()]


@st.fragment
def how_exact(content: Content, profile: Profile) -> None:
    """Show both dials and who changes side; a move redraws only this."""
    moved = _moved(profile)
    session.judging_by(moved)
    before, after = central_people(content.models.cohort, profile), central_people(content.models.cohort, moved)
    _headline(profile, moved, before, after)
    columns = st.columns(2, gap="medium")
    for column, (name, scale) in zip(columns, DIALS.items(), strict=True):
        condition = next((c for c in moved.conditions if c.id == name), None)
        wide = movable_range(condition.criterion, content.rules.profiles.values()) if condition else None
        with column:
            if condition and wide:
                _dial(scale, condition.criterion.title, condition.limit.number)
                if after is not None:
                    limit_chart(after, content.evidence, content.rules.profiles, condition, wide)
                lesson.section(content.teaching.lessons.get("how-exact"), name)
    _back()
    _cases(content.teaching.cases, profile, moved)


def _moved(profile: Profile) -> Profile:
    asked = {condition.id for condition in profile.conditions}
    for name, scale in DIALS.items():
        number = chapter_state.value(scale.name)
        if name in asked and number is not None and float(number) != profile.condition(name).limit.number:
            profile = ours(at(profile, name, float(number)), name)
    return profile


def _dial(scale: Quantity, title: str, number: float) -> None:
    dial(
        scale,
        f"{title}: the limit ({scale.unit})",
        number,
        lambda moved: chapter_state.put_dial(scale.name, scale, moved),
        key=f"dial_{scale.name}",
    )


def _back() -> None:
    moved = {scale.name: None for scale in DIALS.values() if chapter_state.value(scale.name) is not None}
    if moved:
        st.button("Put both limits back", key="both_back", on_click=chapter_state.put, args=(moved,))


def _headline(profile: Profile, moved: Profile, before: Population | None, after: Population | None) -> None:
    limits = " and ".join(moved.condition(c.id).limit_words for c in profile.conditions if c.id in DIALS)
    line = f"With {limits}"
    if before is not None and after is not None:
        line += f": {after.thousand.within:,} of {after.thousand.people:,} within every limit"
    rest = "".join(f"<span> · {escape(part)}</span>" for part in _sides(before, after))
    with sticky_bar():
        st.html(f'<p class="ct-verdict ct-within"><strong>{escape(line)}</strong>{rest}</p>')
    announce(line, key="exact_announcement")


def _sides(before: Population | None, after: Population | None) -> Iterator[str]:
    """How many of the thousand change side, either way."""
    if before is None or after is None or before.screening is None or after.screening is None:
        return
    were, are = before.screening.failures == 0, after.screening.failures == 0
    yield "model output, central mix"
    if before.profile == after.profile:
        return
    for count, words in ((~were & are, "come in"), (were & ~are, "go out")):
        people = round(np.count_nonzero(count) * after.thousand.people / len(were))
        yield f"{people:,} {words}"


def _cases(cases: Mapping[str, Case], profile: Profile, moved: Profile) -> None:
    st.html("<h2>Which teaching cases change side?</h2>")
    pairs = [
        (case, assess(case.person, profile).verdict, assess(case.person, moved).verdict) for case in cases.values()
    ]
    changed = [(case, was, now) for case, was, now in pairs if was is not now]
    if not changed:
        st.html(f'<p role="status">None of the {len(pairs)} cases changes side between these limits and the set’s.</p>')
    for case, was, now in changed:
        st.html(f"<p>{escape(case.title)}: {_looks(was)} → {_looks(now)}</p>")
        chapter_link("one-person", "Open the case", ":material/person:", case=case.id)


def _looks(verdict: Verdict) -> str:
    return f"{LOOKS[verdict.value].mark} {escape(verdict.words)}"

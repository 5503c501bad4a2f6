"""Draws chapter 3: what is asked, then two limits as dials, and who changes side when they move."""

from collections.abc import Iterator, Mapping
from html import escape

import numpy as np
import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.content import Content
from cryoteach.domain.page_address import Part
from cryoteach.domain.population.loosening import at
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.movable_limit import movable_range
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.rules.verdict import Verdict
from cryoteach.theme import LOOKS
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.predict import ask_number, question_parts
from cryoteach.widgets.frame.sticky_bar import sticky_bar
from cryoteach.widgets.parts.controls.quantity import dial
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.state import chapter_state, session
from cryoteach.widgets.thousand.limit_dials import limit_chart
from cryoteach.widgets.thousand.population import Population, central_people, ours

NUMBER, SIZE = "few-lesions", "small-lesions"
DIALS = {
    SIZE: LARGEST_DIAMETER_CM.model_copy(update={"name": "size", "label": "the limit on size"}),
    NUMBER: LESION_COUNT.model_copy(update={"name": "number", "label": "the limit on number"}),
}
"""The two limits that move here; that on size, of which is asked, comes first."""

WIDE_CM = 5.0
"""Where the question moves the limit on size to: the widest that was read of."""
MORE = Quantity(name="more_of_1000", label="your guess", term="", unit="more people", low=0, high=1000, step=1)
IN_A_WORD = {"none": 0, "hardly any": 10, "fifty": 50, "a hundred": 100, "a quarter": 250}
RESULT = "exact_result"


def exact_parts(rules: Rules) -> list[Part]:
    """What the address of this chapter may hold: both limits as far as the axes go, and the guess."""
    return [*(Part(kind=scale) for scale in _scales(rules).values()), *question_parts(MORE)]


def _scales(rules: Rules) -> dict[str, Quantity]:
    """The two dials, each as wide as its chart: as far as any set of limits goes, and to half and twice the first."""
    found = dict[str, Quantity]()
    for name, scale in DIALS.items():
        criterion = rules.criteria.get(name)
        wide = movable_range(criterion, rules.profiles.values()) if criterion else None
        found[name] = scale.model_copy(update={"low": wide.low, "high": wide.high}) if wide else scale
    return found


@st.fragment
def how_exact(content: Content, profile: Profile) -> None:
    """Ask what a wider limit would change; then show both dials and who changes side. A move redraws only this."""
    moved = _moved(profile)
    session.judging_by(moved)
    before, after = central_people(content.models.cohort, profile), central_people(content.models.cohort, moved)
    is_told = _asked(profile, before)
    with arrival(RESULT):
        _headline(profile, moved, before if is_told else None, after)
        if is_told and before is not None:
            _answer(profile, before, content.models.cohort)
        _dials(content, profile, moved, after, is_told=is_told)
        _back()
        if is_told:
            _cases(content.teaching.cases, profile, moved)


def _asked(profile: Profile, people: Population | None) -> bool:
    """Ask how many more a wider limit on size would let in; nothing where no limit on size or nobody is there."""
    size = _limit_on_size(profile)
    if size is None or people is None:
        return True
    words = (
        f"If the limit on size went from {LARGEST_DIAMETER_CM.words(size)} to {LARGEST_DIAMETER_CM.words(WIDE_CM)}, "
        f"how many more of {people.thousand.people:,} people would be within every limit?"
    )
    return ask_number(MORE, words, in_a_word=IN_A_WORD, then=RESULT)


def _limit_on_size(profile: Profile) -> float | None:
    return next((c.limit.number for c in profile.conditions if c.id == SIZE and c.limit.number < WIDE_CM), None)


def _answer(profile: Profile, before: Population, parameters: CohortParameters | None) -> None:
    """What the question comes to, whatever the dials say now."""
    size = _limit_on_size(profile)
    wide = central_people(parameters, at(profile, SIZE, WIDE_CM)) if size is not None else None
    if size is None or wide is None:
        st.html("<p>This set has no limit on size below 5 cm. Move what it has.</p>")
        return
    more = wide.thousand.within - before.thousand.within
    st.html(
        f"<p>From {LARGEST_DIAMETER_CM.words(size)} to {LARGEST_DIAMETER_CM.words(WIDE_CM)}: <strong>{more:,} more of "
        f"{before.thousand.people:,}</strong> ({Tag.MODEL_OUTPUT.words}). Most whom size stopped fail something else "
        "too. Move the limits and see.</p>"
    )


def _dials(content: Content, profile: Profile, moved: Profile, after: Population | None, *, is_told: bool) -> None:
    scales = _scales(content.rules)
    asked = {condition.id: condition for condition in moved.conditions if condition.id in scales}
    for column, name in zip(st.columns(len(DIALS), gap="medium"), [n for n in scales if n in asked], strict=False):
        scale, condition = scales[name], asked[name]
        with column:
            if is_told:
                _dial(scale, condition.criterion.title, condition.limit.number)
            wide = condition.scale if isinstance(condition.scale, Quantity) else scale
            drawn = wide.model_copy(update={"low": scale.low, "high": scale.high})
            first = profile.condition(condition.id).limit.number
            limit_chart(after if is_told else None, content, condition, drawn, first=first)
            lesson.folded(content.teaching.lessons.get("how-exact"), condition.id, "Who has drawn the line where?")


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
    """The limits as they stand, and how many change side; never how many are within, which chapter 4 asks."""
    limits = " and ".join(moved.condition(c.id).limit_words for c in profile.conditions if c.id in DIALS)
    line = f"The limits: {limits}" if limits else "This set has no limit on number or size"
    sides = list(_sides(before, after))
    rest = "".join(f"<span> · {escape(part)}</span>" for part in sides)
    with sticky_bar():
        st.html(f'<h2 class="ct-verdict ct-within"><strong>{escape(line)}</strong>{rest}</h2>')
    announce(". ".join([line, *sides]), key="exact_announcement")


def _sides(before: Population | None, after: Population | None) -> Iterator[str]:
    """How many of the thousand change side, either way."""
    if before is None or after is None or before.screening is None or after.screening is None:
        return
    if before.profile == after.profile:
        return
    were, are = before.screening.failures == 0, after.screening.failures == 0
    for count, words in ((~were & are, "come in"), (were & ~are, "go out")):
        people = round(np.count_nonzero(count) * after.thousand.people / len(were))
        if people:
            yield f"{people:,} of {after.thousand.people:,} {words} ({Tag.MODEL_OUTPUT.words})"


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

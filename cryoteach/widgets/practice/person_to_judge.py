"""One person to practise on: a case of the library, or somebody whom the model made."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from cryoteach.domain.cases.case import Case, Stage
from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.content import Content
from cryoteach.domain.person_link import write_link
from cryoteach.domain.practice.endless import person_named
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.terms import Tag
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.share import way_back_on_paper
from cryoteach.widgets.frame.text import label, paragraphs
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.parts.visit.page_tools import page_tools
from cryoteach.wiring import cohort

ASKED = "Within the limits, outside them, or can we not tell? What limits?"
NEWEST = "newest"
"""The stage of a story that has just been told, as a place that a step leads to."""


def person_to_judge(name: str, content: Content) -> PersonToJudge | None:
    """The person of this name, or None where nobody has it."""
    case = content.teaching.cases.get(name)
    if case is not None and case.profile in content.rules.profiles:
        return PersonToJudge(
            name=name, title=case.title, person=case.person, profile=content.rules.profiles[case.profile], case=case
        )
    person = person_named(name, cohort(content.models.cohort, CENTRAL, {})) if content.models.cohort else None
    if person is None or content.rules.first_profile is None:
        return None
    remarks = content.teaching.case_checks.remarks(person) if content.teaching.case_checks else ()
    title, profile = f"Somebody the model made ({name})", content.rules.first_profile
    return PersonToJudge(name=name, title=title, person=person, profile=profile, remarks=remarks)


def tell_story(item: PersonToJudge, until: int | None = None, *, newest_apart: bool = False) -> None:
    """Tell the story, up to a stage or whole, or the findings of somebody who has none; nothing of the answer.

    Args:
        item: the person.
        until: the last stage to tell, counted from 0; None tells all.
        newest_apart: whether the last stage told is a place of its own, that a step can lead to.
    """
    title = f"<h2>{escape(item.title)}</h2>"
    if item.case is None:
        st.html(title + _vignette(_invented(item)))
        return
    last = item.last_stage if until is None else until
    if newest_apart and last:
        st.html(title + _vignette(story(item.case, last - 1)))
        with arrival(NEWEST):
            st.html(_vignette(_stage(item.case.stages[last])))
    else:
        st.html(title + _vignette(story(item.case, last)))
    page_tools(f"the case “{item.title}”", key=f"report_{item.name}")


def _vignette(told: str) -> str:
    return f'<div class="ct-vignette">{told}</div>'


def open_in_chapter_2(item: PersonToJudge) -> None:
    """Offer the person in chapter 2, where everything can be moved."""
    case = item.case.id if item.case else None
    parts = write_link(item.person, item.profile, case)
    chapter_link("one-person", f"Open {label(item.called)} in chapter 2", ":material/person:", **parts)


def on_paper(items: Sequence[PersonToJudge], parts: Mapping[str, str]) -> None:
    """What only a printed page shows: their stories, what is asked and the way back; all that answers is overleaf."""
    told = (f"<section><h2>{escape(item.title)}</h2>{story(item.case, None)}</section>" for item in items if item.case)
    with st.container(key="on_paper"):
        st.html(f'<div class="ct-two">{"".join(told)}</div><p class="ct-ask"><strong>{ASKED}</strong></p>')
        way_back_on_paper(parts)


def story(case: Case, until: int | None) -> str:
    """The story of a case, up to a stage or whole."""
    shown = case.stages if until is None else case.stages[: until + 1]
    return f"{paragraphs(case.vignette)}{''.join(map(_stage, shown))}"


def _stage(stage: Stage) -> str:
    return f"<h3>{escape(stage.label)}</h3>{paragraphs(stage.story)}"


def findings(person: Person) -> str:
    """Every finding of a person as a list, and nothing that judges them."""
    rows = "".join(
        f"<dt>{escape(scale.label.capitalize())} ({escape(scale.term)})</dt>"
        f"<dd>{escape(value_words(person, name))}</dd>"
        for name, scale in SCALES.items()
    )
    return f'<dl class="ct-gate">{rows}</dl>'


def _invented(item: PersonToJudge) -> str:
    tag = f"{tag_label(Tag.MODEL_OUTPUT)}: invented by the model of chapter 4, nobody real."
    remarks = "".join(paragraphs(remark, "ct-small") for remark in item.remarks)
    return f'{findings(item.person)}{remarks}<p class="ct-small">{tag}</p>'


def value_words(person: Person, name: str) -> str:
    """The value of one finding, or that it is not known."""
    value = person.value(name)
    return "not known" if value is None else SCALES[name].words(value)

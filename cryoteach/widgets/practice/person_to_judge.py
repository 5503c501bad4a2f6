"""One person to practise on: a case of the library, or somebody whom the model made."""

from html import escape

import streamlit as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.content import Content
from cryoteach.domain.person_link import write_link
from cryoteach.domain.practice.endless import person_named
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.terms import Tag
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.text import label, paragraphs
from cryoteach.widgets.parts.visit.page_tools import page_tools
from cryoteach.wiring import cohort


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


def tell_story(item: PersonToJudge, until: int | None = None) -> None:
    """Tell the story, up to a stage or whole, or the findings of somebody who has none; nothing of the answer."""
    told = story(item.case, until) if item.case else _findings(item)
    st.html(f'<h2>{escape(item.title)}</h2><div class="ct-vignette">{told}</div>')
    if item.case:
        page_tools(f"the case “{item.title}”", key=f"report_{item.name}")


def open_in_chapter_2(item: PersonToJudge) -> None:
    """Offer the person in chapter 2, where everything can be moved."""
    case = item.case.id if item.case else None
    parts = write_link(item.person, item.profile, case)
    chapter_link("one-person", f"Open {label(item.called)} in chapter 2", ":material/person:", **parts)


def story(case: Case, until: int | None) -> str:
    """The story of a case, up to a stage or whole."""
    shown = case.stages if until is None else case.stages[: until + 1]
    stages = "".join(f"<h3>{escape(stage.label)}</h3>{paragraphs(stage.story)}" for stage in shown)
    return f"{paragraphs(case.vignette)}{stages}"


def _findings(item: PersonToJudge) -> str:
    person = item.person
    rows = "".join(
        f"<dt>{escape(scale.label.capitalize())} ({escape(scale.term)})</dt><dd>{escape(_value(person, name))}</dd>"
        for name, scale in SCALES.items()
    )
    tag = f"{tag_label(Tag.MODEL_OUTPUT)}: invented by the model of chapter 4, nobody real."
    remarks = "".join(paragraphs(remark, "ct-small") for remark in item.remarks)
    return f'<dl class="ct-gate">{rows}</dl>{remarks}<p class="ct-small">{tag}</p>'


def _value(person: Person, name: str) -> str:
    value = person.value(name)
    return "not known" if value is None else SCALES[name].words(value)

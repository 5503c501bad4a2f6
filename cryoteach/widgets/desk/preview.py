"""What a case on the desk will be like for a student, as far as it is written: the person, the keys, the feedback."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from cryoteach.domain.cases.case import Case, Stage, assess_stages
from cryoteach.domain.cases.draft import CaseDraft
from cryoteach.domain.cases.sketch import sketched
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.domain.rules.profiles import Profile
from cryoteach.person_view.verdict import headline, why
from cryoteach.widgets.frame.text import label, paragraphs
from cryoteach.widgets.practice.person_to_judge import story
from cryoteach.widgets.practice.stages.feedback import reasons

SAYS_THE_KEY = ("verdict", "more-same-less")  # questions whose feedback is the key itself


def keys_of(draft: CaseDraft, profiles: Mapping[str, Profile]) -> list[Assessment]:
    """The engine's key for each stage of what is written; none where the set of limits is none of ours."""
    profile = profiles.get(draft.profile) if isinstance(draft.profile, str) else None
    return assess_stages(sketched(draft), profile) if profile else []


def preview(draft: CaseDraft, keys: list[Assessment]) -> None:
    """Draw it below the check; every word of the trainer's is escaped."""
    case = sketched(draft)
    st.html(f"<h2>What is told</h2><p><strong>{escape(case.title)}</strong></p>{story(case, None)}")
    st.html("<h2>Key and feedback</h2>")
    for place, (stage, key) in enumerate(zip(case.stages, keys, strict=False)):
        with st.expander(
            label(f"{stage.label}: {key.verdict.words}, {key.met} of {key.of} met"), key=f"desk_key_{place}"
        ):
            st.html(_stage(case, place, keys))
    st.html(f"<h3>You add</h3>{paragraphs(case.teaching_point)}{_debrief(case)}")


def _stage(case: Case, place: int, keys: list[Assessment]) -> str:
    stage, key = case.stages[place], keys[place]
    return f'<div class="ct-feedback">{_key(stage, key)}{_feedback(stage, place, keys)}{paragraphs(stage.note)}</div>'


def _key(stage: Stage, key: Assessment) -> str:
    said_below = stage.question is not None and stage.question.kind in SAYS_THE_KEY
    return "" if said_below else f"{headline(key)}{why(key)}"


def _feedback(stage: Stage, place: int, keys: list[Assessment]) -> str:
    if stage.question is None:
        return ""
    if stage.question.kind == "more-same-less" and not place:
        return f"{headline(keys[0])}{why(keys[0])}"  # nothing went before, as the check says
    return f"<p>{escape(stage.question.prompt)}</p>{reasons(stage.question, None, keys, place)}"


def _debrief(case: Case) -> str:
    prompts = "".join(f"<li>{escape(prompt)}</li>" for prompt in case.debrief)
    return f"<p>To talk about:</p><ul>{prompts}</ul>" if prompts else ""

"""Draws chapter 11: people one at a time; commit, then the engine's answer; at the end, how sure and how right."""

from collections.abc import Iterator, Mapping

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.practice.clinic_visit import ClinicVisit
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.replies import write_replies
from cryoteach.domain.practice.stage_replies import read_all
from cryoteach.domain.rules.scales import Value
from cryoteach.errors import and_more
from cryoteach.widgets.parts.page.arrival import arrival, arrive_at
from cryoteach.widgets.practice import commit, pasted_link
from cryoteach.widgets.practice.clinic_start import BEGINNING, NOTHING, PERSON, UNANSWERED, next_person, start
from cryoteach.widgets.practice.clinic_summary import summary
from cryoteach.widgets.practice.feedback import feedback
from cryoteach.widgets.practice.link_parts import (
    AT,
    BETWEEN,
    ENDLESS,
    LENGTH,
    LIST,
    OWN,
    REPLIES,
    STAGE_REPLIES,
    TELL_AS,
    THE_END,
    conditions,
    replies,
)
from cryoteach.widgets.practice.locked import is_locked
from cryoteach.widgets.practice.own_cases import is_in_stages, is_list_sealed, names_listed
from cryoteach.widgets.practice.person_to_judge import open_in_chapter_2, person_to_judge, tell_story
from cryoteach.widgets.practice.pins import ITEM, pin_button
from cryoteach.widgets.practice.stages import case
from cryoteach.widgets.state import chapter_state, session
from cryoteach.widgets.state.remembered import remembered

MOST_NAMED, LONGEST_NAME_SHOWN = 5, 60
VISIT = "clinic_visit"
ANSWER, SUMMARY = "answer", "summary"
"""The places that a step leads to."""


@st.fragment
def clinic(content: Content) -> None:
    """Show where the learner is: choosing a list, before a person, after one, or at the end."""
    pasted_link.show_all_of_it()
    now = visit(content)
    if not now.people:
        if not now.is_locked:
            start(content)
        pasted_link.box()
        return
    item = now.before_us
    if item is None:
        with arrival(SUMMARY):
            summary(now, content)
        _again_or_new(now)
        return
    _progress(now)
    with arrival(PERSON):
        _one(item, now, content)


def visit(content: Content) -> ClinicVisit:
    """The visit that the link on screen says, read once for as long as the link says the same."""
    written = tuple(chapter_state.value(part) for part in (LIST, OWN, REPLIES, AT, TELL_AS, STAGE_REPLIES))
    return remembered(VISIT, (content, is_locked(), *written), lambda: _read(content))


def _read(content: Content) -> ClinicVisit:
    listed = names_listed()
    people = (person_to_judge(name, content) for name in dict.fromkeys(listed))
    given, lost = replies(REPLIES, content)
    return ClinicVisit(
        listed=tuple(listed), people=tuple(item for item in people if item is not None), replies=given, lost=lost,
        place=int(chapter_state.number(AT)), is_list_sealed=is_list_sealed(), is_locked=is_locked(),
        in_stages=is_in_stages(), stage_replies=read_all(chapter_state.text(STAGE_REPLIES)),
    )  # fmt: skip


def refused(content: Content) -> Iterator[str]:
    """What of the list and its replies could not be used, in sentences."""
    now = visit(content)
    if now.strange:
        named = ", ".join(and_more([name[:LONGEST_NAME_SHOWN] for name in now.strange], MOST_NAMED))
        yield (
            f"List: {len(now.strange)} of {len(now.listed)} people are not known here ({named}); "
            "the others are on the list, and your place is kept"
        )
    if now.lost:
        yield f"Replies: {now.lost} could not be read, as when a link is cut off; the others are kept"


def _progress(now: ClinicVisit) -> None:
    whole = "" if _is_endless(now) else f" of {len(now.people)}"
    st.html(f'<p class="ct-small" role="status">Person {now.at + 1}{whole}</p>')


def _one(item: PersonToJudge, now: ClinicVisit, content: Content) -> None:
    session.judging_by(item.profile)
    left, right = st.columns(2, gap="medium")
    reply = now.replies.get(item.name)
    opened = now.open_stage(item) if reply is None else None
    with left:
        tell_story(item, opened, newest_apart=bool(now.asked_of(item)))
    with right:
        case.on_the_way(item, opened, now)
        if opened is not None:
            return
        if reply is None:
            with st.form(f"commit_{item.name}"):
                case.ask_the_last(item, now)
                commit.questions(item)
                st.form_submit_button("Commit", on_click=_commit, args=(item, content), type="primary")
            commit.missing_verdict()
            case.say_what_is_missing()
        else:
            with arrival(ANSWER):
                case.feedback_of_the_last(item, now)
                feedback(item, reply)
            _onwards(item, now, content)


def _commit(item: PersonToJudge, content: Content) -> None:
    reply = commit.reply_in_words(item)
    commit.ask_again(missing=reply is None)
    now = visit(content)
    if reply is not None and not case.cannot_take_the_last(item, now):
        case.keep_the_last(item, now)
        chapter_state.put({REPLIES: write_replies({item.name: reply, **now.replies}, conditions(content))})
        arrive_at(ANSWER)


def _onwards(item: PersonToJudge, now: ClinicVisit, content: Content) -> None:
    at = now.at
    is_last = at + 1 >= len(now.people) and not _is_endless(now)
    with st.container(horizontal=True, key="onwards"):
        words = "See how it went" if is_last else "Next person"
        st.button(words, key="next", type="primary", on_click=_go_on, args=(at, content))
        twin = item.case.twin if item.case else None
        if twin and twin in content.teaching.cases and twin not in now.names[: at + 1] and not now.is_list_sealed:
            st.button("Meet the near twin next", key="meet_twin", on_click=_meet, args=(twin, at, content))
        if not is_last:
            st.button("Stop here and sum up", key="stop", on_click=_sum_up)
    if not now.is_locked:
        with st.container(horizontal=True):
            pin_button(ITEM, item.name)
            open_in_chapter_2(item)


def _go_on(at: int, content: Content) -> None:
    now = visit(content)
    names = now.names
    if at + 1 >= len(names) and _is_endless(now):
        names.append(next_person(content, names, now.marked_replies))
    written = {} if now.is_list_sealed else {LIST: BETWEEN.join(name for name in names if name)}
    chapter_state.put({**written, AT: at + 1})
    arrive_at(PERSON if at + 1 < len(names) else SUMMARY)


def _sum_up() -> None:
    chapter_state.put({AT: THE_END})
    arrive_at(SUMMARY)


def _meet(twin: str, at: int, content: Content) -> None:
    names = [name for name in visit(content).names if name != twin]
    names.insert(at + 1, twin)
    chapter_state.put({LIST: BETWEEN.join(names), AT: at + 1})
    arrive_at(PERSON)


def _is_endless(now: ClinicVisit) -> bool:
    return chapter_state.text(LENGTH) == ENDLESS and not now.is_list_sealed


def _again_or_new(now: ClinicVisit) -> None:
    if now.is_locked:
        st.button("Work it again, from the start", key="again", on_click=_from_the_start, args=(UNANSWERED, PERSON))
    else:
        st.button("Begin a new list", key="new_list", on_click=_from_the_start, args=(NOTHING, BEGINNING))


def _from_the_start(values: Mapping[str, Value | None], then: str) -> None:
    chapter_state.put(values)
    arrive_at(then)

"""Draws chapter 11: people one at a time; commit, then the engine's answer; at the end, how sure and how right."""

from collections.abc import Iterator

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.practice.marking import Marked
from cryoteach.domain.practice.replies import marked, write_replies
from cryoteach.errors import and_more
from cryoteach.widgets.practice import commit, pasted_link
from cryoteach.widgets.practice.clinic_start import NOTHING, UNANSWERED, next_person, start
from cryoteach.widgets.practice.clinic_summary import summary
from cryoteach.widgets.practice.feedback import feedback
from cryoteach.widgets.practice.link_parts import (
    AT,
    BETWEEN,
    ENDLESS,
    LENGTH,
    LIST,
    REPLIES,
    THE_END,
    conditions,
    replies,
)
from cryoteach.widgets.practice.locked import is_locked
from cryoteach.widgets.practice.own_cases import is_list_sealed, names_listed
from cryoteach.widgets.practice.person_to_judge import PersonToJudge, open_in_chapter_2, person_to_judge, tell_story
from cryoteach.widgets.practice.pins import ITEM, pin_button
from cryoteach.widgets.practice.stages import case
from cryoteach.widgets.state import chapter_state, session

MOST_NAMED, LONGEST_NAME_SHOWN = 5, 60


@st.fragment
def clinic(content: Content) -> None:
    """Show where the learner is: choosing a list, before a person, after one, or at the end."""
    pasted_link.show_all_of_it()
    names = known_names(content)
    at = place_on(names)
    if not names:
        if not is_locked():
            start(content)
        pasted_link.box()
        return
    if at >= len(names):
        summary(answers(content), content)
        _again_or_new()
        return
    item = person_to_judge(names[at], content)
    if item is not None:
        _progress(at, len(names))
        _one(item, at, content)


def known_names(content: Content) -> list[str]:
    """The people of the list, in order, without those whom nobody knows."""
    return [name for name in dict.fromkeys(names_listed()) if person_to_judge(name, content) is not None]


def place_on(names: list[str]) -> int:
    """Where the learner is among the people who are known: one that has gone meanwhile moves nobody else's place."""
    at, listed_ones = int(chapter_state.number(AT)), list(dict.fromkeys(names_listed()))
    gone = [name for name in listed_ones[:at] if name not in names]
    return at - len(gone) if at < len(listed_ones) else max(at, len(names))


def refused(content: Content) -> Iterator[str]:
    """What of the list and its replies could not be used, in sentences."""
    asked = names_listed()
    strange = [name for name in asked if person_to_judge(name, content) is None]
    if strange:
        named = ", ".join(and_more([name[:LONGEST_NAME_SHOWN] for name in strange], MOST_NAMED))
        yield (
            f"List: {len(strange)} of {len(asked)} people are not known here ({named}); "
            "the others are on the list, and your place is kept"
        )
    lost = replies(REPLIES, content)[1]
    if lost:
        yield f"Replies: {lost} could not be read, as when a link is cut off; the others are kept"


def answers(content: Content) -> list[Marked]:
    """What the learner has committed to, beside the engine's keys, in order."""
    given, _ = replies(REPLIES, content)
    items = [
        (item, given[name])
        for name in known_names(content)
        if name in given and (item := person_to_judge(name, content))
    ]
    return [marked(item.name, reply, item.key) for item, reply in items]


def _progress(at: int, of: int) -> None:
    whole = "" if _is_endless() else f" of {of}"
    st.html(f'<p class="ct-small" role="status">Person {at + 1}{whole}</p>')


def _one(item: PersonToJudge, at: int, content: Content) -> None:
    session.judging_by(item.profile)
    left, right = st.columns(2, gap="medium")
    reply = replies(REPLIES, content)[0].get(item.name)
    opened = case.open_stage(item) if reply is None else None
    with left:
        tell_story(item, opened)
    with right:
        case.on_the_way(item, opened)
        if opened is not None:
            return
        if reply is None:
            with st.form(f"commit_{item.name}"):
                case.ask_the_last(item)
                commit.questions(item)
                st.form_submit_button("Commit", on_click=_commit, args=(item, content), type="primary")
            commit.missing_verdict()
            case.say_what_is_missing()
        else:
            case.feedback_of_the_last(item)
            feedback(item, reply)
            _onwards(item, at, content)


def _commit(item: PersonToJudge, content: Content) -> None:
    reply = commit.reply_in_words(item)
    commit.ask_again(missing=reply is None)
    if reply is not None and not case.cannot_take_the_last(item):
        given, _ = replies(REPLIES, content)
        case.keep_the_last(item)
        chapter_state.put({REPLIES: write_replies({item.name: reply, **given}, conditions(content))})


def _onwards(item: PersonToJudge, at: int, content: Content) -> None:
    names = known_names(content)
    is_last = at + 1 >= len(names) and not _is_endless()
    with st.container(horizontal=True, key="onwards"):
        words = "See how it went" if is_last else "Next person"
        st.button(words, key="next", type="primary", on_click=_go_on, args=(at, content))
        twin = item.case.twin if item.case else None
        if twin and twin in content.teaching.cases and twin not in names[: at + 1] and not is_list_sealed():
            st.button("Meet the near twin next", key="meet_twin", on_click=_meet, args=(twin, at, content))
        if not is_last:
            st.button("Stop here and sum up", key="stop", on_click=chapter_state.put, args=({AT: THE_END},))
    if not is_locked():
        with st.container(horizontal=True):
            pin_button(ITEM, item.name)
            open_in_chapter_2(item)


def _go_on(at: int, content: Content) -> None:
    names = known_names(content)
    if at + 1 >= len(names) and _is_endless():
        names.append(next_person(content, names, answers(content)))
    written = {} if is_list_sealed() else {LIST: BETWEEN.join(name for name in names if name)}
    chapter_state.put({**written, AT: at + 1})


def _meet(twin: str, at: int, content: Content) -> None:
    names = [name for name in known_names(content) if name != twin]
    names.insert(at + 1, twin)
    chapter_state.put({LIST: BETWEEN.join(names), AT: at + 1})


def _is_endless() -> bool:
    return chapter_state.text(LENGTH) == ENDLESS and not is_list_sealed()


def _again_or_new() -> None:
    if is_locked():
        st.button("Work it again, from the start", key="again", on_click=chapter_state.put, args=(UNANSWERED,))
    else:
        st.button("Begin a new list", key="new_list", on_click=chapter_state.put, args=(NOTHING,))

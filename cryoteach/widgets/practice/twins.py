"""Draws chapter 9: two people side by side, the one difference unmarked until the learner has committed on both."""

from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.replies import Reply, write_replies
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.story_checks.whole_case import differing_findings
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.parts.page.arrival import arrival, arrive_at
from cryoteach.widgets.practice import commit
from cryoteach.widgets.practice.feedback import feedback
from cryoteach.widgets.practice.link_parts import PAIR, TWINS, Pair, conditions, names_of, pairs_of, replies
from cryoteach.widgets.practice.person_to_judge import on_paper, person_to_judge, tell_story
from cryoteach.widgets.practice.pins import ITEM, pin_button
from cryoteach.widgets.state import chapter_state, session

REVEAL = "reveal"


@st.fragment
def twins(content: Content) -> None:
    """Show one pair: before the commit two stories and two questions, after it what differs and what turned."""
    pairs = pairs_of(content.teaching.cases)
    if not pairs:
        st.info("No pair of near twins can be used. The list above says what to mend.")
        return
    given, _ = replies(TWINS, content)
    _chooser(pairs, given)
    pair = pairs[min(int(chapter_state.number(PAIR)), len(pairs)) - 1]
    items = [item for case in pair if (item := person_to_judge(case.id, content))]
    session.judging_by(items[0].profile)
    if all(case.id in given for each in pairs for case in each):
        progress.finish("near-twins")
    on_paper(items, {PAIR: str(int(chapter_state.number(PAIR)))})
    with arrival(PAIR):
        if all(item.name in given for item in items):
            _told(items, given, content)
            _onwards(len(pairs))
        else:
            _ask(items, content)


def _chooser(pairs: list[Pair], given: dict[str, Reply]) -> None:
    places = list(range(1, len(pairs) + 1))
    titles = [" and ".join(map(label, names_of(pair))) for pair in pairs]
    done = [all(case.id in given for case in pair) for pair in pairs]
    session.set_widget("pair_choice", int(chapter_state.number(PAIR)))
    st.segmented_control(
        "Which pair", places, key="pair_choice", required=True, wrap=True, on_change=chapter_state.put_widget,
        args=(PAIR, "pair_choice"),
        format_func=lambda place: f"{titles[place - 1]}{' ✓' if done[place - 1] else ''}",
    )  # fmt: skip


def _told(items: list[PersonToJudge], given: dict[str, Reply], content: Content) -> None:
    with arrival(REVEAL):
        _reveal(items, content)
    for item, column in zip(items, st.columns(2, gap="medium"), strict=True):
        with column:
            tell_story(item)
            feedback(item, given[item.name])


def _ask(items: list[PersonToJudge], content: Content) -> None:
    with st.form(f"twins_{items[0].name}"):
        for item, column in zip(items, st.columns(2, gap="medium"), strict=True):
            with column:
                tell_story(item)
                commit.questions(item, limits=commit.SHORTLY)
        st.form_submit_button("Commit on both", on_click=_commit, args=(items, content), type="primary")
    commit.missing_verdict()


def _onwards(pairs: int) -> None:
    at = int(chapter_state.number(PAIR))
    if at < pairs:
        st.button("Next pair", key="next_pair", type="primary", on_click=_turn_to, args=(at + 1,))
    else:
        st.html(f'<p class="ct-small">That was the last of {pairs} pairs.</p>')


def _turn_to(pair: int) -> None:
    chapter_state.put({PAIR: pair})
    arrive_at(PAIR)


def _commit(items: list[PersonToJudge], content: Content) -> None:
    said = {item.name: reply for item in items if (reply := commit.reply_in_words(item))}
    commit.ask_again(missing=len(said) < len(items))
    if len(said) == len(items):
        given, _ = replies(TWINS, content)
        chapter_state.put({TWINS: write_replies({**said, **given}, conditions(content))})
        arrive_at(REVEAL)


def _reveal(items: list[PersonToJudge], content: Content) -> None:
    one, other = items
    pair = [content.teaching.cases[item.name] for item in items]
    finding, called = differing_findings(*pair)[0], names_of(pair)
    scale = SCALES[finding]
    values = (
        f"{name}: {'not known' if (value := item.person.value(finding)) is None else scale.words(value)}"
        for name, item in zip(called, items, strict=True)
    )
    turned = [
        f"{mine.condition.criterion.title}: {mine.status.words} for {called[0]}, {yours.status.words} for {called[1]}"
        for mine, yours in zip(one.key.findings, other.key.findings, strict=True)
        if mine.status is not yours.status
    ]
    stayed = len(one.key.findings) - len(turned)
    verdicts = {item.key.verdict for item in items}
    flipped = "The verdict turned with it." if len(verdicts) > 1 else "The verdict did not turn: another gate is shut."
    with st.container(border=True, key="reveal"):
        st.html(
            f'<div role="status"><h2>What differs</h2><p><strong>{escape(scale.label.capitalize())}</strong>. '
            f"{escape('; '.join(values))}.</p><p>Gate that turned: {escape('; '.join(turned) or 'none')}. "
            f"The other {stayed} did not turn. <strong>{flipped}</strong></p></div>"
        )
        with st.container(horizontal=True):
            pin_button(ITEM, one.name)
            st.button("Try this pair again", key="pair_again", on_click=_try_again, args=(_without(items, content),))


def _try_again(others: str) -> None:
    chapter_state.put({TWINS: others})
    arrive_at(PAIR)


def _without(items: list[PersonToJudge], content: Content) -> str:
    given, _ = replies(TWINS, content)
    kept = {name: reply for name, reply in given.items() if name not in {item.name for item in items}}
    return write_replies(kept, conditions(content))

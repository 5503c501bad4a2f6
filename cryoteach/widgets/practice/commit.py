"""What a learner is asked about one person: where they stand, what limits, and how certain all of it is."""

import streamlit as st

from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.replies import Reply
from cryoteach.domain.rules.verdict import Verdict
from cryoteach.figures.calibration import WORDS as SURE
from cryoteach.widgets.frame.text import label

MISSING = "commit_missing"
LIMITS = "What limits? Every condition that fails. If none fails, every one that is open. None, if all are met."
SHORTLY = "What limits?"
CERTAIN = "How certain are you of both? You may leave this out."
VERDICT_FIRST = "Choose a verdict first. To name no condition is to say that none limits."


def questions(item: PersonToJudge, *, limits: str = LIMITS) -> None:
    """Ask; to be drawn inside a form, so that nothing is sent before all of it is.

    Args:
        item: the person whom the learner judges.
        limits: how what limits is asked: with its rule, unless the page has told that rule once for all it asks.
    """
    st.radio(
        f"Where does {label(item.called)} stand?", list(Verdict), index=None, key=_key("verdict", item),
        format_func=lambda verdict: verdict.words.capitalize(),
    )  # fmt: skip
    st.pills(
        limits, [c.id for c in item.profile.conditions],
        key=_key("named", item), selection_mode="multi", wrap=True,
        format_func=lambda name: label(item.profile.condition(name).criterion.title),
    )  # fmt: skip
    st.radio(
        CERTAIN, list(SURE), index=None, horizontal=True,
        key=_key("sure", item), format_func=SURE.__getitem__,
    )  # fmt: skip


def reply_in_words(item: PersonToJudge) -> Reply | None:
    """What the learner said, or None while there is no verdict."""
    verdict = st.session_state.get(_key("verdict", item))
    if verdict is None:
        return None
    named = tuple(st.session_state.get(_key("named", item)) or ())
    return Reply(verdict=Verdict(verdict), certainty=st.session_state.get(_key("sure", item)), named=named)


def ask_again(*, missing: bool) -> None:
    """Note whether a verdict was missing, so that the page can say so."""
    st.session_state[MISSING] = missing


def missing_verdict() -> None:
    """Say that a verdict is wanted first, if one was missing."""
    if st.session_state.pop(MISSING, False):
        st.html(f'<p class="ct-notice" role="alert">{VERDICT_FIRST}</p>')


def _key(what: str, item: PersonToJudge) -> str:
    return f"{what}_{item.name}"

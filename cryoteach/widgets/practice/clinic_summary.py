"""The end of a clinic list: how right, how sure, what to look at first, and a link to come back in a week."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

import streamlit as st

from cryoteach.domain.cases.sealed import HIDING, seal
from cryoteach.domain.content import Content
from cryoteach.domain.practice.clinic_list import again
from cryoteach.domain.practice.clinic_visit import ClinicVisit
from cryoteach.domain.practice.marking import Marked, by_condition, calibration, confident_errors, total, wrong_reasons
from cryoteach.domain.rules.phrases import short_line
from cryoteach.figures import calibration as calibration_figure
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.share import link, show_link
from cryoteach.widgets.frame.signs import signed
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.practice.feedback import MARKS_ARE_FOR
from cryoteach.widgets.practice.link_parts import (
    BETWEEN,
    DUE,
    LIST,
    OWN,
    PINS,
    TELL_AS,
    TWINS,
    carried,
    names_of,
    pairs_of,
)
from cryoteach.widgets.practice.own_cases import exercise
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.remembered import remembered
from cryoteach.wiring.seal import seal_of_app

A_WEEK = timedelta(days=7)
HUNDRED = 100


def summary(now: ClinicVisit, content: Content) -> None:
    """Show it, or say that there is nothing to sum up yet."""
    answers = now.marked_replies
    st.html("<h2>How it went</h2>")
    if not answers:
        st.html("<p>You have not committed to anything on this list yet.</p>")
        return
    if len(answers) == len(now.people) and not now.is_locked:
        progress.finish("clinic-list")
    st.html(f'<p role="status">{how_right(answers)}</p>')
    held, asked = now.tally_on_the_way()
    if asked:
        st.html(f"<p>Of the questions on the way, {held} of {asked} answers held.</p>")
    _first(now, content)
    how_sure(answers)
    accuracy(answers, content)
    _again(answers, content)
    lesson.section(content.teaching.lessons.get("clinic-list"), "explain")
    if not now.is_locked:
        chapter_link("my-notebook", "All of this in my notebook", ":material/book:")


def how_right(answers: Sequence[Marked]) -> str:
    """How often the whole answer was right, how often the verdict, what marks that brought and by which rule."""
    of, right, verdict = len(answers), sum(a.right for a in answers), sum(a.verdict_right for a in answers)
    sure = [answer for answer in answers if answer.mark is not None]
    marks = f" Marks: {signed(total(answers))}; answers with a certainty: {len(sure)}." if sure else ""
    return f"Whole answers right: {right} of {of}; verdicts alone: {verdict} of {of}.{marks} {MARKS_ARE_FOR}"


def how_sure(answers: Sequence[Marked]) -> None:
    """Draw certainty beside accuracy, where a certainty was given."""
    found = calibration(answers)
    if found:
        show_chart(
            calibration_figure.figure(found), calibration_figure.table(found), key="calibration", name="Calibration"
        )


def due_words() -> str:
    """Say when a list that was made for later is meant to be opened; empty for any other."""
    try:
        day = date.fromisoformat(chapter_state.text(DUE))
    except ValueError:
        return ""
    days = (day - date.today()).days  # noqa: DTZ011 - the learner's own day, not a moment in time
    wait = f"That is in {days} days; you may begin all the same." if days > 0 else "It is time."
    return f"This list was made to be met again on {day:%-d %B %Y}. {wait}"


def accuracy(answers: Sequence[Marked], content: Content) -> None:
    """Show, by condition that decided, how often the verdict was right and the condition was named."""
    found = by_condition(answers, list(content.rules.criteria))
    if not found:
        return
    rows = "".join(
        f"<tr><th>{escape(content.rules.criteria[name].title)}</th><td>{t.right} of {t.of}</td>"
        f"<td>{HUNDRED * t.interval[0]:.0f} to {HUNDRED * t.interval[1]:.0f} of 100</td></tr>"
        for name, t in found.items()
    )
    st.html(
        '<h3>By condition</h3><div class="ct-table"><table><thead><tr><th>Where this condition decided</th>'
        f"<th>right, and named</th><th>95 % interval</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _first(now: ClinicVisit, content: Content) -> None:
    """What to look at first: right verdicts for a wrong reason, then wrong verdicts, each kind the surest first."""
    answers = now.marked_replies
    kinds = {
        "Right verdict, wrong reason": wrong_reasons(answers),
        "Wrong verdict: what felt surest first": confident_errors(answers),
    }
    if not any(kinds.values()):
        st.html("<h3>To look at first</h3><p>Every whole answer was right. Look at those you were not sure of.</p>")
    for title, found in kinds.items():
        if found:
            st.html(f"<h3>{title}</h3>")
        for answer in found:
            _to_look_at(answer, now, content)


def _to_look_at(answer: Marked, now: ClinicVisit, content: Content) -> None:
    item = next(item for item in now.answered if item.name == answer.item)
    sure = calibration_figure.WORDS.get(answer.certainty or 0, "no certainty given")
    st.html(
        f"<p>{escape(item.title)}: {escape(short_line(item.key))} You named: {escape(_titles(answer.named, content))}. "
        f"What limits: {escape(_titles(answer.limiting, content))}. You were at: {sure}.</p>"
    )
    if not now.is_locked:
        _twin(answer.item, content)


def _titles(conditions: Sequence[str], content: Content) -> str:
    return ", ".join(content.rules.criteria[name].title.lower() for name in conditions) or "none"


def _twin(name: str, content: Content) -> None:
    for place, pair in enumerate(pairs_of(content.teaching.cases), start=1):
        if name in {case.id for case in pair}:
            titles = " and ".join(names_of(pair))
            chapter_link(
                "near-twins",
                f"Near twins: {label(titles)}",
                ":material/compare:",
                pair=str(place),
                **carried(TWINS, PINS),
            )


def _again(answers: Sequence[Marked], content: Content) -> None:
    names = again(answers, content.teaching.cases)
    if not names:
        return
    due = date.today() + A_WEEK  # noqa: DTZ011 - likewise
    parts = _met_again(names, due.isoformat())
    st.html(
        f"<h3>Again in a week</h3><p>This link holds {len(names)} people to meet again on {due:%-d %B %Y}: those that "
        "went wrong, their near twins, and your hunches. It holds no answers.</p>"
    )
    show_link(link(parts))


def _met_again(names: Sequence[str], due: str) -> dict[str, str]:
    """The parts of a link to these people; a sealed exercise is sealed again, a hidden one stays so."""
    found = exercise()
    if found is None:
        return {LIST: BETWEEN.join(names), DUE: due, **carried(OWN, TELL_AS)}
    again = found.model_copy(update={"names": tuple(names)})
    key = seal_of_app().keys.first if found.is_sealed else HIDING
    return {OWN: remembered("again_sealed", (again, key.name), lambda: seal(again, key)), DUE: due}

"""What was read, set beside the model month by month: where it fits, and where it misses."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape

import streamlit as st

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.sources_and_facts import Source
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.invented_people import MONTH
from cryoteach.domain.seedlings.lab import Observed, SeedlingLab
from cryoteach.domain.seedlings.laws import Laws
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.frame import lesson
from cryoteach.wiring import seedlings_of

MANY, TEN = 10_000, 10
EARLY = 3
"""The month at which the model is known to miss; it is said at every setting of the dials."""


def observed_months(
    evidence: Evidence, lessons: Mapping[str, Lesson], lab: SeedlingLab, laws: Laws, month: float
) -> None:
    """Show every lettered diamond until now with the model at the same month, under a lid."""
    read = [one for one in lab.beside(evidence.facts) if one.months <= month]
    if read:
        with st.expander("The model beside what was read", key="seed_observed"):
            _beside(evidence, lessons, lab, [(one, _share(laws, one.months)) for one in read])


def _beside(
    evidence: Evidence, lessons: Mapping[str, Lesson], lab: SeedlingLab, pairs: Sequence[tuple[Observed, float]]
) -> None:
    """The miss at three months first, then a row for each, and who they were."""
    for one, found in pairs:
        if one.months == EARLY:
            st.html(f'<p class="ct-small">{escape(_at_three_months(one, found, lab))}</p>')
    rows = "".join(_row(one, found, evidence.sources) for one, found in pairs)
    cited, ours = (tag_label(tag) for tag in (Tag.CITED, Tag.MODEL_OUTPUT))
    st.html(
        "<div class='ct-table'><table><thead><tr><th>What was read</th><th>Month</th>"
        f"<th>Of 1,000, {cited}</th><th>Of 1,000, {ours}</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
    listed = "".join(_about(one) for one, _ in pairs)
    st.html(f'<ul class="ct-reasons">{listed}</ul>')
    lesson.section(lessons.get("control-is-not-cure"), "fitted")


def _row(one: Observed, found: float, sources: Mapping[str, Source]) -> str:
    source = sources[one.fact.source]
    link = f'<a href="evidence?fact={escape(one.fact.id)}" target="_blank">{escape(source.name)}</a>'
    return (
        f"<tr><td><strong>{one.letter}</strong> {escape(one.what)}, {link}</td>"
        f"<td>{one.months:g}</td><td>{TEN * one.of_100:.0f} ({_ends(one)})</td><td>{found:.0f}</td></tr>"
    )


def _about(one: Observed) -> str:
    """Who they were, what the interval is and what to mind."""
    about = " · ".join(part for part in (one.fact.population, one.fact.setting, one.fact.interval) if part)
    return f'<li class="ct-small"><strong>{one.letter}</strong> {escape(about)}. Mind: {escape(one.fact.caveat)}</li>'


def _ends(one: Observed) -> str:
    if one.low is None or one.high is None:
        return "no interval read"
    return f"{TEN * one.low:.0f} to {TEN * one.high:.0f}"


def _at_three_months(one: Observed, found: float, lab: SeedlingLab) -> str:
    """Say in words how the model stands at three months, now and with each fitted number, good or bad."""
    fitted = [
        f"with the number fitted to “{fit.title}” it has {at:.0f}: {_against(one, at)}"
        for fit in lab.fits
        for at in [_share(lab.moved({}).model_copy(update=fit.set), one.months)]
    ]
    return (
        f"A known misfit: at three months the model has {found:.0f} of 1,000 with something new, where "
        f"{TEN * one.of_100:.0f} of 1,000 ({_ends(one)}) were read after {one.what}. That is {_against(one, found)}. "
        f"And {'; '.join(fitted)}."
    )


def _against(one: Observed, found: float) -> str:
    low, high = (TEN * (one.of_100 if end is None else end) for end in (one.low, one.high))
    return "too many" if found > high else "too few" if found < low else "as many as were read"


@lru_cache(maxsize=256)  # while the time runs by itself only the month moves, and none of these does
def _share(laws: Laws, months: float) -> float:
    """Of 1,000 people, how many have something new by this month."""
    return 1000 * float(seedlings_of(laws, MANY).shares_by([months * MONTH])[0])

"""How sure is this? The band, the guess beside the result, and what the model was compared with."""

from collections.abc import Iterator, Mapping
from html import escape

import streamlit as st

from cryoteach.domain.cohort.comparisons import Checked, checked
from cryoteach.domain.cohort.dials import moved
from cryoteach.domain.cohort.settings import CENTRAL, CohortParameters, Observed
from cryoteach.domain.content import Content
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.population.gate_rates import Overlap
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.thousand import gate_rates as gate_rates_figure
from cryoteach.figures.thousand import growth_ties
from cryoteach.figures.thousand import guess as guess_figure
from cryoteach.person_view.citation import citation
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.band import want_band, work_on_band
from cryoteach.widgets.thousand.guess import asked_guess
from cryoteach.widgets.thousand.link_parts import MODE, OVERLAP, PRESET, RATES
from cryoteach.widgets.thousand.population import Population, dials_moved, gate_rates, thousand_of_preset
from cryoteach.wiring import growth_tied


def how_sure_view(people: Population, content: Content) -> None:
    """Show the band of what is on screen and, for the model, the guess beside each mix and whether it is any good."""
    chapter, criteria = content.teaching.lessons.get("a-thousand-people"), content.rules.criteria
    if chapter_state.text(MODE) == RATES:
        rates, overlap = gate_rates(people.profile), Overlap(chapter_state.text(OVERLAP))
        show_chart(
            gate_rates_figure.figure(rates, criteria, overlap),
            gate_rates_figure.table(rates, criteria), key="gate-rates", name="Your own gates, all together",
        )  # fmt: skip
        lesson.section(chapter, "overlap")
        return
    _band(people, content.models.cohort, content.rules.profiles)
    lesson.section(chapter, "band")
    _unpublished(content.models.cohort)
    _growth(people, content.evidence, content.models.cohort, content.teaching.lessons)
    _any_good(content.evidence, content.models.cohort, content.teaching.lessons)


def _band(people: Population, parameters: CohortParameters | None, profiles: Mapping[str, Profile]) -> None:
    work = work_on_band(parameters, profiles, people.profile)
    results = [*_results(people, parameters), *_band_result(people)]
    guess = asked_guess()
    show_chart(guess_figure.figure(guess, results), guess_figure.table(guess, results), key="guess", name="Your guess")
    if work is None:
        st.button("Work out the band for the moved limits", key="want_band", on_click=want_band, args=(people.profile,))


def _results(people: Population, parameters: CohortParameters | None) -> Iterator[guess_figure.Result]:
    for preset in parameters.presets if parameters else ():
        within = thousand_of_preset(parameters, people.profile, preset).within
        yield guess_figure.Result(preset=f"the {preset} mix", within=within)


def _band_result(people: Population) -> Iterator[guess_figure.Result]:
    if people.band is not None:
        low, middle, high = (round(share * people.thousand.people) for share in people.band.within())
        words = "every number drawn from its whole range"
        yield guess_figure.Result(preset=words, within=middle, low=low, high=high)


def _unpublished(parameters: CohortParameters | None) -> None:
    """Name what rests on tables that nobody published, from which the registry shows no fact."""
    used = parameters.parameters().values() if parameters else ()
    names = [entry.label[:1].lower() + entry.label[1:] for entry in used if entry.rests_on_unpublished]
    if names:
        listed = "; ".join(names)
        st.html(
            "<p>These numbers of the model rest on tables that were not published, so that nobody can check them yet: "
            f"{escape(listed)}. {tag_label(Tag.OUR_ASSUMPTION)}.</p>"
        )


def _growth(
    people: Population, evidence: Evidence, parameters: CohortParameters | None, lessons: Mapping[str, Lesson]
) -> None:
    """What the answer would be if growth were not drawn apart from the other findings."""
    if parameters is None or not parameters.growth_ties:
        return
    tied = growth_tied(parameters, chapter_state.text(PRESET), moved(dials_moved()), people.profile)
    st.html("<h2>If growth went with the rest</h2>")
    lesson.section(lessons.get("a-thousand-people"), "growth-apart")
    show_chart(
        growth_ties.figure(tied), growth_ties.table(tied), key="growth-ties", name="If growth went with the rest"
    )
    facts = [evidence.facts[name] for name in dict.fromkeys(name for result in tied for name in result.facts)]
    cited = "".join(citation(fact, evidence.sources[fact.source]) for fact in facts if fact.show)
    if cited:
        st.html(f'<dl class="ct-gate"><dt>What was read</dt><dd><ul>{cited}</ul></dd></dl>')


def _any_good(evidence: Evidence, parameters: CohortParameters | None, lessons: Mapping[str, Lesson]) -> None:
    st.html("<h2>Is this model any good?</h2>")
    lesson.section(lessons.get("a-thousand-people"), "any-good")
    if parameters is not None:
        for compared in checked(parameters, CENTRAL):  # what may be concluded was written of this mix
            st.html(_check(compared, evidence))


def _check(compared: Checked, evidence: Evidence) -> str:
    check, no_spread = compared.check, compared.model_with_no_spread
    rows = [
        (f"{Tag.MODEL_OUTPUT.words}, the central mix", f"{compared.model:.1f}%"),
        (f"{Tag.MODEL_OUTPUT.words}, those of it with no spread", "" if no_spread is None else f"{no_spread:.1f}%"),
        *_observed(f"{Tag.CITED.words}, observed", check.observed),
        *_observed(f"{Tag.CITED.words}, observed, liver only", check.observed_liver_only),
    ]
    listed = "".join(f"<li>{escape(name)}: {escape(number)}</li>" for name, number in rows if number)
    facts = [evidence.facts[seen.fact] for seen in (check.observed, check.observed_liver_only) if seen is not None]
    cited = "".join(citation(fact, evidence.sources[fact.source]) for fact in facts if fact.show)
    told = [
        ("Like for like", check.like_for_like),
        ("It may be concluded", check.may_conclude),
        ("It may not be concluded", check.may_not_conclude),
    ]
    rest = "".join(f"<dt>{term}</dt><dd>{escape(text.replace('_', ' '))}</dd>" for term, text in told)
    return (
        f"<h3>{escape(check.question)}</h3><ul>{listed}</ul>"
        f'<dl class="ct-gate">{rest}<dt>What was read</dt><dd><ul>{cited}</ul></dd></dl>'
    )


def _observed(name: str, seen: Observed | None) -> list[tuple[str, str]]:
    return [(name, f"{seen.value:g}% ({seen.low:g} to {seen.high:g})")] if seen else []

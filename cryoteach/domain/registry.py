"""The evidence registry as a reader asks it: what may be shown, what holds these words, and where a fact is used."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.content import Content
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.all_rules import GrowthWord
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.domain.story_checks.settings import CaseCheckSettings


class Use(BaseModel, frozen=True, extra="forbid"):
    """One place that leans on a fact: the chapter to open, and what stands there."""

    chapter: str
    words: str


def shown_facts(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts that may reach a screen."""
    return {name: fact for name, fact in facts.items() if fact.show}


def found_facts(
    facts: Iterable[Fact], sources: Mapping[str, Source], *, words: str = "", topic: str = "", grade: str = ""
) -> list[Fact]:
    """The facts that may be shown, are of this topic and grade, and hold every word asked for.

    Args:
        facts: where to look.
        sources: whose titles and authors are looked through too.
        words: words, or parts of words, in any order; upper and lower case are one.
        topic: one topic; empty for all.
        grade: one grade; empty for all.
    """
    asked = words.casefold().split()
    return [
        fact
        for fact in facts
        if fact.show
        and topic in {"", fact.topic}
        and grade in {"", fact.grade}
        and all(word in _text(fact, sources[fact.source]) for word in asked)
    ]


def uses_of(fact_id: str, content: Content) -> list[Use]:
    """Every limit, lesson, word of growth, number of the modelled people and part of a chapter that names a fact."""
    return [
        *_in_limits(fact_id, content.rules.profiles),
        *_in_lessons(fact_id, content.teaching.lessons),
        *_in_growth(fact_id, content.rules.growth_words),
        *_in_cohort(fact_id, content.models.cohort),
        *_in_ice(fact_id, content.models.ice),
        *_in_chapters(fact_id, content.evidence, content.models.seedlings, content.teaching.case_checks),
    ]


def _text(fact: Fact, source: Source) -> str:
    parts = (fact.id, fact.topic, fact.statement, fact.population, fact.setting, fact.caveat)
    return " ".join([*parts, str(fact.year or ""), source.authors, source.title, source.publication]).casefold()


def _in_limits(fact_id: str, profiles: Mapping[str, Profile]) -> Iterator[Use]:
    for profile in profiles.values():
        for condition in profile.conditions:
            if fact_id in condition.limit.cites:
                words = f"the limit “{condition.criterion.title}: {condition.limit_words}” of “{profile.title}”"
                yield Use(chapter="one-person", words=words)


def _in_lessons(fact_id: str, lessons: Mapping[str, Lesson]) -> Iterator[Use]:
    for lesson in lessons.values():
        if any(fact_id in cites for cites in lesson.cites.values()):
            yield Use(chapter=lesson.id, words=f"the text of “{lesson.title}”")


def _in_growth(fact_id: str, growth_words: Mapping[str, GrowthWord]) -> Iterator[Use]:
    for word, read in growth_words.items():
        if fact_id in read.cites:
            yield Use(
                chapter="one-person", words=f"the word “{word}” for growth, read as {read.doubling_time_days} days"
            )


def _in_cohort(fact_id: str, parameters: CohortParameters | None) -> Iterator[Use]:
    for parameter in parameters.parameters().values() if parameters else ():
        if fact_id in parameter.facts:
            yield Use(chapter="a-thousand-people", words=f"a number of the modelled people: {parameter.label.lower()}")


def _in_ice(fact_id: str, ice: IceLab | None) -> Iterator[Use]:
    for words, named in ice.named().items() if ice else ():
        if fact_id in named:
            yield Use(chapter="inside-the-ice", words=words)


def _in_chapters(
    fact_id: str, evidence: Evidence, seedlings: SeedlingLab | None, checks: CaseCheckSettings | None
) -> Iterator[Use]:
    parts = (
        ("how-exact", "the limits that others have used", evidence.used_limits),
        ("what-it-costs", "the fact box", evidence.costs),
        ("control-is-not-cure", "the seedlings lab", seedlings),
        ("other-roads", "the roads", evidence.roads),
        ("other-roads", "then and now", evidence.then_and_now),
        ("desk", "the notes on cases and letters", checks),
    )
    for chapter, words, part in parts:
        if part is not None and fact_id in part.named():
            yield Use(chapter=chapter, words=words)

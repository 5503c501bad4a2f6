"""The registry as a reader asks it."""

from cryoteach.domain.registry import found_facts, shown_facts, uses_of
from tests.domain.fictional import LEAFLET, SHIPPED

FACTS = SHIPPED.evidence.facts.values()


def test_nothing_that_is_held_back_is_ever_found():
    every = found_facts(FACTS, SHIPPED.evidence.sources)
    assert every == list(shown_facts(SHIPPED.evidence.facts).values())
    assert all(fact.show for fact in every)


def test_every_word_topic_and_grade_narrows_what_is_found():
    found = found_facts(FACTS, SHIPPED.evidence.sources, words="collision TRIAL", topic="limits", grade="read-page")
    assert found
    for fact in found:
        assert "collision" in str((fact, SHIPPED.evidence.sources[fact.source])).casefold()
        assert (fact.topic, fact.grade) == ("limits", "read-page")
    assert found_facts(FACTS, SHIPPED.evidence.sources, words="no such word anywhere") == []


def test_a_fact_knows_the_limits_lessons_words_and_model_numbers_that_lean_on_it():
    cite = LEAFLET.condition("few-lesions").limit.cites[0]
    assert any("Few tumours" in use.words for use in uses_of(cite, SHIPPED))
    assert {"one-person", "how-exact"} <= {use.chapter for use in uses_of(cite, SHIPPED)}
    word, read = next(iter(SHIPPED.rules.growth_words.items()))
    assert any(f"“{word}”" in use.words for use in uses_of(read.cites[0], SHIPPED))
    number = SHIPPED.models.cohort.few_type_share
    assert any(number.label.lower() in use.words for use in uses_of(number.facts[0], SHIPPED))
    assert uses_of("no-fact", SHIPPED.having(cohort=None)) == []


def test_a_fact_knows_the_parts_of_chapters_6_to_8_that_lean_on_it():
    for fact, chapter in (
        (SHIPPED.evidence.costs.guess, "what-it-costs"),
        (SHIPPED.models.seedlings.observed[0].fact, "control-is-not-cure"),
        (SHIPPED.evidence.roads.named()[0], "other-roads"),
        (SHIPPED.evidence.then_and_now.named()[0], "other-roads"),
        (SHIPPED.teaching.case_checks.named()[0], "desk"),
    ):
        assert chapter in {use.chapter for use in uses_of(fact, SHIPPED)}
    bare = {
        "case_checks": None,
        "cohort": None,
        "ice": None,
        "costs": None,
        "seedlings": None,
        "roads": None,
        "then_and_now": None,
    }
    assert uses_of("no-fact", SHIPPED.having(**bare)) == []


def test_a_fact_knows_the_numbers_lines_and_rows_of_the_ice_lab_that_lean_on_it():
    words = {use.words for use in uses_of("ice-gel-needles", SHIPPED) if use.chapter == "inside-the-ice"}
    assert "a number of the ice-ball lab: Needle power" in words  # fitted to it
    assert "a line of what the ice-ball lab cannot say" in words
    assert "the ice-ball model beside what others measured" in words
    assert any("blood flow" in use.words for use in uses_of("ice-liver-flow", SHIPPED))


def test_every_fact_that_was_read_for_the_ice_lab_is_used_somewhere():
    read = [name for name in shown_facts(SHIPPED.evidence.facts) if name.startswith("ice-")]
    assert [name for name in read if not uses_of(name, SHIPPED)] == []

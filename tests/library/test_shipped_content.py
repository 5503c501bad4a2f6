"""What is shipped: no problem anywhere, and every number said to be whose it is."""

import re

import pytest

from cryoteach.domain.criteria import Tag
from cryoteach.domain.profiles import NOT_REVIEWED
from tests.domain.fictional import LEAFLET, PROFILES, SHIPPED, numerical

CITES = {
    **{f"{p.id}: {c.id}": c.limit.cites for p in PROFILES.values() for c in p.conditions},
    **{f"growth: {word}": read.cites for word, read in SHIPPED.growth_words.items()},
}
FORBIDDEN = re.compile(r"\b(in)?eligib|suitab|recommend|approved", re.IGNORECASE)


def test_there_are_no_problems():
    assert [str(problem) for problem in SHIPPED.problems] == []


@pytest.mark.parametrize("cites", CITES.values(), ids=CITES)
def test_every_limit_cites_facts_that_may_be_shown_and_were_read(cites):
    assert cites
    for cite in cites:
        fact = SHIPPED.facts[cite]
        assert fact.show
        assert fact.grade != "not-verified"
        assert SHIPPED.sources[fact.source].read != "not-read"


def test_every_fact_that_may_be_shown_was_read_by_somebody():
    shown = [fact for fact in SHIPPED.facts.values() if fact.show]
    assert shown
    assert [fact.id for fact in shown if SHIPPED.sources[fact.source].read == "not-read"] == []


def test_the_leaflet_lends_its_name_to_one_number_only_and_our_readings_carry_our_own():
    numbers = {condition.id: condition.limit.tag for condition in numerical(LEAFLET)}
    assert [name for name, tag in numbers.items() if tag is Tag.LEAFLET] == ["few-lesions"]
    assert {tag for name, tag in numbers.items() if name != "few-lesions"} == {Tag.OUR_ASSUMPTION}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_limit_that_is_our_reading_says_why_or_belongs_to_a_teaching_variant(profile):
    for condition in profile.conditions:
        ours = condition.limit.tag is Tag.OUR_ASSUMPTION
        assert not ours or condition.limit.note or "teaching variant" in profile.summary
    assert profile.reviewer == NOT_REVIEWED


def test_the_strict_and_the_relaxed_profile_lie_on_either_side_of_the_leaflet():
    for condition in numerical(LEAFLET):
        sign = 1 if condition.limit.at_most is not None else -1
        strict, relaxed = (PROFILES[name].condition(condition.id).limit.number * sign for name in ("strict", "relaxed"))
        assert strict <= condition.limit.number * sign <= relaxed


def test_every_condition_says_what_the_leaflet_says_and_why_and_which_misconceptions_it_meets():
    assert len(SHIPPED.criteria) == len(LEAFLET.conditions)
    for criterion in SHIPPED.criteria.values():
        assert criterion.leaflet_says
        assert criterion.why
        assert criterion.misconceptions
    assert len({criterion.letters for criterion in SHIPPED.criteria.values()}) == len(SHIPPED.criteria)


def test_no_words_of_ours_sound_like_an_offer():
    models = (SHIPPED.criteria, SHIPPED.profiles, SHIPPED.presets, SHIPPED.lessons, SHIPPED.cases)
    for group in models:
        for model in group.values():
            words = re.sub(r'evidence\?fact=[a-z0-9-]+|"cites":\{.*?\}', "", model.model_dump_json())
            assert not FORBIDDEN.search(words)

"""What is shipped: no problem anywhere, and every number said to be whose it is."""

import re

import pytest

from cryoteach.domain.rules.profiles import NOT_REVIEWED
from cryoteach.domain.rules.terms import Tag
from tests.domain.fictional import LEAFLET, PROFILES, ROOT, SHIPPED, numerical

CITES = {
    **{f"{p.id}: {c.id}": c.limit.cites for p in PROFILES.values() for c in p.conditions},
    **{f"growth: {word}": read.cites for word, read in SHIPPED.rules.growth_words.items()},
}
FORBIDDEN = re.compile(r"\b(in)?eligib|suitab|recommend|approved", re.IGNORECASE)


def test_there_are_no_problems():
    assert [str(problem) for problem in SHIPPED.problems] == []


@pytest.mark.parametrize("cites", CITES.values(), ids=CITES)
def test_every_limit_cites_facts_that_may_be_shown_and_were_read(cites):
    assert cites
    for cite in cites:
        fact = SHIPPED.evidence.facts[cite]
        assert fact.show
        assert fact.grade != "not-verified"
        assert SHIPPED.evidence.sources[fact.source].read != "not-read"


def test_every_fact_that_may_be_shown_was_read_by_somebody():
    shown = [fact for fact in SHIPPED.evidence.facts.values() if fact.show]
    assert shown
    assert [fact.id for fact in shown if SHIPPED.evidence.sources[fact.source].read == "not-read"] == []


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
    assert len(SHIPPED.rules.criteria) == len(LEAFLET.conditions)
    for criterion in SHIPPED.rules.criteria.values():
        assert criterion.leaflet_says
        assert criterion.why
        assert criterion.misconceptions
    assert len({criterion.letters for criterion in SHIPPED.rules.criteria.values()}) == len(SHIPPED.rules.criteria)


def test_no_words_of_ours_sound_like_an_offer():
    models = (
        SHIPPED.rules.criteria,
        SHIPPED.rules.profiles,
        SHIPPED.rules.presets,
        SHIPPED.teaching.lessons,
        SHIPPED.teaching.cases,
    )
    for group in models:
        for model in group.values():
            words = re.sub(r'evidence\?fact=[a-z0-9-]+|"cites":\{.*?\}', "", model.model_dump_json())
            assert not FORBIDDEN.search(words)


WITHDRAWN = (
    *("none has compared the two", "about as many had died", "asked 72 centres", "nobody has counted", "largely taken"),
    *(
        "largely replaced",
        "they follow from",
        "most people's scans",
        "about a third of the liver",
        "with all its blood",
    ),
    *(
        "commercial",
        "nobody has checked",
        "nobody has set a figure",
        "did not ask about chemotherapy",
        "as read in a news report",
    ),
    *("one study found more dead tissue", "nobody measured the shares", "held up by limits that trials"),
)
"""What an oncologist objected to in our words (report: issue 10, A3 to A10); facts keep the words of their sources."""


def test_nothing_withdrawn_has_come_back():
    folder = ROOT / "cryoteach"
    written = (path for path in folder.rglob("*") if path.suffix in {".md", ".yaml", ".py"})
    files = [path for path in written if path.name not in {"facts.yaml", "sources.yaml"}]
    assert len(files) > 200
    for path in files:
        words = " ".join(path.read_text(encoding="utf-8").lower().split())
        assert [phrase for phrase in WITHDRAWN if phrase in words] == [], path


def test_the_growth_limits_say_that_they_come_from_bowel_cancer():
    """Report: issue 10, B."""
    limits = [c.limit for profile in PROFILES.values() for c in profile.conditions if c.id == "slow-growing"]
    assert len(limits) == 3
    assert all("bowel cancer" in limit.note for limit in limits)
    assert all("bowel" in limit.words for limit in SHIPPED.evidence.used_limits.root["slow-growing"])


def test_how_old_the_leaflet_is_stands_where_it_is_first_met():
    """Report: issue 10, B; since issue 12, section 2, Start says it in one line and chapter 1 from what."""
    start, first = (SHIPPED.teaching.lessons[chapter] for chapter in ("start", "guess-first"))
    assert "undated leaflet" in start.sections["honesty"]
    assert "bears no date" in first.sections["conditions"]
    assert "leaflet-publisher-dates" in first.cites["conditions"]


def test_chapter_8_asks_what_a_team_would_ask_first():
    """Report: issue 10, B: cut out or heated, where it lies, and from which cancer; each card is cited."""
    cites = SHIPPED.teaching.lessons["other-roads"].cites
    assert {"surgery-first-nice", "collision-hazard-ratio"} <= {*cites["cut-out"]}
    assert {name for name in SHIPPED.evidence.facts if name.startswith("place-")} <= {*cites["where-it-lies"]}
    assert {"net-slow-and-symptoms", "breast-local-unproven", "pancreas-drugs-only"} <= {*cites["which-cancer"]}

"""Everything that may be reviewed is among the items, and any edit that a clinician would care about shows."""

import pytest

from cryoteach.domain.content import Content
from cryoteach.domain.evidence.reviews import ClinicalReview, ReviewAnswer
from cryoteach.domain.review.agreed import review_state, with_reviews
from cryoteach.domain.review.assumptions import in_words
from cryoteach.domain.review.items import case_id, items_of, letter_id, limit_id
from cryoteach.domain.rules.terms import Tag
from tests.domain.fictional import LEAFLET, SHIPPED

ITEMS = {item.id: item for item in items_of(SHIPPED)}
CASE = next(case for case in SHIPPED.teaching.cases.values() if len(case.stages) > 1)
LETTER = next(iter(SHIPPED.teaching.slips.values()))


def changed(content):
    """Find the items whose version is another than in what ships."""
    return {item.id for item in items_of(content) if item.version != ITEMS[item.id].version}


def test_every_limit_case_harm_letter_and_road_is_there_once():
    ids = list(ITEMS)
    assert len(ids) == len(items_of(SHIPPED))
    wanted = {
        limit_id(profile, condition) for profile in SHIPPED.rules.profiles.values() for condition in profile.conditions
    }
    wanted |= {case_id(case) for case in SHIPPED.teaching.cases.values()}
    wanted |= {letter_id(letter) for letter in SHIPPED.teaching.slips.values()}
    assert wanted <= set(ids)
    kinds = [item.kind for item in ITEMS.values()]
    costs = SHIPPED.evidence.costs
    assert kinds.count("harm") == len(costs.harms) + len(costs.compared) + len(costs.reasons)
    roads = SHIPPED.evidence.roads
    assert kinds.count("road") == len(roads.ribbons) + len(roads.steps) + len(SHIPPED.evidence.then_and_now.root)
    assert list(dict.fromkeys(kinds)) == [kind.id for kind in SHIPPED.review.kinds]


def test_every_parameter_of_the_cohort_that_is_assumed_is_there_with_its_reason():
    for name, entry in SHIPPED.models.cohort.parameters().items():
        if entry.assumption:
            assert entry.reason in ITEMS[f"assumption/cohort-{name}"].claims
        else:
            assert f"assumption/cohort-{name}" not in ITEMS


def test_a_limit_says_its_number_its_tag_and_its_sources():
    condition = next(condition for condition in LEAFLET.conditions if condition.limit.tag is Tag.OUR_ASSUMPTION)
    item = ITEMS[limit_id(LEAFLET, condition)]
    assert f"Limit: {condition.limit_words} ({condition.limit.tag.words})." in item.claims
    assert set(item.facts) == set(condition.limit.cites)


def test_a_case_says_its_key_at_every_stage():
    keys = [claim for claim in ITEMS[case_id(CASE)].claims if claim.startswith("Key by ")]
    assert len(keys) == len(CASE.stages)


def test_the_letter_says_which_sentence_holds_the_slip():
    marked = [claim for claim in ITEMS[letter_id(LETTER)].claims if "THE SLIP" in claim]
    assert len(marked) == 1
    assert LETTER.sentences[LETTER.place].text in marked[0]


def test_an_edited_story_changes_that_case_alone():
    cases = {**SHIPPED.teaching.cases, CASE.id: CASE.model_copy(update={"vignette": "Another story."})}
    assert changed(SHIPPED.having(cases=cases)) == {case_id(CASE)}


def test_a_moved_limit_changes_the_limit_and_every_case_whose_key_it_moves():
    condition = next(condition for condition in LEAFLET.conditions if condition.limit.at_most is not None)
    moved = LEAFLET.with_limit(condition.id, at_most=condition.scale.high)
    found = changed(SHIPPED.having(profiles={**SHIPPED.rules.profiles, LEAFLET.id: moved}))
    assert limit_id(LEAFLET, condition) in found
    assert any(name.startswith("case/") for name in found)


def test_an_edited_fact_changes_whatever_rests_on_it():
    name = LEAFLET.conditions[0].limit.cites[0]
    fact = SHIPPED.evidence.facts[name].model_copy(update={"caveat": "Another caveat."})
    found = changed(SHIPPED.having(facts={**SHIPPED.evidence.facts, name: fact}))
    assert found == {item.id for item in ITEMS.values() if name in item.facts}
    assert found


def agreeing(*ids):
    return ClinicalReview(
        reviewer="Dr A", date="2026-11-27",
        answers=tuple(ReviewAnswer(id=name, version=ITEMS[name].version, answer="agree") for name in ids),
    )  # fmt: skip


def test_name_and_date_land_on_the_case_the_letter_and_the_profile_whose_limits_are_all_agreed_with():
    limits = [limit_id(LEAFLET, condition) for condition in LEAFLET.conditions]
    reviews = (agreeing(*limits, case_id(CASE), letter_id(LETTER)),)
    after = with_reviews(SHIPPED.having(given=reviews))
    assert after.rules.profiles["leaflet"].reviewer == "reviewed by Dr A on 2026-11-27"
    assert (
        after.teaching.cases[CASE.id].review.words
        == after.teaching.slips[LETTER.id].review.words
        == "reviewed by Dr A on 2026-11-27"
    )
    assert after.rules.profiles["strict"] == SHIPPED.rules.profiles["strict"]
    others = [case for name, case in after.teaching.cases.items() if name != CASE.id]
    assert {case.review.words for case in others} == {"not yet clinically reviewed"}
    assert review_state(after).agreed.keys() == {*limits, case_id(CASE), letter_id(LETTER)}


def test_one_limit_short_is_not_reviewed():
    limits = [limit_id(LEAFLET, condition) for condition in LEAFLET.conditions]
    after = with_reviews(SHIPPED.having(given=(agreeing(*limits[1:]),)))
    assert after.rules.profiles["leaflet"] == LEAFLET


def test_what_is_edited_after_the_review_is_unreviewed_again():
    edited = CASE.model_copy(update={"teaching_point": "Another point."})
    content = SHIPPED.having(
        given=(agreeing(case_id(CASE)),), cases={**SHIPPED.teaching.cases, CASE.id: edited},
    )  # fmt: skip
    assert with_reviews(content).teaching.cases[CASE.id].review.words == "not yet clinically reviewed"
    assert [said.holds for said in review_state(content).outdated] == ["edited since"]


def test_where_files_cannot_be_used_the_rest_is_reviewed():
    bare = Content().having(kinds=SHIPPED.review.kinds)
    assert items_of(bare) == []
    without_profiles = SHIPPED.having(profiles={})
    assert not any("Key by" in claim for item in items_of(without_profiles) for claim in item.claims)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.45, "0.45"), ("odd", "odd"), (True, "yes"), (False, "no"), ((1.0, 2.0), "1; 2"), ({"log_sd": 3}, "log sd 3")],
)
def test_numbers_and_mixes_are_written_on_one_line(value, words):
    assert in_words(value) == words


def test_a_number_that_is_cited_is_no_assumption():
    word, read_as = next(iter(SHIPPED.rules.growth_words.items()))
    cited = {**SHIPPED.rules.growth_words, word: read_as.model_copy(update={"tag": Tag.CITED})}
    ids = {item.id for item in items_of(SHIPPED.having(growth_words=cited))}
    assert set(ITEMS) - ids == {f"assumption/growth-{word}"}

"""A condition in words and its limit: one comparison, said to be ours or cited, and refused when it makes no sense."""

import numpy as np
import pytest
from pydantic import ValidationError

from cryoteach.domain.input.refusals import sentences_of
from cryoteach.domain.rules.criteria import Criterion, Limit, Status
from cryoteach.domain.rules.measures import MEASURES
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Choice
from cryoteach.domain.rules.terms import Tag
from cryoteach.errors import shown
from tests.domain.fictional import LEAFLET, PROFILES, legal_values, limit, second_opinion

CONDITIONS = [condition for profile in PROFILES.values() for condition in profile.conditions]
WORDS = LEAFLET.condition("few-lesions").criterion


def complaints(model, fields):
    with pytest.raises(ValidationError) as refusal:
        model.model_validate(fields)
    return {".".join(map(str, place)): sentence for place, sentence in sentences_of(refusal.value)}


NOT_ONE_COMPARISON = {
    "give exactly one of at_most, at_least, one_of; found none": {},
    "give exactly one of at_most, at_least, one_of; found at_most, at_least": {"at_most": 5, "at_least": 1},
    "give exactly one of at_most, at_least, one_of; found at_least, one_of": {"at_least": 5, "one_of": ["stable"]},
    "ideal is missing: say which value would be ideal, so that a margin can be drawn": {"at_most": 5},
    "ideal 5 must lie on the met side of the limit 5, not on it": {"at_most": 5, "ideal": 5},
    "ideal 6 must lie on the met side of the limit 5, not on it": {"at_most": 5, "ideal": 6},
    "ideal 4 must lie on the met side of the limit 5, not on it": {"at_least": 5, "ideal": 4},
    "ideal 7 must lie on the met side of the limit 7, not on it": {"at_least": 7, "ideal": 7},
    "ideal goes with at_most or at_least only": {"one_of": ["stable"], "ideal": 1},
    "stable cannot be both met and unsettled": {"one_of": ["stable"], "unsettled": ["stable"]},
    "unsettled goes with one_of only": {"at_most": 5, "ideal": 2, "unsettled": ["stable"]},
}


@pytest.mark.parametrize(("sentence", "fields"), NOT_ONE_COMPARISON.items())
def test_a_limit_that_makes_no_sense_is_refused_with_the_reason(sentence, fields):
    assert complaints(Limit, {"tag": "leaflet", "cites": ["a-fact"], **fields}) == {"": sentence}


def test_two_slips_of_one_limit_are_told_together():
    [sentence] = complaints(Limit, {"tag": "leaflet", "cites": ["a-fact"], "at_most": 5, "unsettled": ["x"]}).values()
    assert "unsettled goes with one_of only; ideal is missing" in sentence


@pytest.mark.parametrize("field", ["at_most", "at_least", "ideal"])
@pytest.mark.parametrize("text", ["5", "five", "", True, [5]])
def test_a_limit_has_to_be_a_number_and_not_a_text_that_looks_like_one(field, text):
    found = complaints(Limit, {"at_most": 5, "ideal": 2, "tag": "leaflet", "cites": ["a-fact"], field: text})
    assert found == {field: f"found {shown(text)}; expected a number"}


def test_a_limit_says_where_it_comes_from_and_cites_something():
    assert complaints(Limit, {"at_most": 5, "ideal": 2, "cites": []}).keys() == {"tag", "cites"}
    assert "cites" in complaints(Limit, {"at_most": 5, "ideal": 2, "tag": "leaflet"})
    assert "leaflet" in complaints(Limit, {"at_most": 5, "ideal": 2, "tag": "gospel", "cites": ["x"]})["tag"]


def test_a_rule_of_options_has_no_number():
    with pytest.raises(TypeError, match="no number"):
        _ = limit(one_of=["stable"]).number


@pytest.mark.parametrize("tag", Tag)
def test_each_tag_reads_as_words(tag):
    assert "-" not in tag.words
    assert ("teaching" in tag.words) == (tag is Tag.OUR_ASSUMPTION)


def test_each_tag_has_one_word_of_its_own():
    assert [tag.word for tag in Tag] == ["leaflet", "cited", "ours", "model"]


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.limit_words)
def test_one_value_and_a_column_of_values_are_judged_alike_on_the_whole_scale(condition):
    values = [None, *legal_values(condition.scale)]
    if isinstance(condition.scale, Choice):
        column = np.array([-1, *range(len(condition.scale.options))], dtype=np.int8)
    else:
        column = np.array([np.nan, *values[1:]], dtype=np.float32)
    opinions = [second_opinion(condition, value) for value in values]
    assert [condition.limit.status(value) for value in values] == opinions
    assert condition.limit.failures(column, condition.scale).tolist() == [o is Status.NOT_MET for o in opinions]
    assert condition.limit.unknowns(column, condition.scale).tolist() == [o is Status.CANNOT_TELL for o in opinions]


def test_a_misspelt_measure_is_answered_with_the_known_ones():
    sentence = complaints(Criterion, WORDS.model_dump() | {"measure": "lesion_cuont"})["measure"]
    assert sentence == f"'lesion_cuont' is not a measure; known: {', '.join(MEASURES)}"
    assert set(SCALES) <= set(MEASURES)


def test_a_sentence_that_would_be_filled_in_wrongly_is_refused():
    sentences = WORDS.sentences.model_dump() | {"met": "{value} is at most {limt} ({tag})"}
    found = complaints(Criterion, WORDS.model_dump() | {"sentences": sentences})
    assert found == {"sentences.met": "{limt}: never filled in; known: {value}, {limit}, {edge}, {tag}"}


def test_a_reason_for_a_value_that_cannot_be_is_refused():
    words = LEAFLET.condition("chemotherapy-first").criterion.model_dump()
    words["sentences"] = words["sentences"] | {"because": {"not-stared": "Not started."}}
    [sentence] = complaints(Criterion, words).values()
    assert sentence.startswith("'not-stared' is not possible for chemotherapy")


@pytest.mark.parametrize("field", ["id", "letters", "order"])
def test_a_condition_has_a_short_plain_id_two_letters_and_an_order(field):
    wrong = {"id": "Few Lesions!", "letters": "few", "order": 0}
    assert complaints(Criterion, WORDS.model_dump() | {field: wrong[field]}).keys() == {field}


def test_each_status_reads_as_words():
    assert [status.words for status in Status] == ["met", "not met", "cannot tell"]

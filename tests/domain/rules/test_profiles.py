"""A set of limits: each limit fits its finding, reads in words, and can be asked "what if"."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.input.refusals import sentences_of
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.profiles import NOT_REVIEWED, Condition, Profile
from cryoteach.domain.rules.scales import Choice
from cryoteach.errors import UnknownNameError
from tests.domain.fictional import LEAFLET, PROFILES, at_every_limit, limit, next_past, numerical, values_with

LESIONS = LEAFLET.condition("few-lesions").criterion
CHEMOTHERAPY = LEAFLET.condition("chemotherapy-first").criterion
UNFIT = [
    (LESIONS, {"one_of": ["stable"]}, "few-lesions tests lesion_count, so its rule is at_most or at_least"),
    (CHEMOTHERAPY, {"at_most": 5, "ideal": 1}, "chemotherapy-first tests chemotherapy_response, so its rule is one_of"),
    (LESIONS, {"at_most": 61, "ideal": 2}, "61.0 is not possible for liver tumours (lesion_count)"),
    (LESIONS, {"at_most": 5, "ideal": 0}, "0.0 is not possible for liver tumours (lesion_count)"),
    (LESIONS, {"at_most": 5.5, "ideal": 2}, "5.5 is not possible for liver tumours (lesion_count)"),
    (LESIONS, {"at_most": 99, "ideal": 0}, "99.0 is not possible"),
    (LESIONS, {"at_most": 99, "ideal": 0}, "; 0.0 is not possible"),
    (CHEMOTHERAPY, {"one_of": ["cured"]}, "'cured' is not possible for chemotherapy"),
    (CHEMOTHERAPY, {"one_of": ["stable"], "unsettled": ["perhaps"]}, "'perhaps' is not possible for chemotherapy"),
]


@pytest.mark.parametrize(("criterion", "rule", "sentence"), UNFIT)
def test_a_limit_that_does_not_fit_its_finding_is_refused_by_name(criterion, rule, sentence):
    with pytest.raises(ValidationError) as refusal:
        Condition(criterion=criterion, limit=limit(**rule))
    [(_, told)] = sentences_of(refusal.value)
    assert sentence in told


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_limit_of_a_shipped_profile_reads_in_words_with_its_number(profile):
    for condition in profile.conditions:
        if isinstance(condition.scale, Choice):
            assert condition.limit_words == " or ".join(map(condition.scale.words, condition.limit.one_of))
        else:
            assert condition.limit_words.startswith(("at most ", "at least "))
            assert f"{condition.limit.number:g}" in condition.limit_words
            assert condition.limit_words.endswith(condition.edge_words)
        assert condition.edge_words


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_profile_says_until_someone_signs_that_no_clinician_has_reviewed_it(profile):
    assert profile.reviewer == NOT_REVIEWED


def test_a_condition_is_found_by_its_id_and_an_unknown_one_is_answered_with_the_known():
    assert LEAFLET.condition("fit").id == "fit"
    with pytest.raises(UnknownNameError, match=r"no condition is called 'age'; known: .*few-lesions"):
        LEAFLET.condition("age")


@pytest.mark.parametrize("condition", numerical(LEAFLET), ids=lambda condition: condition.id)
def test_a_what_if_moves_one_limit_and_leaves_the_profile_as_it_was(condition):
    past = next_past(condition)
    name = "at_most" if condition.limit.at_most is not None else "at_least"
    loosened = LEAFLET.with_limit(condition.id, **{name: float(past)})
    assert loosened.condition(condition.id).limit.number == past
    assert [c for c in loosened.conditions if c.id != condition.id] == [
        c for c in LEAFLET.conditions if c.id != condition.id
    ]
    someone = at_every_limit().with_values(**{condition.finding: past})
    assert assess(someone, LEAFLET).verdict.value == "outside"
    assert assess(someone, loosened).verdict.value == "within"


def test_a_what_if_is_checked_like_any_limit():
    with pytest.raises(ValidationError, match="ideal"):
        LEAFLET.with_limit("few-lesions", at_most=1.0)
    with pytest.raises(ValidationError, match="is not possible"):
        LEAFLET.with_limit("few-lesions", at_most=61.0)
    with pytest.raises(UnknownNameError):
        LEAFLET.with_limit("age", at_most=70.0)


def test_the_legal_range_leaves_room_on_both_sides_of_every_limit():
    for profile in PROFILES.values():
        for condition in profile.conditions:
            assert values_with(condition, Status.MET)
            assert values_with(condition, Status.NOT_MET)


@pytest.mark.parametrize(
    ("field", "wrong"), [("version", "1"), ("version", "one"), ("date", "31.11.2026"), ("id", "A b")]
)
def test_a_profile_carries_a_version_a_date_and_an_id_in_one_form(field, wrong):
    fields = {name: getattr(LEAFLET, name) for name in Profile.model_fields}
    with pytest.raises(ValidationError, match=field):
        Profile(**{**fields, field: wrong})


def test_a_terminal_shows_which_profile_or_condition_it_is_and_not_all_its_words():
    assert repr(LEAFLET) == f"Profile(id='leaflet', version='{LEAFLET.version}', conditions=6)"
    assert repr(LEAFLET.condition("few-lesions")) == "Condition(id='few-lesions', limit='at most 5 tumours')"

"""Criteria and profiles as read: in one order everywhere, the leaflet first."""

import shutil

from tests.domain.fictional import LEAFLET


def test_conditions_keep_the_order_of_the_criteria_whatever_the_order_in_a_profiles_file(library):
    def turn_round(profile):
        profile["conditions"] = dict(reversed(profile["conditions"].items()))

    library.change("content/profiles/leaflet.yaml", turn_round)
    assert library.load().rules.profiles["leaflet"] == LEAFLET


def test_another_order_of_the_criteria_is_kept_everywhere(library):
    library.change("content/criteria/no-spread.yaml", lambda criterion: criterion.update(order=1))
    library.change("content/criteria/chemotherapy-first.yaml", lambda criterion: criterion.update(order=6))
    content = library.load()
    assert next(iter(content.rules.criteria)) == "no-spread"
    for profile in content.rules.profiles.values():
        assert profile.conditions[0].id == "no-spread"


def test_the_leaflets_profile_comes_first_and_the_others_by_name(library):
    first, *others = library.load().rules.profiles
    assert first == "leaflet"
    assert others == sorted(others)


def test_a_profile_is_added_by_dropping_in_a_file(library):
    shutil.copy(library.path("content/profiles/leaflet.yaml"), library.path("content/profiles/ours.yaml"))
    library.change(
        "content/profiles/ours.yaml", lambda profile: profile.update(id="ours", reviewer="Dr A, 1 December 2026")
    )
    content = library.load()
    assert content.problems == ()
    assert content.rules.profiles["ours"].conditions == LEAFLET.conditions
    assert content.rules.profiles["ours"].reviewer == "Dr A, 1 December 2026"


def test_a_profile_may_ask_one_condition_only(library):
    def keep_one(profile):
        profile["conditions"] = {"few-lesions": profile["conditions"]["few-lesions"]}

    library.change("content/profiles/relaxed.yaml", keep_one)
    content = library.load()
    assert content.problems == ()
    assert [condition.id for condition in content.rules.profiles["relaxed"].conditions] == ["few-lesions"]


def test_a_criterion_is_added_by_a_file_and_a_line_in_each_profile_that_uses_it(library):
    shutil.copy(library.path("content/criteria/few-lesions.yaml"), library.path("content/criteria/very-few.yaml"))
    library.change("content/criteria/very-few.yaml", lambda words: words.update(id="very-few", order=9, letters="Vf"))
    library.change(
        "content/profiles/strict.yaml",
        lambda profile: profile["conditions"].update(
            {"very-few": {"at_most": 2, "ideal": 1, "tag": "leaflet", "cites": ["seed-number-limit"]}}
        ),
    )
    content = library.load()
    assert content.problems == ()
    assert content.rules.profiles["strict"].conditions[-1].id == "very-few"
    assert len(content.rules.profiles["leaflet"].conditions) == len(LEAFLET.conditions)


def test_more_conditions_than_a_byte_has_bits_are_refused(library):
    for number in range(7):
        name = f"extra-{number}"
        shutil.copy(library.path("content/criteria/few-lesions.yaml"), library.path(f"content/criteria/{name}.yaml"))
        library.change(f"content/criteria/{name}.yaml", lambda words, name=name: words.update(id=name))
        library.change(
            "content/profiles/leaflet.yaml",
            lambda profile, name=name: profile["conditions"].update({name: dict(profile["conditions"]["few-lesions"])}),
        )
    [problem] = [problem for problem in library.problems() if problem.file == "content/profiles/leaflet.yaml"]
    assert problem.place == "conditions"
    assert "at most 8 items" in problem.message

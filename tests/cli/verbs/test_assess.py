"""`cryoteach assess`: JSON of the agreed shape, words for people, broken content told apart from bad usage."""

import json
import re

import pytest

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.phrases import TEAM
from cryoteach.wiring import load_profiles

SEVEN_SMALL = {
    "lesion_count": 7, "largest_diameter_cm": 1.5, "performance_status": 1, "chemotherapy_response": "progressed",
    "doubling_time_days": 155, "extrahepatic_disease": "none-seen",
}  # fmt: skip


def options(person: dict) -> list[str]:
    return [part for name, value in person.items() for part in (f"--{name.replace('_', '-')}", str(value))]


def test_the_example_of_the_issue_gives_the_agreed_json(call):
    result = call("assess", *options(SEVEN_SMALL), "--profile", "leaflet", "--json")
    assert result.exit_code == 0
    assert result.stderr == ""
    answer = json.loads(result.stdout)
    assert {name: answer[name] for name in ("verdict", "met", "of", "weakest", "smallest_changes")} == {
        "verdict": "outside", "met": 5, "of": 6, "weakest": "few-lesions",
        "smallest_changes": [[{"finding": "lesion_count", "from": 7, "to": 5}]],
    }  # fmt: skip
    assert set(answer) == {"profile", "verdict", "met", "of", "weakest", "conditions", "smallest_changes"}
    assert set(answer["profile"]) == {"id", "version"}
    assert answer["conditions"][2] == {
        "id": "few-lesions", "status": "not-met", "value": 7, "limit": 5, "margin": pytest.approx(-2 / 3, abs=1e-6),
        "margin_in_unit": -2.0, "tag": "leaflet", "cites": ["seed-number-limit"],
        "reason": "7 tumours in the liver; this profile's limit is 5 tumours (leaflet).",
    }  # fmt: skip
    assert answer["conditions"][0]["limit"] == ["progressed", "partial-response"]
    assert answer["conditions"][3]["limit"] == 3.0


def test_an_option_left_out_is_unknown(call):
    answer = json.loads(call("assess", "--json").stdout)
    assert answer["verdict"] == "cannot-tell"
    assert answer["weakest"] is None
    empty = {"status": "cannot-tell", "value": None, "margin": None, "margin_in_unit": None}
    assert all(empty.items() <= condition.items() for condition in answer["conditions"])


@pytest.mark.parametrize("profile", sorted(load_profiles()))
def test_every_profile_can_be_asked_for_and_answers_as_the_engine_does(call, profile: str):
    answer = json.loads(call("assess", *options(SEVEN_SMALL), "--profile", profile, "--json").stdout)
    engine = assess(Person(**SEVEN_SMALL), load_profiles()[profile])
    assert answer["profile"] == {"id": profile, "version": engine.profile.version}
    assert (answer["verdict"], answer["met"], answer["of"]) == (engine.verdict, engine.met, engine.of)
    assert [condition["id"] for condition in answer["conditions"]] == [finding.id for finding in engine.findings]


@pytest.mark.parametrize("name", SCALES)
def test_every_finding_is_an_option_and_reaches_the_engine(call, name: str):
    answer = json.loads(call("assess", *options({name: SEVEN_SMALL[name]}), "--json").stdout)
    values = [condition["value"] for condition in answer["conditions"] if condition["value"] is not None]
    assert values == [SEVEN_SMALL[name]]


def test_a_growth_word_is_read_and_said_to_be_read(call):
    told = call("assess", "--doubling-time-days", "slow").stdout
    assert '"slow" was read as a doubling time of 155 days (our teaching assumption).' in told
    assert "was read as" not in call("assess", "--doubling-time-days", "155").stdout
    assert json.loads(call("assess", "--doubling-time-days", "slow", "--json").stdout)["conditions"][4]["value"] == 155


def test_people_read_the_verdict_each_condition_the_way_in_the_profile_and_what_this_is_not(call):
    told = call("assess", *options(SEVEN_SMALL)).stdout
    assert told.startswith("outside the limits · 5 of 6 met · weakest: few tumours\n")
    assert len(re.findall(r"^  met  ", told, re.MULTILINE)) == 5
    assert len(re.findall(r"^  not met  +Few tumours  ", told, re.MULTILINE)) == 1
    assert "Smallest change that would flip it: 5 tumours or fewer." in told
    assert f"Profile leaflet {load_profiles()['leaflet'].version}, not yet reviewed by a clinician." in told
    assert told.endswith("Education with fictional people only.\n")


def test_within_always_reads_on(call):
    told = call("assess", *options({**SEVEN_SMALL, "lesion_count": 2})).stdout
    assert told.startswith(f"within the limits: {TEAM} · 6 of 6 met")


def test_a_profile_that_is_broken_ends_with_1_and_its_reasons(call, own_content):
    (own_content / "profiles/strict.yaml").write_text("id: strict\nversion: 1\n", encoding="utf-8")
    result = call("assess", "--profile", "strict", "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "content/profiles/strict.yaml" in result.stderr
    assert "conditions: is missing" in result.stderr


def test_a_profile_that_is_broken_by_a_criterion_tells_of_the_criterion_too(call, own_content):
    (own_content / "criteria/fit.yaml").write_text("id: fit\n", encoding="utf-8")
    result = call("assess")
    assert result.exit_code == 1
    assert re.search(r"content/profiles/leaflet\.yaml:.*fit", result.stderr)
    assert "content/criteria/fit.yaml:1: title: is missing" in result.stderr


def test_broken_content_elsewhere_is_no_obstacle(call, own_content):
    (own_content / "profiles/strict.yaml").write_text("nonsense", encoding="utf-8")
    (own_content / "presets/two-lesions.yaml").write_text("nonsense", encoding="utf-8")
    result = call("assess")
    assert (result.exit_code, result.stderr) == (0, "")


def test_no_usable_profile_at_all_ends_with_1_and_everything_that_is_wrong(call, own_content):
    for path in (own_content / "profiles").iterdir():
        path.write_text("nonsense", encoding="utf-8")
    result = call("assess", "--profile", "nobody")
    assert result.exit_code == 1
    assert result.stderr.count("content/profiles/") >= 4


def test_bad_usage_outweighs_broken_content_and_both_are_told(call, own_content):
    (own_content / "profiles/strict.yaml").write_text("id: strict\n", encoding="utf-8")
    result = call("assess", "--profile", "strict", "--lesion-count", "0")
    assert result.exit_code == 2
    assert "--lesion-count: '0'" in result.stderr
    assert "content/profiles/strict.yaml" in result.stderr


def test_an_unknown_profile_is_told_the_known_ones(call):
    result = call("assess", "--profile", "leaflets")
    assert result.exit_code == 2
    assert "known: leaflet, relaxed, strict, thermal-ablation-trials" in result.stderr


def test_unknown_as_the_product_writes_it_is_an_answer(call):
    for word in ("unknown", "not known", ""):
        answer = json.loads(call("assess", f"--lesion-count={word}", "--json").stdout)
        assert {row["status"] for row in answer["conditions"]} == {"cannot-tell"}
    for odd in ("1,500", "1_0", "\uff11", "nan", "0x1"):
        assert call("assess", f"--largest-diameter-cm={odd}").exit_code == 2

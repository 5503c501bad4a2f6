"""`cryoteach schema`: a JSON Schema that takes everything shipped and refuses what the checker refuses."""

import json

import pytest

from cryoteach.library.files.yaml_reader import read_yaml
from cryoteach.settings import settings

jsonschema = pytest.importorskip("jsonschema")  # comes with Streamlit's charts


def validator(call, *kind: str):
    schema = json.loads(call("schema", *kind).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("case", settings().scenarios),
        ("profile", settings().content / "profiles"),
        ("criterion", settings().content / "criteria"),
    ],
)
def test_everything_shipped_is_valid(call, kind: str, folder):
    check = validator(call, kind)
    paths = sorted(folder.glob("*.yaml"))
    assert paths
    wrong = {
        path.name: [error.message for error in check.iter_errors(read_yaml(path, path.name).data)] for path in paths
    }
    assert {name: errors for name, errors in wrong.items() if errors} == {}


def test_without_a_name_it_is_the_schema_of_a_case(call):
    assert call("schema").stdout == call("schema", "case", "--json").stdout


@pytest.mark.parametrize(
    "findings",
    [{"lesion_cuont": 3}, {"lesion_count": 61}, {"lesion_count": 1.5}, {"chemotherapy_response": "held"}],
)
def test_an_editor_sees_a_finding_that_cannot_be(call, findings: dict):
    case = read_yaml(settings().scenarios / "mei-ferry.yaml", "mei-ferry.yaml").data
    case["stages"][0]["findings"] = findings
    assert not validator(call).is_valid(case)


def test_an_editor_can_offer_the_values_of_every_finding(call):
    findings = validator(call).schema["$defs"]["Stage"]["properties"]["findings"]
    assert findings["properties"]["extrahepatic_disease"]["enum"] == ["none-seen", "suspected", "confirmed", None]
    assert findings["properties"]["largest_diameter_cm"]["minimum"] == 0.3


def test_an_unknown_or_a_second_kind_is_bad_usage(call):
    assert call("schema", "patient").exit_code == 2
    assert "known: case, profile, criterion" in call("schema", "patient").stderr
    assert call("schema", "case", "profile").exit_code == 2

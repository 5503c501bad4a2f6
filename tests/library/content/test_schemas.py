"""What an editor is told of each kind of file."""

import pytest

from cryoteach.domain.rules.measures import MEASURES
from cryoteach.library.content.schemas import SCHEMAS, schema_of
from cryoteach.wiring import content


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_misspelt_field_is_seen(kind: str):
    assert schema_of(kind, content().rules)["additionalProperties"] is False


def test_names_to_choose_from_are_those_in_use():
    fields = {kind: schema_of(kind, content().rules)["properties"] for kind in SCHEMAS}
    assert fields["case"]["profile"]["enum"] == list(content().rules.profiles)
    assert fields["profile"]["conditions"]["propertyNames"]["enum"] == list(content().rules.criteria)
    assert fields["criterion"]["measure"]["enum"] == list(MEASURES)


def test_whole_numbers_are_told_from_others():
    findings = schema_of("case", content().rules)["$defs"]["Stage"]["properties"]["findings"]["properties"]
    assert findings["lesion_count"]["type"] == ["integer", "null"]
    assert findings["largest_diameter_cm"]["type"] == ["number", "null"]

"""The names, words and units of other people's tables, as a data file holds them."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.population.table_columns import TableColumns
from cryoteach.domain.rules.patient import SCALES
from tests.domain.fictional import SHIPPED

SHIPPED_COLUMNS = SHIPPED.columns.model_dump()


def broken(finding: str, **changed: object) -> str:
    with pytest.raises(ValidationError) as refused:
        TableColumns.model_validate({**SHIPPED_COLUMNS, finding: {**SHIPPED_COLUMNS[finding], **changed}})
    return str(refused.value)


def test_the_shipped_file_names_every_finding():
    assert list(SHIPPED.columns.root) == list(SCALES)
    assert "number of liver metastases" in SHIPPED.columns.names_of("lesion_count")


def test_a_name_leads_to_one_finding_and_a_word_to_an_option():
    assert "the name 'size' stands here twice" in broken("lesion_count", names=("size",))
    assert "has no option 'cured'" in broken("chemotherapy_response", words={"CR": "cured"})
    assert "has no option 'there'" in broken("extrahepatic_disease", asked={"yes": "there"})
    with pytest.raises(ValidationError, match="names each finding once"):
        TableColumns.model_validate({})

"""One finding as somebody types it in an option of the command: a value, a word for growth, or unknown."""

import pytest

from cryoteach.domain.rules.patient import SCALES
from cryoteach.library.people.finding_texts import read_value
from tests.domain.fictional import SHIPPED

GROWTH = SHIPPED.rules.growth_words


@pytest.mark.parametrize("finding", SCALES)
@pytest.mark.parametrize("text", ["", "unknown", " not known "])
def test_unknown_is_an_answer_to_every_finding(finding: str, text: str):
    assert read_value(finding, text, GROWTH) is None


@pytest.mark.parametrize(
    ("finding", "text", "value"),
    [
        ("lesion_count", "7", 7),
        ("largest_diameter_cm", "1.5", 1.5),
        ("chemotherapy_response", "progressed", "progressed"),
        ("doubling_time_days", "155", 155),
        ("doubling_time_days", "slow", GROWTH["slow"].doubling_time_days),
    ],
)
def test_a_value_or_a_word_for_growth_is_read(finding: str, text: str, value: object):
    assert read_value(finding, text, GROWTH) == value


@pytest.mark.parametrize("text", ["none", "nan", "NA"])
def test_what_only_a_column_could_explain_is_no_answer_in_an_option(text: str):
    with pytest.raises(ValueError, match=f"'{text}' is not possible for disease elsewhere"):
        read_value("extrahepatic_disease", text, GROWTH)


def test_another_word_for_growth_is_told_the_known_ones():
    with pytest.raises(ValueError, match="15 to 600 days, or a word: slow, moderate or fast"):
        read_value("doubling_time_days", "quick", GROWTH)

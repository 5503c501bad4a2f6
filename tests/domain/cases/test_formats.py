"""An older case is brought up to date step by step; what cannot be read says why."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.cases.formats import FORMAT, up_to_date
from tests.domain.cases.test_case import case

STEPS = {
    1: lambda fields: {**fields, "level": fields["difficulty"]},
    2: lambda fields: {name: value for name, value in fields.items() if name != "difficulty"},
}


def test_an_older_case_takes_every_step_to_the_newest_format():
    assert up_to_date({"format": 1, "difficulty": "core"}, STEPS, 3) == {"format": 3, "level": "core"}
    assert up_to_date({"format": 2, "level": "core"}, STEPS, 3) == {"format": 3, "level": "core"}


def test_a_case_of_the_newest_format_or_of_none_is_left_as_it_is():
    for fields in ({"format": 3, "id": "x"}, {"id": "x"}):
        assert up_to_date(fields, STEPS, 3) == fields


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (4, "this app reads up to 3"),
        (0, "can no longer be read"),
        ("1", "a whole number was expected"),
        (True, "a whole number was expected"),
    ],
)
def test_a_version_that_cannot_be_read_says_why(version, words):
    with pytest.raises(ValueError, match=words):
        up_to_date({"format": version}, STEPS, 3)


def test_a_case_goes_through_the_steps_when_it_is_read():
    assert case(format=FORMAT).format == FORMAT
    with pytest.raises(ValidationError, match="use a newer CryoTeach"):
        case(format=FORMAT + 1)

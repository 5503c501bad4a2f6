"""A browser that draws a chooser anew in the middle of a run may say that nothing is chosen: nobody chose that.

Seen in a real browser: a full run ends while a button is pressed, and every chooser of the lab comes back empty.
"""

import pytest

from tests.pages.visitor import Visitor

PAST_ITS_QUESTION = {
    "a_thousand_people": {"guess_of_1000_shown": "yes"},
    "inside_the_ice": {"core_shown": "yes"},
    "near_twins": {},
    "one_person": {"case": "aoife-harbour-tours"},
    "spot_the_slip": {},
}


@pytest.mark.parametrize("page", PAST_ITS_QUESTION)
def test_a_chooser_that_must_be_set_stays_as_it_was(page: str):
    visitor = Visitor().to(page, **PAST_ITS_QUESTION[page])
    before = {group.key: group.value for group in visitor.test.button_group if group.proto.required}
    assert before
    for key in before:
        visitor.choose(key, None)
        assert not visitor.test.exception, key
        assert {group.key: group.value for group in visitor.test.button_group if group.proto.required} == before, key

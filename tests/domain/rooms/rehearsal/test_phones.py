"""Simulated phones: the same for the same seed, all different, in at their pace."""

import pytest

from cryoteach.domain.rooms.events import EVENT
from cryoteach.domain.rooms.rehearsal.phones import (
    MARK,
    MOST,
    PACES,
    SECONDS_TO_JOIN,
    as_rehearsal,
    chance,
    simulated_phones,
)
from cryoteach.domain.rules.terms import LONGEST_LINE
from tests.domain.rooms.lessons import opening


@pytest.mark.parametrize("pace", PACES)
def test_the_same_seed_makes_the_same_phones_and_another_seed_others(pace):
    phones = simulated_phones(MOST, pace, 7)
    assert phones == simulated_phones(MOST, pace, 7)
    assert (
        len({phone.phone for phone in phones} | {phone.phone for phone in simulated_phones(MOST, pace, 8)}) == 2 * MOST
    )
    assert all(0 <= phone.joins <= SECONDS_TO_JOIN[pace] for phone in phones)
    assert len({phone.knows for phone in phones}) == MOST


def test_chance_is_spread_evenly_and_goes_by_what_is_decided():
    drawn = [chance("a", place) for place in range(2_000)]
    assert drawn == [chance("a", place) for place in range(2_000)]
    assert all(0 <= one < 1 for one in drawn)
    assert 0.47 < sum(drawn) / len(drawn) < 0.53


@pytest.mark.parametrize("title", ["A lesson", "x" * LONGEST_LINE])
def test_a_rehearsal_says_so_in_its_title_and_can_be_stored(title):
    opened = as_rehearsal(opening(title=title))
    assert opened.title.startswith(f"{MARK}{title[:100]}")
    assert opened.rehearsal
    assert EVENT.validate_json(opened.model_dump_json()) == opened
    assert not opening().rehearsal

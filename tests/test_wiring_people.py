"""The band is worked out apart from any rerun, once for everybody; what failed is told once and tried again."""

import time

import pytest

from cryoteach.domain.cohort_parameters import CENTRAL
from cryoteach.wiring import BandWork, content, people

CONTENT = content()


def band_of(work: BandWork, seconds: float = 120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (band := work.band) is not None:
            return band
        time.sleep(0.02)
    raise AssertionError


def test_a_band_that_failed_is_told_once_and_begun_anew_by_the_next_to_ask(monkeypatch):
    def fails(*_: object):
        yield from ()
        raise MemoryError("for now")

    monkeypatch.setattr(people, "ledgers_over_ranges", fails)
    work = BandWork(CONTENT.cohort, CENTRAL, CONTENT.first_profile)
    with pytest.raises(MemoryError, match="for now"):
        band_of(work)
    monkeypatch.undo()
    assert work.band is None
    assert len(band_of(work).ledgers) == work.of == len(work.ledgers)

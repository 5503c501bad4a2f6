"""The band is worked out apart from any rerun, once for everybody; what failed is told once and tried again."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.wiring import BandWork, band_work, content, people

CONTENT = content()


def band_of(work: BandWork, seconds: float = 120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (band := work.band) is not None:
            return band
        time.sleep(0.02)
    raise AssertionError


def test_a_band_that_failed_is_told_to_who_holds_it_and_begun_anew_for_who_asks(monkeypatch):
    def fails(*_: object):
        yield from ()
        raise MemoryError("for now")

    kept = people._BANDS
    monkeypatch.setattr(people, "_BANDS", people.Shared(kept.most, failed=kept.failed))
    monkeypatch.setattr(people, "_WORKERS", ThreadPoolExecutor(1))
    with monkeypatch.context() as broken:
        broken.setattr(people, "ledgers_over_ranges", fails)
        held = band_work(CONTENT.models.cohort, CENTRAL, CONTENT.rules.first_profile)
        with pytest.raises(MemoryError, match="for now"):
            band_of(held)
    with pytest.raises(MemoryError, match="for now"):
        _ = held.band
    again = band_work(CONTENT.models.cohort, CENTRAL, CONTENT.rules.first_profile)
    assert len(band_of(again).ledgers) == again.of == len(again.ledgers)
    assert band_work(CONTENT.models.cohort, CENTRAL, CONTENT.rules.first_profile) is again

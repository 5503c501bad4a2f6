"""Ice balls are worked out apart from any rerun, once for everybody; what nobody waits for is abandoned."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from cryoteach.domain.iceball.plan import Timing, ring
from cryoteach.wiring import content, ice, ice_sketch, ice_work

SETTINGS = content().models.ice.settings


@pytest.fixture(autouse=True)
def _nothing_shared_with_other_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A store and a worker of its own: what another test began runs elsewhere, and nobody here asks for it."""
    workers = ThreadPoolExecutor(max_workers=1)
    monkeypatch.setattr(ice, "_ICE_WORKERS", workers)
    for store in ("_ICE", "_SKETCHES"):
        kept = getattr(ice, store)
        monkeypatch.setattr(ice, store, ice.Shared(kept.most, kept.weight, kept.heaviest, failed=kept.failed))
    yield
    workers.shutdown(wait=False, cancel_futures=True)


def plan(minutes: float):
    times = Timing(freeze=minutes, thaw=0, again=0)
    return SETTINGS.plan(SETTINGS.needles_at(ring(1, 0), length=20), protocol=times)


def ball_of(work, seconds: float = 30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if work.ball is not None:
            return work.ball
        time.sleep(0.02)
    raise AssertionError


def test_the_same_plan_is_worked_out_once_and_shared():
    first, second = ice_work(plan(2), SETTINGS), ice_work(plan(2), SETTINGS)
    assert first is second
    ball = ball_of(first)
    assert ball is second.ball
    assert not ball.is_sketch
    assert first.share == 1


def test_a_sketch_is_kept_too():
    assert ice_sketch(plan(3), SETTINGS) is ice_sketch(plan(3), SETTINGS)
    assert ice_sketch(plan(3), SETTINGS).is_sketch


def test_work_that_nobody_waits_for_is_abandoned_and_begun_again_when_asked_for(monkeypatch):
    monkeypatch.setattr(ice, "SECONDS_UNWATCHED", -1.0)
    work = ice.IceWork(plan(4), SETTINGS)
    end = time.monotonic() + 120
    while not work._future.done() and time.monotonic() < end:
        time.sleep(0.02)
    assert isinstance(work._future.exception(), ice._AbandonedError)
    assert work.share == 0
    monkeypatch.setattr(ice, "SECONDS_UNWATCHED", 60.0)
    assert ball_of(work).volumes[0] > 0


def test_other_tissue_is_another_ice_ball():
    poor, good = (ice_sketch(plan(3), SETTINGS, {"frozen_conductivity": at}) for at in (1.5, 2.8))
    assert poor is ice_sketch(plan(3), SETTINGS, {"frozen_conductivity": 1.5})
    assert poor.volumes[0] < good.volumes[0]
    assert ice_work(plan(3), SETTINGS, {"frozen_conductivity": 1.5}) is not ice_work(plan(3), SETTINGS)


def out_of_memory(*_args, **_named):
    raise MemoryError


def over(work: ice.IceWork, seconds: float = 30) -> ice.IceWork:
    end = time.monotonic() + seconds
    while work.is_under_way and time.monotonic() < end:
        time.sleep(0.02)
    return work


def test_work_that_failed_is_told_to_who_holds_it_and_begun_anew_for_who_asks(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(ice, "freeze", out_of_memory)
        held = over(ice_work(plan(2), SETTINGS))
    for _ in range(2):  # two learners may hold it
        with pytest.raises(MemoryError):
            _ = held.ball
    assert ball_of(ice_work(plan(2), SETTINGS)).volumes[0] > 0


def test_a_failure_that_nobody_waited_for_is_not_kept_for_who_asks_next(monkeypatch):
    """Issue 9, section 6: work that one test had queued failed under another, and a third was handed the failure."""
    with monkeypatch.context() as broken:
        broken.setattr(ice, "freeze", out_of_memory)
        assert over(ice_work(plan(3), SETTINGS)).has_failed
    again = ice_work(plan(3), SETTINGS)
    assert not again.has_failed
    assert ball_of(again).bytes == again.bytes > 0


def test_a_sketch_that_failed_is_made_anew_for_who_asks_next(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(ice, "freeze", out_of_memory)
        with pytest.raises(MemoryError):
            ice_sketch(plan(3), SETTINGS)
    assert ice_sketch(plan(3), SETTINGS).volumes[0] > 0


def test_a_kept_sketch_waits_for_no_other():
    kept = ice_sketch(plan(3), SETTINGS)
    with ice._SKETCHING:  # somebody else's sketch is being made
        assert ice_sketch(plan(3), SETTINGS) is kept


def test_ice_balls_are_kept_by_what_they_weigh():
    ball = ice_sketch(plan(3), SETTINGS)
    slices = [
        ball.coldest_across,
        ball.coldest_along,
        *(m.across for m in ball.moments),
        *(m.along for m in ball.moments),
    ]
    nets = [values for net in (ball.ice, ball.core) for values in (net.points, net.triangles)]
    assert ball.bytes == sum(values.nbytes for values in (*slices, *nets))
    work = ice_work(plan(3), SETTINGS)
    assert ball_of(work).bytes == work.bytes > 0
    for kept in (ice._ICE, ice._SKETCHES):
        assert kept.heaviest == ice.BYTES_KEPT

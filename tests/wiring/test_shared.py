"""Things made once for all sessions: who waits for which, what is kept, and what is not."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from cryoteach.wiring.shared import Shared

WHOLE = object()
PATIENCE_S = 60


def test_a_kept_thing_does_not_wait_for_another_that_is_being_made():
    shared, begun, gate = Shared[str](4), threading.Event(), threading.Event()

    def slowly() -> str:
        begun.set()
        assert gate.wait(PATIENCE_S)
        return "slow"

    shared.get(WHOLE, "kept", lambda: "kept")
    with ThreadPoolExecutor(2) as others:
        slow = others.submit(shared.get, WHOLE, "slow", slowly)
        assert begun.wait(PATIENCE_S)
        kept = others.submit(shared.get, WHOLE, "kept", lambda: "made again")
        assert kept.result(PATIENCE_S) == "kept"
        assert shared.get(WHOLE, "third", lambda: "made meanwhile") == "made meanwhile"
        gate.set()
        assert slow.result(PATIENCE_S) == "slow"


def test_many_who_ask_for_the_same_thing_have_it_made_once():
    shared, made, start = Shared[object](4), [], threading.Barrier(8)

    def make() -> object:
        made.append(threading.get_ident())
        return object()

    def ask() -> object:
        start.wait(PATIENCE_S)
        return shared.get(WHOLE, "same", make)

    with ThreadPoolExecutor(8) as learners:
        found = {id(learner.result(PATIENCE_S)) for learner in [learners.submit(ask) for _ in range(8)]}
    assert len(found) == len(made) == 1


def test_what_failed_is_told_to_all_who_wait_and_is_made_anew_for_the_next():
    shared, begun, gate = Shared[str](4), threading.Event(), threading.Event()

    def fails() -> str:
        begun.set()
        gate.wait(PATIENCE_S)
        raise LookupError("not there")

    with ThreadPoolExecutor(2) as learners:
        first = learners.submit(shared.get, WHOLE, "same", fails)
        assert begun.wait(PATIENCE_S)
        second = learners.submit(shared.get, WHOLE, "same", fails)
        gate.set()
        for waiting in (first, second):
            with pytest.raises(LookupError, match="not there"):
                waiting.result(PATIENCE_S)
    assert shared.get(WHOLE, "same", lambda: "there") == "there"


def test_things_made_of_two_objects_are_two_things():
    shared = Shared[str](4)
    assert [shared.get(whole, "same", lambda: "a") for whole in (WHOLE, "other")] == ["a", "a"]
    assert len(shared.kept) == 2


def test_the_longest_unused_goes_first_when_there_are_too_many():
    shared = Shared[str](2)
    for key in ("a", "b", "a", "c"):
        shared.get(WHOLE, key, lambda: "made")
    assert [key for _, key in shared.kept] == ["a", "c"]


def test_the_longest_unused_go_when_all_together_weigh_too_much_but_never_the_newest():
    shared = Shared[str](9, len, 10)
    for text in ("four", "five5", "six666", "seven_seven_seven"):
        shared.get(WHOLE, text, lambda text=text: text)
        assert sum(len(made) for _, made in shared.kept.values()) <= 10 or len(shared.kept) == 1
    assert [made for _, made in shared.kept.values()] == ["seven_seven_seven"]


def test_what_failed_after_it_was_made_is_made_anew_for_who_asks_next_and_then_kept():
    failed: list[object] = []
    shared = Shared[object](2, failed=lambda made: made in failed)
    first = shared.get(WHOLE, "a", object)
    failed.append(first)
    second = shared.get(WHOLE, "a", object)
    assert second is not first
    assert shared.get(WHOLE, "a", object) is second
    assert len(shared.kept) == 1

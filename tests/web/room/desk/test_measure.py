"""Before and after, played by twelve phones: the report is the log's, its limits under it; rows lead to nobody."""

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import StringIO
from pathlib import Path

import pytest

from cryoteach.domain.rooms.gain import LIMITS, gain_of
from cryoteach.domain.rooms.votes.pairs import pairs_of
from cryoteach.web.room.desk import measure
from tests.domain.rooms.forms import FORMS
from tests.domain.rooms.lessons import VERDICT
from tests.web.room.rooms_to_visit import Visited, visited_in
from tests.web.room.trainers import Trainer, seen

KEYS = ("c0", "c1", "c0", "c0", "c0", "c0")  # of both made-up forms
RIGHT = [(2, 4), (3, 3), (1, 5), (4, 5), (2, 3), (0, 2), (2, 6), (5, 4), (3, 4), (1, 1), (2, 4), (3, 5)]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Visited]]:
    with ExitStack() as stack:
        yield lambda **more: stack.enter_context(
            visited_in(tmp_path, "sqlite", VERDICT, **{"measure": FORMS, "exports_pairs": True, **more})
        )


def replies(right: int) -> dict[str, str]:
    said = (key if place < right else "c2" for place, key in enumerate(KEYS))
    return {f"q{place}": choice for place, choice in enumerate(said, start=1)} | {"s1": "2"}


def played(visited: Visited, scores: list[tuple[int, int]]) -> Trainer:
    """Before, one question, after; each phone has so many right."""
    visited.go("measure")
    phones = [visited.phone() for _ in scores]
    for phone, (before, _) in zip(phones, scores, strict=True):
        assert phone.send(to="measure", **replies(before)).status_code == 303
    visited.go("commit")
    for phone in phones:
        phone.look()
        assert phone.send("vo").status_code == 303
    visited.go("closed", "reveal", "model", "debrief", "measure")
    for phone, (_, after) in zip(phones, scores, strict=True):
        phone.look()
        assert phone.send(to="measure", **replies(after)).status_code == 303
    return Trainer(visited)


def report(trainer: Trainer) -> str:
    answer = trainer.browser.get(f"{trainer.visited.path}/measure")
    assert answer.status_code == 200
    return answer.text


def rows_of(trainer: Trainer) -> list[dict[str, str]]:
    answer = trainer.browser.get(f"{trainer.visited.path}/measure.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_twelve_phones_before_and_after_are_the_figures_of_the_log(opened, monkeypatch: pytest.MonkeyPatch):
    given = []
    monkeypatch.setattr(measure, "gain_of", lambda *args: given.append(gain_of(*args)) or given[-1])
    visited = opened()
    trainer = played(visited, RIGHT)
    assert sorted((sum(one), sum(other)) for one, other in pairs_of(visited.room)) == sorted(RIGHT)
    waiting = seen(report(trainer))
    assert "Sent before: 12 . Sent after: 12 ." in waiting
    assert "once the lesson is over" in waiting
    assert not given
    assert trainer.browser.get(f"{visited.path}/measure.csv").status_code == 409
    visited.go("ended")
    assert f'href="{visited.path}/measure"' in trainer.desk()
    shown = seen(report(trainer))
    (found,) = given
    low, high = (f"{6 * each:+.1f}".replace("-", "−") for each in (found.difference.low, found.difference.high))
    assert "+1.5 of six questions" in shown  # 46 - 28 of 12 phones
    assert f"95 % interval: {low} to {high}. Mean before 2.3 of 6, mean after 3.8 of 6." in shown
    gain = [f"{each:.2f}" for each in (found.gain.value, found.gain.low, found.gain.high)]
    assert f"{gain[0]} of what was still to gain. 95 % interval: {gain[1]} to {gain[2]}." in shown
    assert gain[0] == "0.41"  # 18 of the 44 that were not right before
    places = [shown.index(words) for words in ("The difference", "The gain of the averages", *LIMITS, "Question by")]
    assert places == sorted(places)
    for place, item in enumerate(found.items, start=1):
        counts = f"{item.right_both} {item.only_before} {item.only_after} {item.neither}"
        assert re.search(rf" {place} {round(100 * item.before.value)} \(\d+ to \d+\) .*? {counts} ", shown)
    assert seen(report(trainer)) == shown  # the same draws at every look


def test_rows_are_pairs_in_random_order_without_phone_or_time(opened):
    visited = opened()
    trainer = played(visited, RIGHT)
    visited.go("ended")
    rows = rows_of(trainer)
    assert sorted((int(row["before"]), int(row["after"])) for row in rows) == sorted(RIGHT)
    assert [row["row"] for row in rows] == [str(number) for number in range(1, 13)]
    assert rows == rows_of(trainer)
    assert not any(phone in str(rows) for phone in visited.room.phones)
    assert set(rows[0]) == {
        "row",
        "before",
        "after",
        *(f"{part}_{at}" for part in ("before", "after") for at in range(1, 7)),
    }


@pytest.mark.parametrize(("more", "scores"), [({"exports_pairs": False}, RIGHT), ({}, RIGHT[:9])])
def test_pairs_that_nobody_asked_for_or_that_are_few_stay_in_the_room(opened, more, scores):
    visited = opened(**more)
    trainer = played(visited, scores)
    visited.go("ended")
    rows = rows_of(trainer)
    assert set(rows[0]) == {"part", "form", "question", "about", "phones", "right"}
    of_first = [int(row["phones"]) for row in rows if row["question"] == "1"]
    assert sum(of_first) == 2 * len(scores)


def test_a_handful_of_pairs_and_a_room_that_knew_all_before_get_no_gain(opened):
    visited = opened()
    trainer = played(visited, RIGHT[:9])
    visited.go("ended")
    shown = seen(report(trainer))
    assert "There are 9 pairs; below 10 nothing is worked out." in shown
    assert "The difference" not in shown
    assert LIMITS[-1] in shown


def test_who_knew_nearly_all_before_has_a_difference_and_no_gain(opened):
    visited = opened()
    trainer = played(visited, [(6, 6)] * 9 + [(4, 6)])
    visited.go("ended")
    shown = seen(report(trainer))
    assert "+0.2 of six questions" in shown
    assert "no room for a gain" in shown
    assert "The gain of the averages" not in shown


def test_it_is_the_trainers_and_a_room_without_the_six_questions_says_so(opened):
    visited = opened(measure=None)
    for path in ("measure", "measure.csv"):
        assert visited.browser().get(f"{visited.path}/{path}").status_code == 403
    trainer = Trainer(visited)
    assert "did not ask the six questions" in seen(report(trainer))
    assert trainer.browser.get(f"{visited.path}/measure.csv").status_code == 404
    visited.go("commit", "reveal", "debrief")
    assert f'href="{visited.path}/measure"' not in trainer.desk()

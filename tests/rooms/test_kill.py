"""`cryoteach rooms` is killed with -9 again and again: no vote that a page said counts is lost, none counts twice."""

import asyncio
import csv
import io
import sys
from collections import Counter
from pathlib import Path

import pytest

from cryoteach.domain.rooms.events import Voted
from tests.rooms.light_client import Browser
from tests.rooms.people import Phone, Trainer, join
from tests.rooms.process import RoomsProcess
from tests.rooms.stored import what_is_stored

PHONES, ITEMS, ROUNDS = 300, 8, 2
VOTES = PHONES * ITEMS * ROUNDS
KILLED_AFTER = (250, 1_111, 2_222, 3_333, 4_700)
CASES = ["carol-quiz-night", "callum-bowling-green", "beatriz-market-stall"]  # eight questions: choices of four kinds
SECONDS_AT_MOST = 600

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows"),
    pytest.mark.slow,
]


class Lesson:
    """Eight questions, each asked twice, through the pages; five times in it the server is killed and started anew."""

    def __init__(self, process: RoomsProcess) -> None:
        self.process = process
        self.trainer = Trainer(Browser(process.port))
        self.phones: list[Phone] = []
        self.counted = 0
        self.kills_due = list(KILLED_AFTER)

    async def play(self) -> str:
        """Play it to its end; the file of its votes."""
        code = await self.trainer.open(case=CASES)
        self.phones = await join(self.process.port, code, PHONES)
        for item in range(ITEMS):
            await self.ask(item, 1, f"go.commit.{item}.1", f"go.reveal.{item}.1")
            await self.ask(item, 2, f"go.revote.{item}.2", f"go.reveal2.{item}.2")
        await self.trainer.press(f"go.debrief.{ITEMS - 1}.1")
        votes = await self.trainer.browser.get(f"/r/{code}/votes.csv")
        for browser in (self.trainer.browser, *(phone.browser for phone in self.phones)):
            browser.hang_up()
        return votes.text

    async def ask(self, item: int, round_: int, opens: str, shows: str) -> None:
        await self.trainer.press(opens)
        await asyncio.gather(*(self.vote(phone, item, round_) for phone in self.phones))
        await self.trainer.press(shows)

    async def vote(self, phone: Phone, item: int, round_: int) -> None:
        await phone.vote(item, round_)
        self.counted += 1
        if self.kills_due and self.counted >= self.kills_due[0]:
            self.kills_due.pop(0)
            self.process.kill()  # others of this round are on their way, or about to be answered
            self.process.start()


def test_no_vote_that_a_page_said_counts_is_lost_and_none_counts_twice(tmp_path: Path):
    with RoomsProcess(tmp_path) as process:
        lesson = Lesson(process)
        file = asyncio.run(asyncio.wait_for(lesson.play(), SECONDS_AT_MOST))
        assert (process.kills, lesson.counted) == (len(KILLED_AFTER), VOTES)
    assert sum(phone.resent for phone in lesson.phones) >= len(KILLED_AFTER)  # else no kill has met a vote
    header, log, room = what_is_stored(process.file, lesson.trainer.code)
    assert list(log) == list(range(1, len(log) + 1))
    voted = [event for event in log.values() if event.kind == "voted"]
    assert set(Counter((vote.phone, vote.item, vote.round) for vote in voted).values()) == {1}
    assert {key_of(vote) for vote in voted} == {
        (phone.id(header.salt), item, round_, said_as_stored(said), int(sure) or None)
        for phone in lesson.phones
        for (item, round_), (said, sure) in phone.counted.items()
    }
    assert len(voted) == sum(len(votes) for votes in room.votes.values()) == VOTES
    assert sum(int(row["count"]) for row in csv.DictReader(io.StringIO(file))) == VOTES


def key_of(vote: Voted) -> tuple[str, int, int, str, int | None]:
    said = vote.said[:1] if vote.said.startswith("l") else vote.said
    return vote.phone, vote.item, vote.round, said, vote.sure


def said_as_stored(said: str) -> str:
    """What a form sends is what is stored, but for conditions, which are stored as a set."""
    return said if len(said) == len("vw") else "l"

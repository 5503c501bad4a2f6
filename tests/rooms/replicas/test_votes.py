"""Votes through nginx as it is shipped, while what serves the room is killed and started anew."""

import asyncio
import sys
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from tests.rooms.light_client import Browser
from tests.rooms.people import Phone, Trainer, join
from tests.rooms.replicas.deployment import Deployment, deployed
from tests.rooms.replicas.nginx import Proxy
from tests.rooms.stored import what_is_stored

PHONES, KILLED_AFTER = 60, 20
CASE = ["carol-quiz-night"]

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows"),
    pytest.mark.slow,
]


class Question:
    """One question to all, in the middle of which the process that serves the room is killed."""

    def __init__(self, deployment: Deployment) -> None:
        self.deployment, self.counted = deployment, 0
        self.trainer = Trainer(Browser(deployment.port))

    async def ask(self) -> list[Phone]:
        code = await self.trainer.open(case=CASE)
        phones = await join(self.deployment.port, code, PHONES)
        await self.trainer.press("go.commit.0.1")
        await asyncio.gather(*map(self._vote, phones))
        for browser in (self.trainer.browser, *(phone.browser for phone in phones)):
            browser.hang_up()
        return phones

    async def _vote(self, phone: Phone) -> None:
        await phone.vote(0, 1)
        self.counted += 1
        if self.counted == KILLED_AFTER:
            self.deployment.rooms[0].kill()
            self.deployment.rooms[0].start()


def test_through_the_proxy_no_vote_is_lost_and_none_counts_twice(tmp_path: Path):
    with deployed(tmp_path) as deployment:
        question = Question(deployment)
        phones = asyncio.run(asyncio.wait_for(question.ask(), 120))
    assert sum(phone.resent for phone in phones) > 0  # else the kill has met no vote
    _header, log, _room = what_is_stored(deployment.rooms[0].file, question.trainer.code)
    votes = Counter(event.phone for event in log.values() if event.kind == "voted")
    assert len(votes) == PHONES
    assert set(votes.values()) == {1}
    assert list(log) == list(range(1, len(log) + 1))


def test_with_nobody_behind_it_the_proxy_says_so_calmly_and_keeps_no_record_of_who_asked(tmp_path: Path):
    with Proxy(tmp_path) as proxy, pytest.raises(urllib.error.HTTPError) as away:
        urllib.request.urlopen(f"{proxy.url}/t/a-secret")
    assert (away.value.code, away.value.headers["Retry-After"]) == (503, "1")
    assert "What was counted still counts" in away.value.read().decode()
    said = (tmp_path / "stderr").read_text()
    assert "a-secret" not in said
    assert "127.0.0.1" not in said

"""Phones on a bad radio: one request in five is lost, there or back. No vote is lost, and none counts twice."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from tests.rooms.light_client import Browser
from tests.rooms.lossy_proxy import LossyProxy
from tests.rooms.people import Phone, Trainer, join
from tests.rooms.process import RoomsProcess
from tests.rooms.stored import what_is_stored

pytestmark = pytest.mark.slow
PHONES, SHARE_LOST, SECONDS = 30, 0.2, 0.3
ASKED = ((0, 1, "go.commit.0.1", "go.reveal.0.1"), (0, 2, "go.revote.0.2", "go.reveal2.0.2"),
         (1, 1, "go.commit.1.1", "go.reveal.1.1"))  # fmt: skip


async def play(process: RoomsProcess) -> tuple[str, list[Phone], LossyProxy]:
    async with LossyProxy(process.port, SHARE_LOST, SECONDS) as radio:
        trainer = Trainer(Browser(process.port))
        code = await trainer.open(case=["carol-quiz-night"])
        phones = await join(radio.port, code, PHONES)
        for item, round_, opens, shows in ASKED:
            await trainer.press(opens)
            await asyncio.gather(*(phone.vote(item, round_) for phone in phones))
            await trainer.press(shows)
        for browser in (trainer.browser, *(phone.browser for phone in phones)):
            browser.hang_up()
        await asyncio.sleep(0.1)  # connections in the proxy see that they were closed
    return code, phones, radio


def test_with_a_fifth_of_all_requests_lost_every_vote_counts_once(tmp_path: Path):
    with RoomsProcess(tmp_path) as process:
        code, phones, radio = asyncio.run(asyncio.wait_for(play(process), 120))
    header, log, _ = what_is_stored(process.file, code)
    assert min(radio.before, radio.after) > PHONES / 3
    assert sum(phone.resent for phone in phones) > 0
    voted = [event for event in log.values() if event.kind == "voted"]
    assert Counter((vote.phone, vote.item, vote.round) for vote in voted) == Counter(
        (phone.id(header.salt), item, round_) for phone in phones for item, round_, *_ in ASKED
    )
    assert list(log) == list(range(1, len(log) + 1))

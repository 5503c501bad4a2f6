"""A process of rooms that is told to end while its database is away or hangs, and a vote waits for it."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import postgres
from tests.benchmarks.progress import say
from tests.rooms.light_client import Answer, Browser, LostError
from tests.rooms.people import Trainer, join, read_field
from tests.rooms.process import RoomsProcess

GONE_WITHIN, BUSY = 2.0, 2  # on a machine that others use
TROUBLES: dict[str, Callable[[postgres.Cluster], object]] = {
    "stopped": lambda cluster: cluster.stop("immediate"),
    "hangs": lambda cluster: cluster.freeze(),
}

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM on Windows"),
    pytest.mark.slow,
]


async def voted(process: RoomsProcess, trouble: Callable[[], object]) -> tuple[Answer | None, float]:
    """What a vote is answered that waits while the process ends, and how long the process took."""
    trainer = Trainer(Browser(process.port))
    code = await trainer.open(case=["carol-quiz-night"])
    (phone,) = await join(process.port, code, 1)
    await trainer.press("go.commit.0.1")
    form = (await phone.page(holds='name="ballot"')).text
    fields = [("ballot", read_field(form, "ballot")), ("said", phone.choice(form, 0)), ("sure", "1")]
    await asyncio.to_thread(trouble)
    sent = asyncio.ensure_future(phone.browser.post(f"/r/{code}/vote", fields))
    await asyncio.sleep(0.5)
    assert not sent.done()
    seconds = await asyncio.to_thread(process.stop)
    try:
        return await sent, seconds
    except LostError:
        return None, seconds
    finally:
        for browser in (trainer.browser, phone.browser):
            browser.hang_up()


@pytest.mark.parametrize("name", TROUBLES)
def test_a_vote_that_waits_for_a_database_holds_up_no_end_and_is_told_to_come_again(name: str, tmp_path: Path):
    with postgres.Cluster() as cluster, RoomsProcess(tmp_path, store=cluster.database()) as process:
        answer, seconds = asyncio.run(voted(process, lambda: TROUBLES[name](cluster)))
        say(f"the database {name}: gone {seconds:.2f} s after SIGTERM")
        assert answer is not None
        assert (answer.status, "Send again" in answer.text) == (503, True)
        assert seconds <= GONE_WITHIN * BUSY

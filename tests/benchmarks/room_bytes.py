"""Bytes on the wire of one phone with gzip: its first load, a vote with its page, and each state of a whole lesson."""

import re
from html import unescape

from tests.benchmarks.room_crowd import WAIT
from tests.benchmarks.table import Row
from tests.rooms.light_client import Answer, Browser
from tests.rooms.people import Trainer, read_field

LONGEST_PLAN = "fifty-minutes"
NEXT = re.compile(r'class="ct-next" name="do" value="([^"]+)"')
OPTION = re.compile(r'name="said" value="([^"]+)"')


async def room_bytes(port: int) -> list[Row]:
    """What the pages of a phone weigh, and the heaviest change of all."""
    trainer = Trainer(Browser(port))
    path = f"/r/{await trainer.open(plan=[LONGEST_PLAN])}"
    phone = Browser(port, packed=True)
    first = await phone.get(path)
    files = [part.partition('"')[0] for part in first.text.split('="/assets/')[1:]]
    load = first.wire_bytes + sum([(await phone.get(f"/assets/{name}")).wire_bytes for name in files])
    changes, votes = await _of_a_lesson(trainer, phone, first)
    each = ", ".join(f"{state} {most:,} B" for state, most in changes.items())
    return [
        Row("bytes of the first load", None, load, unit="B", ours_at_most=12_000),
        Row("bytes of a vote with its page, the most", None, max(votes), unit="B", ours_at_most=2_000),
        Row("bytes of a state change, the most", None, max(changes.values()), unit="B", ours_at_most=2_000, note=each),
    ]  # fmt: skip


async def _of_a_lesson(trainer: Trainer, phone: Browser, page: Answer) -> tuple[dict[str, int], list[int]]:
    """Play it to its end by the big button of the desk: the most that each state took, and every vote."""
    changes: dict[str, int] = {}
    votes: list[int] = []
    while button := NEXT.search((await trainer.browser.get(f"/r/{trainer.code}/desk")).text):
        await trainer.press(unescape(button[1]))
        page = await phone.once("GET", unescape(WAIT.search(page.text)[1]))
        assert page.status == 200, page.status
        _go, state, *_place = button[1].split(".")
        changes[state] = max(page.wire_bytes, changes.get(state, 0))
        if (address := f"/r/{trainer.code}/vote") in page.text:
            votes.append(await _vote(phone, address, page))
    return changes, votes


async def _vote(phone: Browser, address: str, page: Answer) -> int:
    """Answer what is asked, surely; the bytes of what comes back."""
    said = [("said", unescape(option)) for option in OPTION.findall(page.text)[:1]]
    form = [("ballot", read_field(page.text, "ballot")), *said, ("sure", "3"), ("number", "5")]
    sent = await phone.post(address, form)
    assert sent.status == 303, sent.text
    return sent.wire_bytes + (await phone.get(sent.headers["location"])).wire_bytes

"""What the benchmarks move is still there: a session without a browser moves a value, and another verdict comes."""

import asyncio
from dataclasses import replace

from tests.benchmarks import pages
from tests.benchmarks.pages import ROOT
from tests.benchmarks.protocol import FINDING, Session
from tests.benchmarks.servers import serving

SCRIPT = ROOT / "streamlit_app.py"


def test_a_session_of_the_benchmarks_moves_a_value_and_the_verdict_of_the_page_follows():
    with serving(pages.ours(SCRIPT)) as server:
        asyncio.run(_moves_the_person(Session(server)))
        asyncio.run(_moves_a_limit(Session(replace(server, page=pages.thousand(SCRIPT)))))


async def _moves_the_person(tab: Session) -> None:
    """Chapter 2: the answer is fetched at once, and the page has taken the move over when the hand rests."""
    async with tab:
        for value, verdict in ((2, b"within the limits"), (30, b"outside the limits")):
            await tab.move(value)
            assert b"<strong>" + verdict in tab.fetcher.answer
            assert await tab.rest()
            assert tab.post["person"][FINDING] == value


async def _moves_a_limit(tab: Session) -> None:
    """Chapter 4: the page is run, and its dial stands where it was put."""
    async with tab:
        assert (await tab.move(9)).drawn
        assert tab.post["value"] == 9

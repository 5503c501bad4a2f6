"""A lesson of several hundred phones that goes on while the machines behind it break, and what came of it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.benchmarks.progress import say
from tests.rooms.light_client import Browser
from tests.rooms.people import Trainer, join
from tests.rooms.replicas.phone_that_follows import PhoneThatFollows

CASES = ["carol-quiz-night", "callum-bowling-green", "beatriz-market-stall"]  # eight questions: choices of four kinds
SHARE_BEFORE, SECONDS_BEFORE_MOVING_ON = 0.2, 2.0
Trouble = Callable[[], None]


@dataclass
class Came:
    """What came of one trouble.

    Attributes:
        name: of the trouble.
        lasted: for how many seconds something was broken.
        back: how many seconds after the first press with everything whole the last phone showed the new state.
        failures: how many requests of phones were not answered, or with "away".
        meanwhile: how many votes were counted while it lasted.
    """

    name: str
    lasted: float
    back: float
    failures: int
    meanwhile: int

    def __str__(self) -> str:
        """One line for whoever reads."""
        return (
            f"{self.name}: lasted {self.lasted:.1f} s, {self.meanwhile} votes counted meanwhile, {self.failures} "
            f"requests in vain, then all phones had the next state {self.back:.2f} s after the press"
        )


@dataclass
class LessonWithTrouble:
    """One question for each trouble: it begins while votes come in, and the trainer goes on while it lasts.

    Args:
        port: where everybody comes in.
        how_many: phones.
    """

    port: int
    how_many: int
    phones: list[PhoneThatFollows] = field(default_factory=list)
    came: list[Came] = field(default_factory=list)

    async def play(self, troubles: dict[str, Trouble]) -> None:
        """Play it; in the second round of each question everything is whole, and all vote."""
        self.trainer = Trainer(Browser(self.port))
        code = await self.trainer.open(case=CASES)
        self.phones = [PhoneThatFollows(phone) for phone in await join(self.port, code, self.how_many)]
        following = [asyncio.ensure_future(phone.follow()) for phone in self.phones]
        for item, (name, trouble) in enumerate(troubles.items()):
            await self._one(item, name, trouble)
        for one in following:
            one.cancel()
        ended = await asyncio.gather(*following, return_exceptions=True)
        assert [error for error in ended if not isinstance(error, asyncio.CancelledError)] == []
        for browser in (self.trainer.browser, *(phone.phone.browser for phone in self.phones)):
            browser.hang_up()

    async def _one(self, item: int, name: str, trouble: Trouble) -> None:
        await self.trainer.press(f"go.commit.{item}.1")
        await self._until(lambda: self.votes(item, 1) >= SHARE_BEFORE * self.how_many)
        before, failed, began = self.votes(item, 1), self._failures(), time.monotonic()
        broken = asyncio.ensure_future(asyncio.to_thread(trouble))
        await asyncio.sleep(SECONDS_BEFORE_MOVING_ON)
        await self.trainer.press(f"go.reveal.{item}.1")  # who has not been heard by now is told that it has closed
        await broken
        lasted, meanwhile = time.monotonic() - began, self.votes(item, 1) - before
        pressed = time.monotonic()
        await self.trainer.press(f"go.revote.{item}.2")
        await self._until(lambda: all((item, 2) in phone.asked for phone in self.phones))
        back = max(phone.asked[item, 2] for phone in self.phones) - pressed
        self.came.append(Came(name, lasted, back, self._failures() - failed, meanwhile))
        say(str(self.came[-1]))
        await self._until(lambda: self.votes(item, 2) == self.how_many)
        await self.trainer.press(f"go.reveal2.{item}.2")

    def votes(self, item: int, round_: int) -> int:
        """How many phones were told that their answer counts."""
        return sum((item, round_) in phone.counted for phone in self.phones)

    def _failures(self) -> int:
        return sum(phone.failures for phone in self.phones)

    async def _until(self, holds: Callable[[], bool]) -> None:
        while not holds():  # noqa: ASYNC110 - three hundred phones would each have to tell
            await asyncio.sleep(0.02)

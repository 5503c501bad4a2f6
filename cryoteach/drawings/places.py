"""Where everything stands in the picture of the walk: beside one another on a wide screen, below on a narrow one."""

from collections.abc import Sequence

from pydantic import BaseModel

from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.drawings.dots import PITCH, rows_of


class Box(BaseModel, frozen=True, extra="forbid"):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


class Gate(BaseModel, frozen=True, extra="forbid"):
    """One gate: where the block stands before it, its post, its name, its count and its tray."""

    stop: tuple[float, float]
    post: Box
    name: tuple[float, float]
    count: tuple[float, float]
    tray: Box


class Places(BaseModel, frozen=True, extra="forbid"):
    """The places of one layout.

    Attributes:
        name: wide or narrow.
        across: how many stand in a row of the block.
        block: the place of the block before it walks.
        goal: the place of those who get through.
        words: where the words about them stand: the guess, and below it their number.
        name_width: how many letters of a gate's name fit in a line.
        says_guess: the lines that say the guess, filled in.
        says_through: the lines that say how many get through, filled in.
        counts_end: whether a count ends at its place instead of beginning there.
        has_floors: whether a tray has a floor of its gate's pattern.
    """

    name: str
    across: int
    width: float
    height: float
    block: Box
    gates: tuple[Gate, ...]
    goal: Box
    words: tuple[tuple[float, float], tuple[float, float]]
    name_width: int
    says_guess: tuple[str, ...]
    says_through: tuple[str, ...]
    counts_end: bool
    has_floors: bool


def wide(stopped: Sequence[int], tallest: int) -> Places:
    """The gates beside one another; the block walks from left to right.

    Args:
        stopped: how many each gate stops, in the order in which they are asked.
        tallest: how many any gate can stop, so that the picture is as high in every order.
    """
    across, top, floor = 25, 56, 0
    block = _block(4, top, across)
    deep = rows_of(tallest, across) * PITCH + 4
    step = block.width + 20
    first = block.x + block.width + 28
    floor = block.bottom + 36
    gates = [
        Gate(
            stop=(left, top),
            post=Box(x=left + block.width + 6, y=top, width=8, height=block.height),
            name=(left, 20),
            count=(left, block.bottom + 24),
            tray=Box(x=left - 2, y=floor, width=block.width + 4, height=deep),
        )
        for left in (first + place * step for place in range(len(stopped)))
    ]
    goal = _block(first + len(stopped) * step, top, across)
    return Places(
        name="wide", across=across, width=goal.x + goal.width + 6, height=floor + deep + 12, block=block,
        gates=tuple(gates), goal=goal, words=((goal.x, 46), (goal.x, block.bottom + 24)), name_width=19,
        says_guess=("your guess: {}",), says_through=("{} get through",), counts_end=False, has_floors=True,
    )  # fmt: skip


def narrow(stopped: Sequence[int], _tallest: int) -> Places:
    """The gates below one another; the dots fall out of the block into each row."""
    across, width = 40, 336
    block = _block(4, 4, across)
    gates, y = list[Gate](), block.bottom + 12
    for people in stopped:
        tray = Box(x=14, y=y + 22, width=block.width + 4, height=rows_of(people, across) * PITCH + 4)
        gates.append(
            Gate(
                stop=(block.x, block.y),
                post=Box(x=2, y=tray.y, width=8, height=tray.height),
                name=(2, y + 16),
                count=(width - 2, y + 16),
                tray=tray,
            )
        )
        y = tray.bottom + 6
    most = rows_of(THOUSAND, across) + len(stopped)  # rows of all trays together, in any order
    height = block.bottom + 12 + len(stopped) * 32 + most * PITCH + 4
    beside = block.x + block.width + 10
    return Places(
        name="narrow", across=across, width=width, height=height, block=block, gates=tuple(gates), goal=block,
        words=((beside, 18), (beside, 84)), name_width=40,
        says_guess=("your guess", "{}"), says_through=("{} get", "through"), counts_end=True, has_floors=False,
    )  # fmt: skip


LAYOUTS = (wide, narrow)


def _block(x: float, y: float, across: int) -> Box:
    return Box(x=x, y=y, width=across * PITCH, height=THOUSAND // across * PITCH)

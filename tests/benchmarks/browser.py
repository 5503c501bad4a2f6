"""From key press to both charts redrawn, and how many charts were torn down on the way."""

from contextlib import ExitStack
from statistics import median

from tests.benchmarks.servers import serving
from tests.benchmarks.setup import Setup
from tests.benchmarks.stopwatch import Move, Stopwatch, browser
from tests.benchmarks.table import Row

WARM_UP = 3
NEIGHBOURS = {"dash": "the same two charts in Dash", "marimo": "the same two charts in marimo"}


def key_to_charts(setup: Setup) -> list[Row]:
    """Thirty key presses on each page, in turns: median time until the first frame that shows every chart anew.

    What takes longer than the page that asks nobody is the way to the server and back, and the rest of our page.
    """
    moves = _take_turns(setup, setup.pick(30, 6))
    painted = {name: _median([move.painted for move in mine]) for name, mine in moves.items()}
    drawn = ", ".join(f"{name} {_median([move.drawn for move in mine]):.0f} ms" for name, mine in moves.items() if mine)
    torn = {name: float(sum(move.torn for move in mine)) for name, mine in moves.items()}
    ours = painted.get("ours")
    return [
        Row("key press to charts", painted.get("minimal"), ours, at_most=0.7, note=f"drawn, not yet painted: {drawn}"),
        Row("  against the same drawn wholly in the browser", painted.get("in-browser"), ours, at_most=1.4),
        *(
            Row(f"  against {name}", painted.get(peer), ours, at_most=1.0, note=_missed(moves.get(peer)))
            for peer, name in NEIGHBOURS.items()
            if setup.wanted(peer)
        ),
        Row(
            f"moves that tore a chart down, of {setup.pick(30, 6)}", torn.get("minimal"), torn.get("ours"),
            unit="", ours_at_most=0, note=_missed(moves.get("ours")),
        ),
    ]  # fmt: skip


def _take_turns(setup: Setup, presses: int) -> dict[str, list[Move]]:
    with ExitStack() as stack:
        chromium = stack.enter_context(browser())
        watches: list[Stopwatch] = []
        for page in setup.with_peers():
            server = stack.enter_context(serving(page))
            watch = stack.enter_context(Stopwatch(chromium, page))
            watch.open(server)
            watches.append(watch)
        moves: dict[str, list[Move]] = {watch.page.name: [] for watch in watches}
        for _ in range(WARM_UP + presses):
            for watch in watches:
                watch.rest()
                moves[watch.page.name].append(watch.press())
    return {name: mine[WARM_UP:] for name, mine in moves.items()}


def _median(times: list[float | None]) -> float:
    return median(float("inf") if time is None else time for time in times)


def _missed(moves: list[Move] | None) -> str:
    short = sum(move.missed for move in moves or [])
    return f"{short} of {len(moves)} moves redrew fewer charts than the page has" if moves and short else ""

"""How did the room answer, and how sure was it?

One row is one answer, its bar split by certainty, the surest part first. Where the key may be known, answers that are
wrong and sure come first.
"""

from plotly import graph_objects as go

from cryoteach.domain.rooms.votes.tallies import Row, Tally
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import filling, of_all
from cryoteach.figures.parts.rows import downwards, ends, folded, height, words
from cryoteach.figures.parts.table import Table
from cryoteach.theme import CANNOT_TELL, WITHIN

SURE = {3: ("very sure", ""), 2: ("fairly sure", "/"), 1: ("a hunch", "."), 0: ("not said", "-")}
FOOT = 34


@checked
def figure(tally: Tally) -> go.Figure:
    """Draw one vote on one question."""
    rows = _shown(tally)
    labels = [f"{'● ' if row.right else ''}{folded(row.words)}" for row in rows]
    longest = max((row.count for row in rows), default=1)
    layout: Part = {
        "height": height(len(rows), FOOT), "barmode": "stack", "yaxis": downwards(len(rows)),
        "xaxis": {"title": "phones", "range": [0, 1.15 * max(longest, 1)]}, "annotations": words(labels),
    }  # fmt: skip
    counts = ends([row.count for row in rows], [str(row.count) for row in rows])
    return finished(_title(tally), _how_to_read(tally), [*_parts(rows), counts], layout)


@checked
def table(tally: Tally) -> Table:
    """The same as rows; certainties are left out where too few voted."""
    names = [name for name, _ in SURE.values()]
    rows = tuple(
        (row.words, row.count, *(row.by_sure[sure] if row.by_sure else None for sure in SURE), _right(row))
        for row in _shown(tally)
    )
    return Table(columns=("answer", "phones", *names, "right"), rows=rows, caption=_title(tally))


def example() -> go.Figure:
    """Thirty-one made-up phones."""
    from cryoteach.figures.parts.room_examples import VOTES  # noqa: PLC0415 - for the gallery only

    return figure(VOTES)


def _shown(tally: Tally) -> list[Row]:
    knows = any(row.right is not None for row in tally.rows)
    return list(tally.surest_wrong_first if knows else tally.rows)


def _parts(rows: list[Row]) -> list[Part]:
    """One bar for each certainty that was given, laid end to end; one for all where none may be told."""
    if not any(row.by_sure for row in rows):
        return [_part(rows, [row.count for row in rows], "answers", "")]
    split = [
        (name, line, [row.by_sure[sure] if row.by_sure else 0 for row in rows]) for sure, (name, line) in SURE.items()
    ]
    return [_part(rows, counts, name, line) for name, line, counts in split if any(counts)]


def _part(rows: list[Row], counts: list[int], name: str, line: str) -> Part:
    colours = [WITHIN.colour if row.right else CANNOT_TELL.colour for row in rows]
    return {
        "type": "bar", "orientation": "h", "x": counts, "y": list(range(len(rows))), "width": 0.42, "name": name,
        "marker": filling(colours, [line] * len(rows)), "hovertemplate": f"{name}: %{{x}}<extra></extra>",
    }  # fmt: skip


def _right(row: Row) -> str | None:
    return None if row.right is None else "yes" if row.right else "no"


def _how_to_read(tally: Tally) -> str:
    split = "solid: very sure; lines: fairly sure; dots: a hunch; dashes: not said"
    told = split if any(row.by_sure for row in tally.rows) else "fewer than five voted, so no certainty is shown"
    return f"The answers of one room, and no evidence. {told}"


def _title(tally: Tally) -> str:
    if not tally.voters:
        return "Nobody has voted on this question"
    most = max(tally.rows, key=lambda row: row.count)
    return f"{of_all(most.count, tally.voters)} answered “{most.words}”"

"""So many answers at most in one picture: the commonest as they are, and all others together."""

from collections.abc import Collection, Sequence

from cryoteach.domain.rooms.votes.tallies import Row, Tally

MOST = 6
OTHERS = "others"


def kept(tallies: Sequence[Tally], most: int = MOST) -> frozenset[str]:
    """The answers that are drawn as they are, whatever the round."""
    counts: dict[str, int] = {}
    for row in (row for tally in tallies for row in tally.rows):
        counts[row.said] = counts.get(row.said, 0) + row.count
    if len(counts) <= most:
        return frozenset(counts)
    return frozenset(sorted(counts, key=lambda said: (-counts[said], said))[: most - 1])


def fewer(rows: Sequence[Row], keep: Collection[str]) -> list[Row]:
    """The rows of these answers in their order, and one of all the others at the end."""
    rest = [row for row in rows if row.said not in keep]
    shown = [row for row in rows if row.said in keep]
    return [*shown, _together(rest)] if rest else shown


def _together(rows: Sequence[Row]) -> Row:
    split = [row.by_sure for row in rows if row.by_sure is not None]
    answers = "1 other answer" if len(rows) == 1 else f"{len(rows)} other answers"
    by_sure = tuple(map(sum, zip(*split, strict=True))) if len(split) == len(rows) else None
    return Row.model_validate(
        {"said": OTHERS, "words": answers, "count": sum(row.count for row in rows), "by_sure": by_sure}
    )

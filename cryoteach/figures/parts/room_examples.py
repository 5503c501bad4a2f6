"""Made-up votes of a room, for the gallery and the tests."""

from cryoteach.domain.rooms.votes.flows import Flow, Flows
from cryoteach.domain.rooms.votes.tallies import Row, Tally


def _row(said: str, words: str, split: tuple[int, int, int, int], *, right: bool) -> Row:
    return Row(said=said, words=words, count=sum(split), by_sure=split, share=sum(split) / 31, right=right)


def _flow(first: Row, second: Row, count: int) -> Flow:
    words = {"first_words": first.words, "second_words": second.words}
    return Flow.model_validate({"first": first.said, "second": second.said, **words, "count": count})


_IN, _OUT, _OPEN = (
    _row("vw", "within the limits", (1, 2, 6, 4), right=False),
    _row("vo", "outside the limits", (0, 3, 5, 4), right=True),
    _row("vc", "cannot tell", (2, 3, 1, 0), right=False),
)
VOTES = Tally(voters=31, rows=(_IN, _OUT, _OPEN))
_MOVED = ((_IN, _IN, 4), (_IN, _OUT, 8), (_OUT, _IN, 2), (_OUT, _OUT, 10), (_OPEN, _OUT, 4), (_OPEN, _OPEN, 1))
MOVES = Flows(
    both=29, voters=31, flows=tuple(_flow(*moved) for moved in _MOVED), moved=14, to_key=12, from_key=2,
    stayed_right=10, stayed_wrong=5, surer=11, as_sure=9, less_sure=3,
)  # fmt: skip

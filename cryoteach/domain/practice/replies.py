"""What a learner committed to, written so short that a link can carry it: progress without an account.

A reply is three parts in four or more letters: w, o or c for the verdict, 0 to 3 for the certainty (0: left out), and
the named conditions as two hexadecimal digits. A link from anywhere is untrusted and may have been cut off: what cannot
be read is counted, and the rest is kept.
"""

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, Field

from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.input.link_text import BETWEEN, OF
from cryoteach.domain.practice.marking import Marked
from cryoteach.domain.rules.assessment import Assessment, Verdict

LETTERS = {Verdict.WITHIN: "w", Verdict.OUTSIDE: "o", Verdict.CANNOT_TELL: "c"}
VERDICTS = {letter: verdict for verdict, letter in LETTERS.items()}
REPLY = re.compile(r"([woc])([0-3])([0-9a-f]{2})")


class Reply(BaseModel, frozen=True, extra="forbid"):
    """A verdict, the conditions named as limiting, and how certain the learner was of both (None: not said)."""

    verdict: Verdict
    certainty: int | None = Field(default=None, ge=1, le=3)
    named: tuple[str, ...] = ()


def write_reply(reply: Reply, conditions: Sequence[str]) -> str:
    """Write one reply.

    Args:
        reply: what was committed to.
        conditions: the ids of the conditions, in the order that they keep everywhere.
    """
    named = sum(1 << place for place, name in enumerate(conditions) if name in reply.named)
    return f"{LETTERS[reply.verdict]}{reply.certainty or 0}{named:02x}"


def read_reply(text: str, conditions: Sequence[str]) -> Reply | None:
    """Read one reply, or None where the text is none."""
    match = REPLY.fullmatch(text)
    if match is None:
        return None
    named = int(match[3], 16)
    return Reply(
        verdict=VERDICTS[match[1]],
        certainty=int(match[2]) or None,
        named=tuple(name for place, name in enumerate(conditions) if named >> place & 1),
    )


def write_replies(replies: Mapping[str, Reply], conditions: Sequence[str]) -> str:
    """Write replies by the name of what was asked."""
    return BETWEEN.join(f"{name}{OF}{write_reply(reply, conditions)}" for name, reply in replies.items())


def read_replies(text: str, conditions: Sequence[str]) -> tuple[dict[str, Reply], int]:
    """Read replies by name, and count the parts that cannot be read."""
    found: dict[str, Reply] = {}
    parts = [part for part in text.split(BETWEEN) if part]
    for part in parts:
        name, _, written = part.rpartition(OF)
        reply = read_reply(written, conditions)
        if name and reply is not None:
            found.setdefault(name, reply)
    return found, len(parts) - len(found)


def marked(item: str, reply: Reply, key: Assessment) -> Marked:
    """A reply beside the engine's key."""
    right = reply.verdict is key.verdict
    return Marked(item=item, verdict_right=right, certainty=reply.certainty, limiting=limiting(key), named=reply.named)

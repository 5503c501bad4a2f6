"""The hidden field of a question's form: which question was on screen, for which phone, and that we wrote it.

It is item · round · revision · a keyed hash of these and the phone. So it is the proof against foreign forms, and the
answer to "which question did this mean?" in one; no phone can use that of another.
"""

import re
from hashlib import blake2b
from hmac import compare_digest
from typing import NamedTuple

_WRITTEN = re.compile(r"(\d{1,3})\.([12])\.(\d{1,3})\.([0-9a-f]{24})")
BYTES_OF_PROOF = 12
VOTE, SIX_QUESTIONS = "ballot", "measure"


class Ballot(NamedTuple):
    """A question (counted from 0) in a round, and how many of this phone's votes on it had been counted by then."""

    item: int
    round: int
    revision: int


class Due(NamedTuple):
    """The ballot that a form needs, before it is written for one phone: it is all in a form that is one phone's own."""

    ballot: Ballot
    about: str

    def write(self, phone: str, salt: bytes) -> str:
        """Write it for one phone of a room."""
        return write_ballot(self.ballot, phone, salt, self.about)


def write_ballot(ballot: Ballot, phone: str, salt: bytes, about: str = VOTE) -> str:
    """Write it for one phone of a room; ``about`` keeps votes and the six questions apart."""
    return f"{ballot.item}.{ballot.round}.{ballot.revision}.{_proof(ballot, phone, salt, about)}"


def read_ballot(text: str, phone: str, salt: bytes, about: str = VOTE) -> Ballot | None:
    """Read it; None where we did not write it for this phone in this room."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    ballot = Ballot(*(int(part) for part in found.groups()[:3]))
    return ballot if compare_digest(found[4], _proof(ballot, phone, salt, about)) else None


def _proof(ballot: Ballot, phone: str, salt: bytes, about: str) -> str:
    text = "|".join((about, phone, *map(str, ballot)))
    return blake2b(text.encode(), key=salt, digest_size=BYTES_OF_PROOF).hexdigest()

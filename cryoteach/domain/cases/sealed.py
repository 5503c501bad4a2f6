"""An exercise sealed for students: who is met, in which order it is told, and the cases, in one part of a link.

What the seal can do: without the key nobody can read the cases, and no letter of it, nor the list, nor the way of
telling, can be changed unnoticed (AES-SIV, RFC 5297, of the `cryptography` package). What it cannot do: it does not
keep a secret from whoever has the key, as this app must; it does not stop a student from committing to anything to see
what comes; and the same exercise always gives the same link, so equal exercises can be recognised.

Written as ``v2.KEY.ORDER.NAME.NAME.BODYz``: the version of the seal, which key it takes, how stories are told, who is
met in turn; then the cases, encrypted, and a last letter, so that marks which a chat adds at the end can be told apart.
Everything before the body is bound to it as associated data.
"""

import base64
import binascii
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import BaseModel

from cryoteach.domain.cases.packed import cases_as_bytes, cases_of_bytes
from cryoteach.domain.cases.seal_secrets import BYTES_OF_A_SECRET
from cryoteach.domain.input.link_text import without_strays

VERSION, END = "v2", "z"
BETWEEN_PARTS = "."
BYTES_OF_A_KEY, BYTES_OF_A_NAME = 64, 5  # AES-256 twice, as SIV wants it; and enough to tell a few keys apart
LONGEST_SEALED = 12_000  # characters; what a link may carry
SHOWN_AT_ONCE = ("expected_verdict",)  # guards of the author's, which no student's page needs
HIDDEN = b"CryoTeach: hidden, not sealed".ljust(BYTES_OF_A_SECRET)  # stands here for all to read
CHANGED = "it is cut off or was changed on the way; ask for the link again"
ELSEWHERE = (
    "it was sealed by another CryoTeach, so it opens where that one runs. To open it here, set CRYOTEACH_SEAL_BEFORE "
    "to the secret of the app that made it (its CRYOTEACH_SEAL)"
)

Order: TypeAlias = Literal["stages", "whole"]


class Exercise(BaseModel, frozen=True, extra="forbid"):
    """What a trainer put together: people in turn, how their stories are told, and the cases that travel along."""

    names: tuple[str, ...]
    cases: tuple[dict[str, Any], ...]
    order: Order = "stages"
    is_sealed: bool = True
    """False where the key is one that everybody can read: then it is hidden, not sealed."""


class SealKey:
    """One key of the seal, made of a secret of 32 bytes; what it is called tells nobody the secret."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != BYTES_OF_A_SECRET:
            raise ValueError(f"a secret is {BYTES_OF_A_SECRET} bytes")
        length = BYTES_OF_A_KEY + BYTES_OF_A_NAME
        made = HKDF(SHA512(), length, salt=None, info=b"cryoteach exercise v2").derive(secret)
        self.cipher = AESSIV(made[:BYTES_OF_A_KEY])
        self.name = base64.b32encode(made[BYTES_OF_A_KEY:]).decode().lower()
        self.is_secret = secret != HIDDEN


class SealKeys(NamedTuple):
    """The key that seals, and all that open."""

    first: SealKey
    others: tuple[SealKey, ...] = ()

    def called(self, name: str) -> list[SealKey]:
        """Those of this name; what is only hidden opens everywhere."""
        return [key for key in (self.first, *self.others, HIDING) if key.name == name]


HIDING = SealKey(HIDDEN)


def is_sealed(text: str) -> bool:
    """Whether this part of a link was sealed, by the seal of today; it may be broken all the same."""
    return text.startswith(VERSION + BETWEEN_PARTS)


def seal(exercise: Exercise, key: SealKey) -> str:
    """Seal an exercise for students, without what only its author needs."""
    parts = [VERSION, key.name, exercise.order, *exercise.names]
    plain = cases_as_bytes([_for_students(fields) for fields in exercise.cases])
    return BETWEEN_PARTS.join([*parts, f"{_encoded(key.cipher.encrypt(plain, _bound(parts)))}{END}"])


def unseal(text: str, keys: SealKeys) -> Exercise:
    """Give the exercise that was sealed.

    Args:
        text: the part of the link; blanks in it and marks after it, as mail and chat programs add, do no harm.
        keys: those that may have sealed it.

    Raises:
        ValueError: it was cut off or changed, or was sealed elsewhere; says what helps.
    """
    if len(text) > LONGEST_SEALED:
        raise ValueError(CHANGED)
    *parts, body = without_strays(text).split(BETWEEN_PARTS)
    raw = _decoded(body)
    if raw is None or len(parts) < len(("version", "key", "order", "name")) or parts[0] != VERSION:
        raise ValueError(CHANGED)
    known = keys.called(parts[1])
    if not known:
        raise ValueError(ELSEWHERE)
    for key in known:
        with suppress(InvalidTag):
            plain = key.cipher.decrypt(raw, _bound(parts))
            return _opened(parts, plain, key)
    raise ValueError(CHANGED)


def _opened(parts: Sequence[str], plain: bytes, key: SealKey) -> Exercise:
    """Where the way of telling is one that nobody knows here, it is stage by stage."""
    _, _, order, *names = parts
    return Exercise(
        names=tuple(names), cases=tuple(cases_of_bytes(plain)), order="whole" if order == "whole" else "stages",
        is_sealed=key.is_secret,
    )  # fmt: skip


def _bound(parts: Sequence[str]) -> list[bytes]:
    """The associated data: each part by itself, so that none can be taken for the end of another."""
    return [part.encode() for part in parts]


def _decoded(body: str) -> bytes | None:
    """The bytes of a body, or None where it is none; only the one way of writing them counts."""
    written = body.removesuffix(END)
    try:
        raw = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
    except (binascii.Error, ValueError):
        return None
    return raw if f"{_encoded(raw)}{END}" == body else None


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _for_students(fields: dict[str, Any]) -> dict[str, Any]:
    stages = cast("list[dict[str, Any]]", fields.get("stages") or [])
    kept = [{name: value for name, value in stage.items() if name not in SHOWN_AT_ONCE} for stage in stages]
    return {**fields, "stages": kept}

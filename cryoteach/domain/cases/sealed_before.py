"""Exercises sealed by a CryoTeach of before version 2: they still open, told stage by stage.

That seal was home-made and hid more than it sealed, and the list and the way of telling stood outside it. Nothing is
sealed this way any more.
"""

import base64
import binascii
import hmac
from collections.abc import Iterable
from hashlib import blake2b, shake_256
from typing import Any

from cryoteach.domain.cases.packed import unpack_cases
from cryoteach.domain.input.link_text import without_blanks

START = "s-"
SIGNED = 12  # bytes
MOST_MARKS = 4
CHANGED = (
    "it is of the old kind, and it is cut off, was changed, or was sealed by a CryoTeach whose CRYOTEACH_SEAL this one "
    "does not have (set CRYOTEACH_SEAL_BEFORE to it)"
)


def is_sealed_before(text: str) -> bool:
    """Whether this part of a link was sealed the old way."""
    return text.startswith(START)


def unseal_before(text: str, secrets: Iterable[str]) -> list[dict[str, Any]]:
    """Give the cases that were sealed.

    Args:
        text: the part of the link.
        secrets: those that may have sealed it, as their settings say them; the empty one was the default.

    Raises:
        ValueError: the text was cut off or changed, or was sealed elsewhere.
    """
    text = without_blanks(text).removeprefix(START)
    marks = min(len(text) - len(text.rstrip("_-")), MOST_MARKS)  # some of them may be part of it, some a chat's
    for raw in (_decoded(text[: len(text) - added]) for added in range(marks + 1)):
        for secret in secrets:
            plain = _mixed(raw[SIGNED:], raw[:SIGNED], secret)
            if hmac.compare_digest(_signature(plain, secret), raw[:SIGNED]):
                return unpack_cases(plain.decode())
    raise ValueError(CHANGED)


def _decoded(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""


def _signature(plain: bytes, secret: str) -> bytes:
    return blake2b(plain, key=_key(secret), digest_size=SIGNED, person=b"cryoteach-sign").digest()


def _mixed(text: bytes, signature: bytes, secret: str) -> bytes:
    stream = shake_256(_key(secret) + signature).digest(len(text))
    return bytes(letter ^ other for letter, other in zip(text, stream, strict=True))


def _key(secret: str) -> bytes:
    return blake2b(secret.encode(), digest_size=32, person=b"cryoteach-key").digest()

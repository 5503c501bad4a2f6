"""Cases sealed for students: neither the eye nor the case desk can read them, and a changed letter is noticed.

The seal keeps out whoever has the link and the app, not whoever also has the secret that the app was started with.
What is sealed is the same for the same cases, so a link that is made twice is one link.
"""

import base64
import binascii
from collections.abc import Sequence
from hashlib import blake2b, shake_256
from typing import Any, cast

from cryoteach.domain.packed import pack_cases, unpack_cases

START = "s-"
SIGNED = 12  # bytes; nobody hits one by trying
TOLD_AT_ONCE = ("expected_verdict",)  # guards of the author's, which no student's page needs


def is_sealed(text: str) -> bool:
    """Whether this part of a link was sealed."""
    return text.startswith(START)


def seal(cases: Sequence[dict[str, Any]], secret: str) -> str:
    """Seal cases for students, without what only their author needs."""
    plain = pack_cases([_for_students(fields) for fields in cases]).encode()
    signature = _signature(plain, secret)
    return START + base64.urlsafe_b64encode(signature + _mixed(plain, signature, secret)).decode().rstrip("=")


def unseal(text: str, secret: str) -> list[dict[str, Any]]:
    """Give the cases that were sealed.

    Raises:
        ValueError: the text was cut off or changed, or was sealed elsewhere.
    """
    try:
        body = text.removeprefix(START).encode()
        raw = base64.urlsafe_b64decode(body + b"=" * (-len(body) % 4))
    except (binascii.Error, UnicodeError):
        raise ValueError("it is cut off or was never sealed here") from None
    signature = raw[:SIGNED]
    plain = _mixed(raw[SIGNED:], signature, secret)
    if _signature(plain, secret) != signature:
        raise ValueError("it is cut off, was changed, or was sealed by a CryoTeach with another secret")
    return unpack_cases(plain.decode())


def _for_students(fields: dict[str, Any]) -> dict[str, Any]:
    stages = cast("list[dict[str, Any]]", fields.get("stages") or [])
    kept = [{name: value for name, value in stage.items() if name not in TOLD_AT_ONCE} for stage in stages]
    return {**fields, "stages": kept}


def _signature(plain: bytes, secret: str) -> bytes:
    return blake2b(plain, key=_key(secret), digest_size=SIGNED, person=b"cryoteach-sign").digest()


def _mixed(text: bytes, signature: bytes, secret: str) -> bytes:
    stream = shake_256(_key(secret) + signature).digest(len(text))
    return bytes(letter ^ other for letter, other in zip(text, stream, strict=True))


def _key(secret: str) -> bytes:
    return blake2b(secret.encode(), digest_size=32, person=b"cryoteach-key").digest()

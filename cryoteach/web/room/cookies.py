"""Who is asking: the token of a phone and the secret of a trainer, each in a cookie that only this room's pages get.

A phone without cookies carries its token in the address (``p``). The store never sees a token, only its keyed hash,
and the key dies with the room. A token carries a proof that this room gave it, so nobody makes up phones.
"""

import secrets
from hashlib import blake2b
from hmac import compare_digest
from typing import NamedTuple, TypedDict

from starlette.requests import Request
from starlette.responses import Response

SECONDS = 4 * 3600
BYTES_OF_A_TOKEN, BYTES_OF_PROOF, BYTES_OF_A_PHONE = 16, 8, 16
LENGTH = 2 * (BYTES_OF_A_TOKEN + BYTES_OF_PROOF)
IN_ADDRESS = "p"


class Phone(NamedTuple):
    """A phone: its token, what the store knows it by, and how the token came."""

    token: str
    id: str
    by: str
    """``cookie``, ``address`` (the browser keeps no cookies, as far as we know), or ``new``."""


def phone_of(request: Request, code: str, salt: bytes, given: str = "") -> Phone | None:
    """The phone that asks, by its cookie or else by what its address or form carries; None for a new one."""
    for token, by in ((request.cookies.get(f"ct_{code}", ""), "cookie"), (given, "address")):
        if is_ours(token, salt):
            return Phone(token, phone_id(token, salt), by)
    return None


def new_phone(salt: bytes) -> Phone:
    """A phone that nobody has seen before."""
    token = secrets.token_hex(BYTES_OF_A_TOKEN)
    token += _proof(token, salt)
    return Phone(token, phone_id(token, salt), "new")


def phone_id(token: str, salt: bytes) -> str:
    """What the log knows a phone by."""
    return blake2b(token.encode(), key=salt, digest_size=BYTES_OF_A_PHONE).hexdigest()


def is_ours(token: str, salt: bytes) -> bool:
    """Whether this room has given that token."""
    return (
        len(token) == LENGTH
        and token.isascii()
        and compare_digest(token[2 * BYTES_OF_A_TOKEN :], _proof(token[: 2 * BYTES_OF_A_TOKEN], salt))
    )


def keep_phone(response: Response, request: Request, path: str, code: str, phone: Phone) -> None:
    """Have the browser keep the token for this room's pages."""
    response.set_cookie(f"ct_{code}", phone.token, samesite="lax", **_kept(request, path))


def keep_trainer(response: Response, request: Request, path: str, code: str, secret: str) -> None:
    """Have the browser keep the trainer's secret for this room's pages; no other site can use it."""
    response.set_cookie(f"tr_{code}", secret, samesite="strict", **_kept(request, path))


def trainers_secret(request: Request, code: str) -> str:
    """The trainer's secret that came with this request, unchecked."""
    return request.cookies.get(f"tr_{code}", "")


class _Kept(TypedDict):
    max_age: int
    path: str
    httponly: bool
    secure: bool


def _kept(request: Request, path: str) -> _Kept:
    return {"max_age": SECONDS, "path": path, "httponly": True, "secure": request.url.scheme == "https"}


def _proof(token: str, salt: bytes) -> str:
    return blake2b(f"token|{token}".encode(), key=salt, digest_size=BYTES_OF_PROOF).hexdigest()

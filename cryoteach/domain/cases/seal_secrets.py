"""What somebody set as a secret of the seal, made into the 32 bytes that a key is made of.

32 random bytes are taken as they are, written as hexadecimal digits or in base64. Anything else is a passphrase, and is
stretched so that trying one takes a third of a second and 32 MB (scrypt, as strong as OWASP asks). Every app with the
same passphrase must come to the same key, so the salt is one for all: a long passphrase is what protects.
"""

import base64
import re
from functools import lru_cache
from hashlib import scrypt
from unicodedata import normalize

BYTES_OF_A_SECRET = 32
MOST_SECRETS = 16  # each passphrase among them takes a third of a second at start
SHORTEST = 12  # characters of a new passphrase; those that sealed before are taken as they were
HOW = "take 64 hexadecimal digits or a passphrase of at least 12 characters"
HEX = re.compile(r"[0-9A-Fa-f]{64}")
BASE64 = re.compile(r"(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/_-]{43}=?")
COST, BLOCKS, TIMES, MOST_BYTES = 2**15, 8, 3, 2**26
SALT = b"cryoteach exercise v2"


def problem_of(text: str) -> str:
    """Why this cannot seal anything, or nothing."""
    if not text.strip():
        return f"holds nothing but blanks; {HOW}"
    if _raw(text.strip()) is None and len(text.strip()) < SHORTEST:
        return f"is too short a passphrase; {HOW}"
    return ""


def secret_of(text: str) -> bytes:
    """The 32 bytes of what was set.

    Raises:
        ValueError: it holds nothing.
    """
    text = text.strip()
    if not text:
        raise ValueError("holds nothing")
    return _raw(text) or _stretched(normalize("NFC", text))


def _raw(text: str) -> bytes | None:
    if HEX.fullmatch(text):
        return bytes.fromhex(text)
    return base64.urlsafe_b64decode(f"{text.rstrip('=')}=") if BASE64.fullmatch(text) else None


@lru_cache(maxsize=16)
def _stretched(passphrase: str) -> bytes:
    """Stretched once: no page waits for it a second time."""
    given = passphrase.encode(errors="surrogateescape")
    return scrypt(given, salt=SALT, n=COST, r=BLOCKS, p=TIMES, maxmem=MOST_BYTES, dklen=BYTES_OF_A_SECRET)

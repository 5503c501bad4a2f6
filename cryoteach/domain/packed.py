"""A case packed into one word, so that a link can carry it: nothing of it can be read there by eye.

What comes out of a link is untrusted: it may be cut off, made up, or small and meant to swell.
"""

import base64
import binascii
import json
import zlib
from typing import Any, cast

MOST_BYTES = 100_000  # of one case unpacked; the longest legal one is about a third of that
BETWEEN = "~"


def pack(fields: dict[str, Any]) -> str:
    """Pack the fields of a case."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpack(text: str) -> dict[str, Any]:
    """Give the fields that were packed.

    Raises:
        ValueError: the text was cut off, was never packed here, or swells beyond any case.
    """
    try:
        raw = base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
        stream = zlib.decompressobj()
        unpacked = stream.decompress(raw, MOST_BYTES)
        if not stream.eof:
            raise ValueError("it is cut off, or larger than any case")
        fields = json.loads(unpacked)
    except (binascii.Error, zlib.error, UnicodeError, RecursionError):
        raise ValueError("it is cut off or was never packed here") from None
    if not isinstance(fields, dict):
        raise ValueError("it holds something that is no case")  # noqa: TRY004 - what a link holds is a value
    return cast("dict[str, Any]", fields)

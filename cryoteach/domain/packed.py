"""A case packed into one word, so that a link can carry it: nothing of it can be read there by eye.

What comes out of a link is untrusted: it may be cut off, made up, or small and meant to swell.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from typing import Any, cast

from cryoteach.domain.case_sizes import MOST_BYTES_OF_A_CASE, MOST_BYTES_OF_CASES

BETWEEN = "~"
CASES = "cases"


def pack(fields: dict[str, Any]) -> str:
    """Pack the fields of a case."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(errors="replace"), 9)).decode().rstrip("=")


def unpack(text: str, most: int = MOST_BYTES_OF_A_CASE) -> dict[str, Any]:
    """Give the fields that were packed.

    Raises:
        ValueError: the text was cut off, was never packed here, or swells beyond any case.
    """
    try:
        raw = base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
        stream = zlib.decompressobj()
        unpacked = stream.decompress(raw, most)
        if not stream.eof:
            raise ValueError("it is cut off, or larger than any case")
        fields = json.loads(unpacked)
        json.dumps(fields, ensure_ascii=False).encode()  # refuses halves of letters, which no page can show
    except (binascii.Error, zlib.error, UnicodeError, RecursionError):
        raise ValueError("it is cut off or was never packed here") from None
    if not isinstance(fields, dict):
        raise ValueError("it holds something that is no case")  # noqa: TRY004 - what a link holds is a value
    return cast("dict[str, Any]", fields)


def pack_cases(cases: Sequence[dict[str, Any]]) -> str:
    """Pack several cases as one word; one case alone is packed as `pack` does."""
    return pack(cases[0]) if len(cases) == 1 else pack({CASES: list(cases)})


def unpack_cases(text: str) -> list[dict[str, Any]]:
    """Give the cases that were packed, one or several.

    Raises:
        ValueError: as for `unpack`.
    """
    fields = unpack(text, MOST_BYTES_OF_CASES)
    listed: object = fields.get(CASES, [fields])
    if not isinstance(listed, list):
        raise ValueError("it holds something that is no case")  # noqa: TRY004 - likewise
    return [cast("dict[str, Any]", case) for case in cast("list[object]", listed) if isinstance(case, dict)]

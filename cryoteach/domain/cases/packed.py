"""A case packed into one word, so that a link can carry it: nothing of it can be read there by eye.

What comes out of a link is untrusted: it may be cut off, made up, or small and meant to swell.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from typing import Any, cast

from cryoteach.domain.cases.sizes import MOST_BYTES_OF_A_CASE, MOST_BYTES_OF_CASES

CASES = "cases"


def pack(fields: dict[str, Any]) -> str:
    """Pack the fields of a case."""
    return base64.urlsafe_b64encode(_squeezed(fields)).decode().rstrip("=")


def unpack(text: str, most: int = MOST_BYTES_OF_A_CASE) -> dict[str, Any]:
    """Give the fields that were packed.

    Raises:
        ValueError: the text was cut off, was never packed here, or swells beyond any case.
    """
    written = text[:-1] if len(text) % 4 == 1 else text  # such a last sign holds nothing: a chat's mark, as _ is
    try:
        raw = base64.urlsafe_b64decode(written.encode() + b"=" * (-len(written) % 4))
    except (binascii.Error, UnicodeError):
        raise ValueError("it is cut off or was never packed here") from None
    return _fields(raw, most)


def _squeezed(fields: dict[str, Any]) -> bytes:
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(errors="replace"), 9)


def _fields(raw: bytes, most: int) -> dict[str, Any]:
    """What was squeezed.

    Raises:
        ValueError: as for `unpack`.
    """
    try:
        stream = zlib.decompressobj()
        unpacked = stream.decompress(raw, most)
        if not stream.eof:
            raise ValueError("it is cut off, or larger than any case")
        fields = json.loads(unpacked)
        json.dumps(fields, ensure_ascii=False).encode()  # refuses halves of letters, which no page can show
    except (zlib.error, UnicodeError, RecursionError, json.JSONDecodeError):
        raise ValueError("it is cut off or was never packed here") from None
    if not isinstance(fields, dict):
        raise ValueError("it holds something that is no case")  # noqa: TRY004 - what a link holds is a value
    return cast("dict[str, Any]", fields)


def pack_cases(cases: Sequence[dict[str, Any]]) -> str:
    """Pack several cases as one word; one case alone is packed as `pack` does."""
    return pack(_together(cases))


def cases_as_bytes(cases: Sequence[dict[str, Any]]) -> bytes:
    """Pack several cases as few bytes, which are no text."""
    return _squeezed(_together(cases))


def unpack_cases(text: str) -> list[dict[str, Any]]:
    """Give the cases that were packed, one or several.

    Raises:
        ValueError: as for `unpack`.
    """
    return _apart(unpack(text, MOST_BYTES_OF_CASES))


def cases_of_bytes(raw: bytes) -> list[dict[str, Any]]:
    """Give the cases that were packed as bytes.

    Raises:
        ValueError: as for `unpack`.
    """
    return _apart(_fields(raw, MOST_BYTES_OF_CASES))


def _together(cases: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return cases[0] if len(cases) == 1 else {CASES: list(cases)}


def _apart(fields: dict[str, Any]) -> list[dict[str, Any]]:
    listed: object = fields.get(CASES, [fields])
    if not isinstance(listed, list):
        raise ValueError("it holds something that is no case")  # noqa: TRY004 - likewise
    return [cast("dict[str, Any]", case) for case in cast("list[object]", listed) if isinstance(case, dict)]

"""The versions of the case format: an older case is brought up to date step by step before it is read."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from cryoteach.errors import shown

FORMAT = 1
Fields: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Fields], Fields]

STEPS: dict[int, Step] = {}
"""By version, what turns a case of that version into one of the next; a change of the format adds one line here."""


def up_to_date(fields: Fields, steps: Mapping[int, Step] = STEPS, newest: int = FORMAT) -> Fields:
    """Give the fields of a case as the newest format has them.

    Args:
        fields: a case as it was written; without a ``format`` it is taken for the newest.
        steps: the steps from each older version to the next.
        newest: the version that is wanted.

    Raises:
        ValueError: the version is no version, is newer than this app, or is too old to be brought up to date.
    """
    version = fields.get("format", newest)
    if isinstance(version, bool) or not isinstance(version, int):
        raise ValueError(f"format is {shown(version)}; a whole number was expected, such as {newest}")  # noqa: TRY004 - pydantic tells a ValueError in words
    if version > newest:
        raise ValueError(f"format is {version}, but this app reads up to {newest}; use a newer CryoTeach")
    while version < newest:
        if version not in steps:
            raise ValueError(f"format is {version}, which can no longer be read; write it anew as format {newest}")
        fields = {**steps[version](fields), "format": version + 1}
        version += 1
    return fields

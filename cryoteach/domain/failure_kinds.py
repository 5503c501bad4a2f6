"""A kind of failure: people who fail one condition for the same kind of reason, such as "not yet"."""

from pydantic import BaseModel, Field


class KindOfFailure(BaseModel, frozen=True, extra="forbid"):
    """Values of a choice that fail a condition for the same kind of reason: "not yet", "not by this road"."""

    words: str = Field(min_length=1)
    values: tuple[str, ...] = Field(min_length=1)

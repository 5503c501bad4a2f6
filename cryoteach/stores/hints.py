"""What tells that another process wrote into a store that several share."""

from typing import Literal, Protocol

Hint = Literal["news", "nothing", "deaf"]


class Hints(Protocol):
    """Tells that another process wrote something: at once where it can, never for certain."""

    def wait(self, seconds: float) -> Hint:
        """Return when there is something to look at, or when the time is over; "deaf" where it cannot listen now."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...

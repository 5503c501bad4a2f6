"""The content, read once and read again when a file changes."""

import threading
import time
from typing import NoReturn

from cryoteach.domain.content import Content
from cryoteach.domain.rules.profiles import Profile
from cryoteach.errors import ContentError, UnknownNameError
from cryoteach.library.content.load import load_content, stamp
from cryoteach.settings import settings

SECONDS_BETWEEN_LOOKS = 1.0  # looking at every file's time of change costs a millisecond: not at every slider move


class _Shelf:
    """The content as last read, shared by all sessions: it is frozen, so sharing is safe."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.content = Content()
        self.stamp: object = None
        self.looked_at = float("-inf")

    def current(self) -> Content:
        with self.lock:
            if time.monotonic() - self.looked_at >= SECONDS_BETWEEN_LOOKS:
                self._look()
            return self.content

    def _look(self) -> None:
        where = settings()
        now = (where, stamp(where.content, where.scenarios))
        if now != self.stamp:
            self.content = load_content(where.content, where.scenarios)
            self.stamp = now
        self.looked_at = time.monotonic()


_SHELF = _Shelf()


def content() -> Content:
    """Everything that can be shown, as the files stand now."""
    return _SHELF.current()


class Profiles(dict[str, Profile]):
    """Profiles by id; an id that nobody has heard of is told the known ones."""

    def __missing__(self, name: object) -> NoReturn:
        raise UnknownNameError("profile", name, self)


def load_profiles() -> Profiles:
    """Every criteria profile by id, the leaflet's first.

    Returns:
        A dict of them; asked for any other id it raises UnknownNameError, which names the known ones.

    Raises:
        ContentError: no profile can be used; the error says why.

    >>> from cryoteach import load_profiles
    >>> load_profiles()["leaflet"].conditions[0].id
    'chemotherapy-first'
    """
    found = content()
    if not found.rules.profiles:
        raise ContentError(found.problems)
    return Profiles(found.rules.profiles)

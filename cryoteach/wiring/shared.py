"""Things made once for everybody and kept while they are in use."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Shared(Generic[Made]):
    """The things last made, each with what it was made of, for all sessions."""

    def __init__(self, most: int) -> None:
        self.lock = threading.Lock()
        self.most = most
        self.kept: OrderedDict[Hashable, tuple[object, Made]] = OrderedDict()

    def get(self, whole: object, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made of this object under this key, or make it; the object is held, so its id stays its own."""
        name = (id(whole), key)
        with self.lock:
            if name not in self.kept:
                self.kept[name] = (whole, make())
            self.kept.move_to_end(name)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
            return self.kept[name][1]

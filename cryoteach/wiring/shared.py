"""Things made once for everybody and kept while they are in use."""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Shared(Generic[Made]):
    """The things last made, each with what it was made of, for all sessions.

    Who asks for a thing under way waits for that one alone: the lock is held while looking things up, never while one
    is made. What failed to be made is not kept, nor what failed later: who asks next has it made anew.

    Args:
        most: how many are kept.
        weight: what one weighs just now; all that are kept weigh ``heaviest`` at most, the newest apart.
        failed: whether one has failed since it was made.
    """

    def __init__(
        self, most: int, weight: Callable[[Made], float] | None = None, heaviest: float = math.inf, *,
        failed: Callable[[Made], bool] | None = None,
    ) -> None:  # fmt: skip
        self.lock = threading.Lock()
        self.failed: Callable[[Made], bool] = failed or (lambda _made: False)
        self.most, self.heaviest = most, heaviest
        self.weight: Callable[[Made], float] = weight or (lambda _made: 0.0)
        self.kept: OrderedDict[Hashable, tuple[object, Made]] = OrderedDict()
        self._under_way: dict[Hashable, Future[Made]] = {}

    def get(self, whole: object, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made of this object under this key, or make it; the object is held, so its id stays its own."""
        name = (id(whole), key)
        with self.lock:
            if name in self.kept and self.failed(self.kept[name][1]):
                del self.kept[name]
            if name in self.kept:
                self.kept.move_to_end(name)
                return self.kept[name][1]
            others = self._under_way.get(name)
            mine = self._under_way.setdefault(name, Future())
        return self._made(name, whole, mine, make) if others is None else others.result()

    def _made(self, name: Hashable, whole: object, mine: Future[Made], make: Callable[[], Made]) -> Made:
        try:
            made = make()
        except BaseException as error:
            with self.lock:
                del self._under_way[name]
            mine.set_exception(error)
            raise
        with self.lock:
            self.kept[name] = (whole, made)
            self._make_room()
            del self._under_way[name]
        mine.set_result(made)
        return made

    def _make_room(self) -> None:
        weights = [self.weight(made) for _, made in self.kept.values()]
        heavy = sum(weights)
        for weight in weights[:-1]:
            if len(self.kept) <= self.most and heavy <= self.heaviest:
                return
            self.kept.popitem(last=False)
            heavy -= weight

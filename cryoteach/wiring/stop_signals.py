"""Calls something before the server hears that it must end (SIGTERM, SIGINT).

uvicorn waits for open answers before it ends the lifespan. A phone that waits 25 seconds for news would hold the
process as long, and nothing in the lifespan could tell it to go: so the signals are heard here first.
"""

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def before_stopping(call: Callable[[], object]) -> Generator[None]:
    """Call this at each signal to stop, and then do what was done at it before.

    Outside the main thread, where no signal arrives (a test's server), nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in STOP_SIGNALS}

    def stop(number: int, frame: FrameType | None) -> None:
        call()
        _as_before(before[signal.Signals(number)], number, frame)

    for number in STOP_SIGNALS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is stop:
                signal.signal(number, handler)


def _as_before(handler: object, number: int, frame: FrameType | None) -> None:
    """Do what a signal did before; the system's own way is taken by sending it once more."""
    if callable(handler):
        handler(number, frame)
    elif handler == signal.SIG_DFL:
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

"""How the command ends when the machine and not the call is to blame: in words or quietly, and leaving nothing behind.

=====  =====================================================================================
code   when
=====  =====================================================================================
0      done
1      content has problems
2      it was called wrongly, or what it was to write could not be written
130    it was stopped with Ctrl+C
141    nobody reads on, as when ``| head`` has enough
=====  =====================================================================================
"""

import os
import signal
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

import click

NOT_WRITTEN, STOPPED, UNREAD = 2, 130, 141
CODES = (
    "It ends with 0 when done, 1 when content has problems, 2 when it was called wrongly or could not write, "
    "130 when stopped with Ctrl+C, 141 when nobody reads on."
)


class EndsInWords(click.Command):
    """A command that a full disk, a closed pipe and Ctrl+C end in words or quietly, with no traceback."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: ANN401 - as click has it
        """Read the call; help is printed here, too."""
        with _in_words():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever the command returns
        """Run."""
        with _in_words():
            return super().invoke(ctx)


class _ToldToEnd(BaseException):
    """A signal came; whatever tidies up runs while this passes through."""

    def __init__(self, number: int) -> None:
        self.number = number


@contextmanager
def tidied_when_killed() -> Generator[None, None, None]:
    """Let all that tidies up run when the process is told to end (SIGTERM, SIGHUP); then it ends by that very signal.

    A signal that is ignored, as ``nohup`` has it, stays ignored.
    """
    before = {number: signal.getsignal(number) for number in _ends()}
    for number in before:
        signal.signal(number, _told)
    told = None
    try:
        yield
    except _ToldToEnd as end:
        told = end.number
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if told is not None:
        os.kill(os.getpid(), told)


def _ends() -> list[signal.Signals]:
    if threading.current_thread() is not threading.main_thread():  # only there can signals be caught
        return []
    known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]  # Windows has no SIGHUP
    return [number for number in known if signal.getsignal(number) is signal.SIG_DFL]


def _told(number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # a second one would stop the tidying
    raise _ToldToEnd(number)


@contextmanager
def _in_words() -> Generator[None, None, None]:
    try:
        yield
    except BrokenPipeError:
        _say_no_more()
        raise click.exceptions.Exit(UNREAD) from None
    except KeyboardInterrupt:
        _tell("Stopped before it was done")
        raise click.exceptions.Exit(STOPPED) from None
    except OSError as error:
        if error.filename is None:  # writing what is said is all that has no name
            _say_no_more()
        _tell(f"Error: {error.filename or 'standard output'}: {error.strerror or error}; not everything could be told")
        raise click.exceptions.Exit(NOT_WRITTEN) from None


def _tell(sentence: str) -> None:
    with suppress(OSError):
        click.echo(sentence, err=True)


def _say_no_more() -> None:
    """What waits to be said would fail once more when Python ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

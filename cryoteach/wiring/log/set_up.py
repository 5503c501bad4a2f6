"""Sends every line of this process to one place, written in one way; also those of Streamlit and uvicorn."""

import logging
import sys
from functools import cache

from cryoteach.server_settings import LogFormat, server_settings
from cryoteach.wiring.log.lines import JsonLines, TextLines

OUR_LOGGER = "cryoteach"
_SCREEN: type[logging.Handler] = logging.StreamHandler


class _Ours(logging.StreamHandler):  # pyright: ignore[reportMissingTypeArgument]
    """Writes to what is standard error at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        self.stream = sys.stderr
        super().emit(record)


def set_up_log() -> None:
    """Write the log as the settings say, in a server; may be called again, for loggers that came since."""
    handler = _handler(server_settings().log)
    root = logging.getLogger()
    if handler not in root.handlers:
        root.addHandler(handler)
    logging.getLogger(OUR_LOGGER).setLevel(logging.INFO)
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            _take_over(logger)


def _take_over(logger: logging.Logger) -> None:
    """Streamlit and uvicorn give each of their loggers a way of its own to the screen, in a form of its own."""
    handlers: list[logging.Handler] = logger.handlers
    screens = [handler for handler in handlers if type(handler) is _SCREEN]
    for handler in screens:
        logger.removeHandler(handler)
    if screens:
        logger.propagate = True


@cache
def _handler(written: LogFormat) -> logging.Handler:
    handler = _Ours()
    handler.setFormatter(JsonLines() if written == "json" else TextLines())
    return handler

"""How a line of the log is written: time, level, who says it, the words, and the fields that came with them."""

import json
import logging
import time

from cryoteach.wiring.log.private import private

FIELDS = "fields"


def fields(**named: object) -> dict[str, dict[str, object]]:
    """What a line carries besides its words: ``_LOG.info("room opened", extra=fields(room=mark))``."""
    return {FIELDS: named}


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write it."""
        told = {"time": _time(record), "level": record.levelname.lower(), "logger": record.name, **_told(self, record)}
        return json.dumps(told, ensure_ascii=False)


class TextLines(logging.Formatter):
    """One line for people; where an error came along, how it came about stands below."""

    def format(self, record: logging.LogRecord) -> str:
        """Write it."""
        told = _told(self, record)
        words, error = told.pop("message"), told.pop("error", "")
        named = "".join(f" {name}={value}" for name, value in told.items())
        return f"{_time(record)} {record.levelname} {record.name}: {words}{named}" + (f"\n{error}" if error else "")


def _told(formatter: logging.Formatter, record: logging.LogRecord) -> dict[str, object]:
    told: dict[str, object] = {"message": private(record.getMessage())}
    told |= {name: private(value) if isinstance(value, str) else value for name, value in _fields(record).items()}
    if record.exc_info:
        told["error"] = private(formatter.formatException(record.exc_info))
    return told


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return getattr(record, FIELDS, {})


def _time(record: logging.LogRecord) -> str:
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(record.created))}.{int(record.msecs):03d}Z"

"""Wait until the app that writes a log says that it is healthy: ``answers.py LOG PID`` ends with 0 if it does."""

import os
import re
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

PATIENCE_S = 300  # the README's line installs first


def healthy(log: Path, pid: int) -> bool:
    """Ask again and again, as long as the process that installs and then serves is alive."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and alive(pid):
        time.sleep(0.5)
        said = re.search(r"(http://[\d.]+:\d+)", log.read_text(encoding="utf-8"))
        if said:
            with suppress(OSError), urllib.request.urlopen(f"{said[1]}/_stcore/health", timeout=10) as answer:
                return answer.read() == b"ok"
    return False


def alive(pid: int) -> bool:
    """Say whether a process is there."""
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


if __name__ == "__main__":
    sys.exit(not healthy(Path(sys.argv[1]), int(sys.argv[2])))

"""Wait until the app on a port says that it is healthy: ``answers.py PORT PID`` ends with 0 if it does."""

import os
import sys
import time
import urllib.request
from contextlib import suppress

PATIENCE_S = 300  # the README's line installs first


def healthy(port: int, pid: int) -> bool:
    """Ask again and again, as long as the process that installs and then serves is alive."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=10) as answer:
            return answer.read() == b"ok"
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.5)
    return False


if __name__ == "__main__":
    sys.exit(not healthy(port=int(sys.argv[1]), pid=int(sys.argv[2])))

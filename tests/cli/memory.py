"""What a verb of the command takes: run in a process of its own, its JSON and its own peak of memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, missing

# Not getrusage: a new process inherits the peak of the one that started it, which here is the whole test run.
SCRIPT = (
    "import sys\nfrom cryoteach.cli import main\n"
    "main(sys.argv[1:], standalone_mode=False)\n"
    "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
    "print(peak.split()[1], file=sys.stderr)"
)


def ledger_and_megabytes(*arguments: object) -> tuple[dict, int]:
    """Run a verb with ``--json``; what it printed, and the most memory it held."""
    if not Path("/proc/self/status").exists():
        missing("a process's own peak of memory, which only Linux tells")
    command = [sys.executable, "-c", SCRIPT, *map(str, arguments), "--json"]
    spoken = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    return json.loads(spoken.stdout), int(spoken.stderr.split()[-1]) // 1_000

"""Print one of the README's pasted lines by its name, so that CI runs what a newcomer pastes.

In README.md a line stands in a fenced block under its marker::

    <!-- line: run-linux -->
"""

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
LINE = re.compile(r"<!-- line: (?P<name>[a-z-]+) -->\s*```\w+\n(?P<line>.+)\n```")


def lines(text: str) -> dict[str, str]:
    """Find every named line of a README.

    Args:
        text: the README, Markdown.

    Returns:
        The line under each marker, by the marker's name.
    """
    return {found["name"]: found["line"] for found in LINE.finditer(text)}


if __name__ == "__main__":
    known = lines(README.read_text(encoding="utf-8"))
    for name in sys.argv[1:]:
        if name not in known:
            sys.exit(f"README.md has no line named {name!r}; it has {', '.join(sorted(known))}")
        print(known[name])

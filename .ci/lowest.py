"""Print pip constraints that hold every dependency, and everything the tests need, at the floor pyproject allows."""

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
FLOOR = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\w.]+)")


def constraints(project: dict) -> list[str]:
    """Turn floors into pins.

    Args:
        project: the table ``[project]`` of pyproject.toml.

    Returns:
        ``name==floor`` for each requirement; one without a floor ends the run, for it would be tested on no floor.
    """
    requirements = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    found = {requirement: FLOOR.fullmatch(requirement) for requirement in requirements}
    bare = [requirement for requirement, floor in found.items() if floor is None]
    if bare:
        sys.exit(f"pyproject.toml: expected name>=floor and nothing more, found {', '.join(bare)}")
    return [f"{floor['name']}=={floor['version']}" for floor in found.values() if floor]


if __name__ == "__main__":
    print("\n".join(constraints(tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"])))

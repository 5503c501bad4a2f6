"""Runs the code cells of a notebook in this very process, and keeps what they made: quick, and no Jupyter in it."""

import json
from contextlib import redirect_stdout
from io import StringIO
from typing import Any


def cells_of(text: str, kind: str) -> list[str]:
    """The sources of the cells of a kind."""
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == kind]


def ran(text: str) -> dict[str, Any]:
    """Run every cell from top to bottom; ``printed`` is what they wrote."""
    made: dict[str, Any] = {"__name__": "notebook"}
    with redirect_stdout(StringIO()) as out:
        for source in cells_of(text, "code"):
            exec(compile(source, "<cell>", "exec"), made)  # noqa: S102 - what runs is our own notebook
    return {**made, "printed": out.getvalue()}

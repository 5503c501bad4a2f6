"""Cells of a Jupyter notebook, and its file (nbformat 4.5), written by ourselves: it is JSON and no more.

Whatever a trainer or a learner wrote enters code as a literal and Markdown escaped, so that nothing of it runs.
"""

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pprint import pformat
from typing import Any, Literal

from pydantic import BaseModel

WIDTH = 100
OF_MARKDOWN = re.compile(r"([\\`*_\[\]#|~$])")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


class Cell(BaseModel, frozen=True, extra="forbid"):
    """One cell: prose, or code that may be changed and run; prose may hold pictures (PNG) by their names."""

    kind: Literal["markdown", "code"]
    text: str
    pictures: dict[str, bytes] = {}


def prose(*paragraphs: str, pictures: dict[str, bytes] | None = None) -> Cell:
    """A cell of Markdown; what comes from others in it is `plain`, and a picture is ``![words](attachment:name)``."""
    return Cell(kind="markdown", text="\n\n".join(paragraphs), pictures=pictures or {})


def code(*lines: str) -> Cell:
    """A cell of Python; what comes from others in it is a `literal`."""
    return Cell(kind="code", text="\n".join(lines))


def plain(text: str) -> str:
    r"""A text as Markdown that shows it and does nothing else.

    >>> print(plain("<b> $x$"))
    &lt;b&gt; \$x\$
    """
    return OF_MARKDOWN.sub(r"\\\1", escape(" ".join(text.split()), quote=False))


def lesson_prose(text: str) -> str:
    """A section of a chapter: its emphasis stays; links, which lead into the app, leave their words."""
    return LINK.sub(r"\1", escape(text, quote=False).replace("$", r"\$"))


def literal(value: Any) -> str:  # noqa: ANN401 - numbers, words, lists and tables of them
    r"""A value as Python writes it, over as many lines as it takes.

    >>> literal("</script> or os.remove('x')")
    '"</script> or os.remove(\'x\')"'
    """
    return pformat(value, width=WIDTH, sort_dicts=False)


def as_ipynb(cells: Sequence[Cell]) -> str:
    """The file; the id of a cell is its place."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.dumps(
        {
            "cells": [_written(place, cell) for place, cell in enumerate(cells, 1)],
            "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        indent=1,
        ensure_ascii=False,
    )


def _written(place: int, cell: Cell) -> dict[str, Any]:
    to_run: dict[str, Any] = {"execution_count": None, "outputs": []} if cell.kind == "code" else {}
    written: dict[str, Any] = {"cell_type": cell.kind, "id": f"cell-{place}", "metadata": {}}
    held = {name: {"image/png": b64encode(png).decode()} for name, png in cell.pictures.items()}
    to_run |= {"attachments": held} if held else {}
    return {**written, **to_run, "source": cell.text.splitlines(keepends=True)}

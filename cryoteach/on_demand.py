"""Names of a package that are fetched when they are first used, so that importing it loads nothing heavy.

A server that starts, a command that prints its help and a notebook that wants one name then wait for that alone.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def fetched_from(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Make the ``__getattr__`` of a package.

    Args:
        package: its name, for the error of a name that it does not have.
        homes: by name, the module that it is, or ``module:name`` of what a module holds.
    """

    def fetch(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, held = homes[name].partition(":")
        home = import_module(module)
        return getattr(home, held) if held else home

    return fetch


def wait_for_import(module: str) -> None:
    """Where another thread has begun to import a module, wait until it is whole; else do nothing.

    Plotly asks what pandas holds as soon as it is in ``sys.modules``, which is when its import begins.
    """
    if module in sys.modules:
        import_module(module)

"""The examples in the docstrings are true."""

import doctest
from importlib import import_module

import pytest

from cryoteach.settings import PACKAGE

MODULES = [
    *("cryoteach", "cryoteach.figures", "cryoteach.wiring.shared_content"),
    *(
        f"cryoteach.{room}.{path.stem}"
        for room in ("domain", "library")
        for path in sorted((PACKAGE / room).glob("*.py"))
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_every_example_gives_what_it_says(name):
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples():
    found = [doctest.testmod(import_module(name)).attempted for name in MODULES]
    assert sum(found) > 0

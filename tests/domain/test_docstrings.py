"""The examples in the docstrings are true."""

import doctest
from importlib import import_module

import pytest

from cryoteach.settings import PACKAGE

MODULES = [
    *("cryoteach", "cryoteach.figures", "cryoteach.wiring.shared_content"),
    *(
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for room in ("domain", "library")
        for path in sorted((PACKAGE / room).rglob("*.py"))
    ),
]
EXPLAINED = (
    *("rules.assessment.assess", "rules.patient.Person"),
    *("population.screening.Cohort", "population.screening.screen"),
)


@pytest.mark.parametrize("name", MODULES)
def test_every_example_gives_what_it_says(name):
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples_of_what_a_notebook_uses_first():
    finder = doctest.DocTestFinder()
    found = {test.name for name in MODULES for test in finder.find(import_module(name)) if test.examples}
    assert {f"cryoteach.domain.{name}" for name in EXPLAINED} <= found

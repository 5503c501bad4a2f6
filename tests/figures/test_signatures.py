"""Charts are called alike: who knows how to call one knows how to call its like (issue 9, section 4)."""

import inspect
from collections.abc import Mapping
from typing import get_type_hints

import pytest
from plotly import graph_objects as go

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.patient import Person
from cryoteach.errors import WrongTypeError
from cryoteach.figures import GALLERY
from cryoteach.figures.parts.table import Table

ALIKE = {Assessment: ["assessment"], Ledger: ["ledger", "criteria"]}
every_chart = pytest.mark.parametrize("name", GALLERY)


def needed(function) -> dict[str, object]:
    """What a function must be given, by name, with its type."""
    hints = get_type_hints(function)
    parameters = inspect.signature(function).parameters.values()
    return {parameter.name: hints[parameter.name] for parameter in parameters if parameter.default is parameter.empty}


@every_chart
def test_the_table_and_the_drawing_of_a_chart_take_what_its_figure_takes(name: str):
    module = GALLERY[name]
    assert needed(module.table) == needed(module.figure)
    if hasattr(module, "drawing"):
        assert needed(module.drawing) == needed(module.figure)
    more = inspect.signature(module.table).parameters.keys() - inspect.signature(module.figure).parameters.keys()
    assert more == set()


@every_chart
def test_charts_of_one_person_take_an_assessment_and_charts_of_many_a_ledger_and_the_criteria(name: str):
    takes = needed(GALLERY[name].figure)
    first = next(iter(takes.values()))
    assert list(takes) == ALIKE.get(first, list(takes))
    assert not {Person} & set(takes.values())
    assert takes.get("criteria", Mapping[str, Criterion]) == Mapping[str, Criterion]
    assert [hint for hint in takes.values() if hint in ALIKE] in ([], [first])


@every_chart
def test_a_chart_gives_a_plain_figure_and_a_table(name: str):
    module = GALLERY[name]
    assert get_type_hints(module.figure)["return"] is get_type_hints(module.example)["return"] is go.Figure
    assert get_type_hints(module.table)["return"] is Table
    assert inspect.signature(module.example).parameters == {}


@every_chart
@pytest.mark.parametrize("made", ["figure", "table"])
def test_a_chart_that_is_given_something_else_says_what_it_takes(name: str, made: str):
    function = getattr(GALLERY[name], made)
    module, (first, *_) = GALLERY[name].__name__.removeprefix("cryoteach."), needed(function)
    with pytest.raises(WrongTypeError, match=f"{module}.{made}: {first} takes an? "):
        function(object(), *[None] * (len(needed(function)) - 1))

"""A document checked against a model: the model, or every problem in words."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from cryoteach.errors import ContentError, Problem, sentences_of
from cryoteach.library.yaml_reader import Document, Place, read_yaml

Model = TypeVar("Model", bound=BaseModel)
Made = TypeVar("Made")


def validated(model: type[Model], document: Document, data: object = None, at: Place = ()) -> Model:
    """Make a model of a document, or of one part of it.

    Args:
        model: what it should be.
        document: where it came from, for the lines of its problems.
        data: the part, when it is not the whole.
        at: the part's place.

    Raises:
        ContentError: with every problem of the data.
    """
    try:
        return model.model_validate(document.data if data is None else data)
    except ValidationError as error:
        raise ContentError(document.problem((*at, *place), text) for place, text in sentences_of(error)) from None


def each_file(
    folder: Path, shown_as: str, make: Callable[[Document], Made]
) -> tuple[dict[str, tuple[Made, Document]], list[Problem]]:
    """Make something of every YAML file in a folder; what fails is reported and the rest is kept."""
    made: dict[str, tuple[Made, Document]] = {}
    problems: list[Problem] = []
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
        name = f"{shown_as}/{path.name}"
        try:
            document = read_yaml(path, name)
            made[path.stem] = (make(document), document)
        except ContentError as error:
            problems.extend(error.problems)
    return made, problems


def ids_match_names(made: Iterable[tuple[str, str, Document]]) -> list[Problem]:
    """A file is named after the thing in it, which also keeps ids unique."""
    return [
        document.problem(("id",), f"is {found!r}, but the file is called {stem!r}; give both one name")
        for stem, found, document in made
        if stem != found
    ]

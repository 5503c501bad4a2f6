"""A document checked against a model: the model, or every problem in words."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from cryoteach.domain.input.refusals import sentences_of
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.yaml_reader import Document, Place, read_yaml

Model = TypeVar("Model", bound=BaseModel)
Made = TypeVar("Made")
_WHOLE = object()


class _Named(Protocol):
    @property
    def id(self) -> str:
        """The name that the thing's file has too."""
        ...


Named = TypeVar("Named", bound=_Named)


def validated(model: type[Model], document: Document, data: object = _WHOLE, at: Place = ()) -> Model:
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
        return model.model_validate(document.data if data is _WHOLE else data)
    except ValidationError as error:
        raise ContentError(document.problem((*at, *place), text) for place, text in sentences_of(error)) from None


@contextmanager
def keeping(problems: list[Problem]) -> Generator[None, None, None]:
    """Put what cannot be used with the other problems, and go on with the rest."""
    try:
        yield
    except ContentError as error:
        problems.extend(error.problems)


def files_of(folder: Path, *endings: str) -> list[Path]:
    """The files of a folder with one of these endings, by name; a hidden one is some editor's own."""
    return sorted(path for path in folder.glob("[!.]*") if path.suffix in endings)


def each_file(
    folder: Path, shown_as: str, make: Callable[[Document], Made]
) -> tuple[dict[str, tuple[Made, Document]], list[Problem]]:
    """Make something of every YAML file in a folder; what fails is reported and the rest is kept."""
    made: dict[str, tuple[Made, Document]] = {}
    problems: list[Problem] = []
    for path in files_of(folder, ".yaml", ".yml"):
        with keeping(problems):
            document = read_yaml(path, f"{shown_as}/{path.name}")
            thing = make(document)
            if path.stem in made:
                raise ContentError([document.problem((), f"there is {path.stem}.yaml too; keep one of them")])
            made[path.stem] = (thing, document)
    return made, problems


def each_named_file(
    folder: Path, shown_as: str, make: Callable[[Document], Named]
) -> tuple[dict[str, tuple[Named, Document]], list[Problem]]:
    """The same for things with an id: a file is named after the thing in it, which keeps ids unique."""

    def make_named(document: Document) -> Named:
        thing, stem = make(document), Path(document.name).stem
        if thing.id != stem:
            message = f"is {thing.id!r}, but the file is called {stem!r}; give both one name"
            raise ContentError([document.problem(("id",), message)])
        return thing

    return each_file(folder, shown_as, make_named)

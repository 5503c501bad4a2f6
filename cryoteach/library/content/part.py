"""A part of the content as the table of contents lists it, and the two usual ways to read one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel

from cryoteach.domain.content import Content
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.validation import each_named_file, keeping, validated
from cryoteach.library.files.yaml_reader import Document, Place, read_yaml

Complaint: TypeAlias = tuple[Place, str]
Read: TypeAlias = tuple[Any, list[Problem]]


def nothing_more(_made: BaseModel, _known: Content) -> Iterable[Complaint]:
    """What its model has taken is right."""
    return ()


def one_file(part: "ContentPart", at: Path, known: Content) -> Read:
    """Read one file as one model; None where anything is wrong with it."""
    problems: list[Problem] = []
    with keeping(problems):
        document = read_yaml(at, part.path)
        made = validated(part.model, document)
        problems += [document.problem(place, text) for place, text in part.wrong(made, known)]
        if not problems:
            return made, []
    return None, problems


def named_files(part: "ContentPart", at: Path, known: Content) -> Read:
    """Read every file of a folder as one model each; what is wrong is left out and reported."""

    def made(document: Document) -> Any:  # noqa: ANN401 - of the part's own model
        thing = validated(part.model, document)
        problems = [document.problem(place, text) for place, text in part.wrong(thing, known)]
        if problems:
            raise ContentError(problems)
        return thing

    found, problems = each_named_file(at, part.path, made)
    return {stem: thing for stem, (thing, _) in found.items()}, problems


def files_in_order(part: "ContentPart", at: Path, known: Content) -> Read:
    """The same, in the order that the things themselves say."""
    found, problems = named_files(part, at, known)
    return dict(sorted(found.items(), key=lambda named: named[1].order)), problems


@dataclass(frozen=True)
class ContentPart:
    """Which part of the content it is, where it lies, what it is made of, and what it has to agree with.

    Attributes:
        name: as `Content.having` takes it.
        path: the file or folder, as its problems call it: below ``content`` or ``scenarios``.
        model: what the file, or each file of the folder, holds.
        wrong: what else is wrong with one that is well-formed, beside the parts that were read before.
        how: how it is read.
    """

    name: str
    path: str
    model: type[BaseModel]
    wrong: Callable[[Any, Content], Iterable[Complaint]] = nothing_more
    how: Callable[["ContentPart", Path, Content], Read] = one_file

    def read(self, at: Path, known: Content) -> Read:
        """Read it, and every problem of it.

        Args:
            at: where its file or folder lies on this machine.
            known: the parts that were read before it.
        """
        return self.how(self, at, known)

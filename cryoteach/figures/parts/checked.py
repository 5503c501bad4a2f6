"""What a chart was given, checked against what its signature says: a notebook has no type checker."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, wraps
from inspect import signature
from types import UnionType
from typing import Any, Literal, ParamSpec, TypeVar, cast, get_args, get_origin, get_type_hints

from cryoteach.domain.input.expected import expect, expect_each, wrong_type
from cryoteach.errors import UnknownNameError, WrongTypeError

Given = ParamSpec("Given")
Made = TypeVar("Made")


def checked(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """A chart's function that names what it takes, and how to get one, when it is given something else.

    Raises:
        WrongTypeError: an argument is of another kind.
        UnknownNameError: it is none of the few words that are taken.
    """
    name = f"{function.__module__.removeprefix('cryoteach.')}.{function.__name__}"

    @wraps(function)
    def called(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        kinds, takes = _kinds(function), signature(function)
        first = takes.bind_partial(*args[: len(takes.parameters)]).arguments  # named first
        for argument, found in {**first, **kwargs}.items():
            if argument in kinds:
                _check(found, kinds[argument], f"{name}: {argument}")
        try:
            takes.bind(*args, **kwargs)
        except TypeError as error:
            raise WrongTypeError(f"{name} takes {', '.join(takes.parameters)}: {error}") from None
        return function(*args, **kwargs)

    return called


@lru_cache
def _kinds(function: Callable[..., object]) -> dict[str, Any]:
    return get_type_hints(function)


def _check(found: object, kind: Any, where: str) -> None:  # noqa: ANN401 - whatever a signature says
    origin = get_origin(kind)
    if origin in _SEVERAL:
        _SEVERAL[origin](found, get_args(kind), where)
    elif isinstance(kind, UnionType) and not isinstance(found, kind):
        raise wrong_type(found, get_args(kind)[0], where)
    elif origin is None and isinstance(kind, type) and not (kind is float and isinstance(found, int)):
        expect(found, kind, where)


def _check_by_name(found: object, kinds: tuple[Any, ...], where: str) -> None:
    if not isinstance(found, Mapping):
        raise wrong_type(found, kinds[1], where, several="a dict")
    for one in cast("Mapping[object, object]", found).values():
        if not isinstance(one, kinds[1]):
            raise wrong_type(one, kinds[1], where, several="a dict")


def _check_each(found: object, kinds: tuple[Any, ...], where: str) -> None:
    expect_each(found, kinds[0], where)


def _check_word(found: object, words: tuple[Any, ...], where: str) -> None:
    if found not in words:
        raise UnknownNameError(where.rpartition(" ")[2], found, words)


_SEVERAL: dict[Any, Callable[[object, tuple[Any, ...], str], None]] = {
    Mapping: _check_by_name,
    Sequence: _check_each,
    Literal: _check_word,
}

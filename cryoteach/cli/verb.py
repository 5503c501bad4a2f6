"""A verb of the command that says everything that is wrong with its call at once, not only the first thing.

An option's text that fails its check leaves a `Refusal` in the value's place. The verb reports all of them together:
as bad usage (exit code 2) or, where the content alone is to blame, as its problems (exit code 1).
"""

import os
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from itertools import chain
from typing import Any, NamedTuple, NoReturn

import click

from cryoteach.cli.ending import CODES
from cryoteach.errors import ContentError, CryoTeachError
from cryoteach.known_settings import refuse_unknown_settings

CONTENT_PROBLEMS = 1


class Refusal(NamedTuple):
    """Why something cannot be taken, and whether the content is to blame and not the caller."""

    sentence: str
    blames_content: bool = False


class _Refused(list[Refusal]):
    """What stands in the place of a value that cannot be taken."""


def option(
    name: str, metavar: str, check: Callable[[str], Any], about: str, *, default: str = "", needed: bool = False
) -> Callable[..., Any]:
    """An option that takes one value, once."""
    about = f"{about}  [{'needed' if needed else f'default: {default}'}]" if needed or default else about
    return click.option(
        name, metavar=metavar, help=about, multiple=True, default=[default] if default else None,
        callback=_checking(check, least=int(needed), most=1),
    )  # fmt: skip


def options(name: str, metavar: str, check: Callable[[str], Any], about: str) -> Callable[..., Any]:
    """An option that may be given many times; its values are a list."""
    return click.option(
        name, metavar=metavar, help=f"{about}; may be given many times", multiple=True,
        callback=_checking(check, least=0, most=None),
    )  # fmt: skip


def argument(
    name: str, metavar: str, check: Callable[[str], Any], *, least: int = 0, most: int | None = 1
) -> Callable[..., Any]:
    """A value without a name; a list of them where more than one is allowed."""
    return click.argument(name, metavar=metavar, nargs=-1, callback=_checking(check, least, most))


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


class Verb(click.Command):
    """A command that reports everything wrong with its call together.

    Args:
        streams: what its help says of standard input and output.
    """

    def __init__(self, *args: Any, streams: str, **kwargs: Any) -> None:  # noqa: ANN401 - whatever click takes
        super().__init__(*args, **kwargs)
        self.streams = streams

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Put after the examples what - means here, and how the verb ends."""
        super().format_epilog(ctx, formatter)
        for told in (self.streams, CODES):
            formatter.write_paragraph()
            formatter.write_text(told)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read and check everything, and only then complain."""
        ctx.allow_extra_args = True
        known, complaints = _sorted_out(args, self.get_params(ctx))
        strays = super().parse_args(ctx, known)
        complaints += [f"{stray}: is not expected here" for stray in strays]
        refused = [value for value in ctx.params.values() if isinstance(value, _Refused)]
        complain([*map(Refusal, complaints), *chain(*refused)])
        return []

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever the verb returns
        """Run; an error raised on purpose is printed as its sentences."""
        try:
            refuse_unknown_settings(os.environ)
            return super().invoke(ctx)
        except CryoTeachError as error:
            return _end(str(error))


def complain(refusals: Sequence[Refusal]) -> None:
    """End with everything that was refused, if anything was."""
    lines = [line for refusal in refusals for line in refusal.sentence.splitlines()]
    if refusals and all(refusal.blames_content for refusal in refusals):
        _end("\n".join(lines))
    if refusals:
        heading = [f"{len(lines)} problems:"] if len(lines) > 1 else []
        raise click.UsageError("\n  ".join([*heading, *lines]), click.get_current_context())


def _end(sentences: str) -> NoReturn:
    click.echo(sentences, err=True)
    click.get_current_context().exit(CONTENT_PROBLEMS)


def _checking(check: Callable[[str], Any], least: int, most: int | None) -> Callable[..., Any]:
    """What click calls with everything given for one parameter."""

    def checked(_context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> Any:  # noqa: ANN401
        values = [_tried(check, text) for text in given]
        refusals = [value for value in values if isinstance(value, Refusal)]
        if len(given) < least:
            refusals.append(Refusal("is missing"))
        if most is not None and len(given) > most:
            refusals.append(Refusal(f"is given {len(given)} times; give it once"))
        if refusals:
            return _Refused(_named(refusal, parameter) for refusal in refusals)
        return values if most is None else next(iter(values), None)

    return checked


def _tried(check: Callable[[str], Any], text: str) -> Any:  # noqa: ANN401 - what the check makes of it
    try:
        return check(text)
    except (ValueError, CryoTeachError) as error:
        return Refusal(str(error), isinstance(error, ContentError))


def _named(refusal: Refusal, parameter: click.Parameter) -> Refusal:
    name = parameter.opts[0] if isinstance(parameter, click.Option) else parameter.metavar
    return refusal if refusal.blames_content else Refusal(f"{name}: {refusal.sentence}")


def _sorted_out(args: list[str], parameters: list[click.Parameter]) -> tuple[list[str], list[str]]:
    """Part the arguments that click can read from complaints about the others."""
    options = {name: p for p in parameters if isinstance(p, click.Option) for name in p.opts}
    names_only = not any(isinstance(p, click.Argument) for p in parameters)
    left, known, complaints = list(args), list[str](), list[str]()
    while left and left[0] != "--":
        arg = left.pop(0)
        name, equals, _ = arg.partition("=")
        if not arg.startswith("-") or arg == "-":  # standard input, where a file could stand
            known.append(arg)
        elif name not in options:
            complaints.append(_no_such(name, list(options)))
            if names_only and not equals:  # what follows is most likely its value
                left = left[1:] if left and not left[0].startswith("-") else left
        elif complaint := _wrong_use(options[name], equals, left):
            complaints.append(f"{name}: {complaint}")
        else:
            known += [arg] if options[name].is_flag or equals else [arg, left.pop(0)]
    return [*known, *left], complaints


def _wrong_use(option: click.Option, equals: str, left: list[str]) -> str:
    if option.is_flag:
        return "takes no value" if equals else ""
    return "" if equals or left else "needs a value after it"


def _no_such(name: str, options: list[str]) -> str:
    near = get_close_matches(name, options, n=1)
    return f"{name}: no option is called that; {f'did you mean {near[0]}?' if near else 'see --help'}"

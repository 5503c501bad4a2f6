"""A verb of the command that says everything that is wrong with its call at once, not only the first thing.

An option's text that fails its check leaves a `Refusal` in the value's place. The verb reports all of them together:
as bad usage (exit code 2) or, where the content alone is to blame, as its problems (exit code 1).
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NamedTuple, NoReturn

import click

from cryoteach.errors import ContentError, CryoTeachError

CONTENT_PROBLEMS = 1


class Refusal(NamedTuple):
    """Why something cannot be taken, and whether the content is to blame and not the caller."""

    sentence: str
    blames_content: bool = False


def option(name: str, metavar: str, check: Callable[[str], Any], about: str, default: str = "") -> Callable[..., Any]:
    """An option that takes one value, and is refused when it is given twice."""
    about = f"{about}  [default: {default}]" if default else about
    default_values = [default] if default else None
    return click.option(name, metavar=metavar, multiple=True, default=default_values, callback=_each(check), help=about)


def argument(name: str, metavar: str, check: Callable[[str], Any]) -> Callable[..., Any]:
    """Any number of values without a name; the verb itself says how many it needs."""
    return click.argument(name, metavar=metavar, nargs=-1, callback=_each(check))


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


class Verb(click.Command):
    """A command that reports everything wrong with its call together."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read and check everything, and only then complain."""
        ctx.allow_extra_args = True
        parameters = self.get_params(ctx)
        known, complaints = _sorted_out(args, parameters)
        strays = super().parse_args(ctx, known)
        refusals = [Refusal(text) for text in [*complaints, *(f"{stray}: is not expected here" for stray in strays)]]
        for parameter in parameters:
            if isinstance(parameter, click.Argument) or parameter.multiple:
                refusals += _settled(parameter, ctx)
        complain(ctx, refusals)
        return []

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever the verb returns
        """Run; an error raised on purpose is printed as its sentences."""
        try:
            return super().invoke(ctx)
        except CryoTeachError as error:
            end(ctx, str(error))


def complain(ctx: click.Context, refusals: list[Refusal]) -> None:
    """End with everything that was refused, if anything was."""
    lines = [line for refusal in refusals for line in refusal.sentence.splitlines()]
    if all(refusal.blames_content for refusal in refusals):
        return end(ctx, "\n".join(lines)) if refusals else None
    heading = f"{len(lines)} problems:" if len(lines) > 1 else ""
    raise click.UsageError("\n  ".join([heading, *lines] if heading else lines), ctx)


def end(ctx: click.Context, sentences: str) -> NoReturn:
    """End because content has problems."""
    click.echo(sentences, err=True)
    ctx.exit(CONTENT_PROBLEMS)


def _each(check: Callable[[str], Any]) -> Callable[..., list[Any]]:
    def checked(text: str) -> Any:  # noqa: ANN401 - what the check makes of it
        try:
            return check(text)
        except (ValueError, CryoTeachError) as error:
            return Refusal(str(error), isinstance(error, ContentError))

    return lambda _context, _parameter, given: [checked(text) for text in given or ()]


def _settled(parameter: click.Parameter, ctx: click.Context) -> list[Refusal]:
    """Put an option's one value into its place, and tell what is wrong with it."""
    called = parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(ctx)
    values: list[Any] = ctx.params[parameter.name or ""]
    refusals = [
        value if value.blames_content else Refusal(f"{called}: {value.sentence}")
        for value in values
        if isinstance(value, Refusal)
    ]
    if isinstance(parameter, click.Option):
        if len(values) > 1:
            refusals.append(Refusal(f"{called}: is given {len(values)} times; give it once"))
        ctx.params[parameter.name or ""] = values[0] if values else None
    return refusals


def _sorted_out(args: list[str], parameters: list[click.Parameter]) -> tuple[list[str], list[str]]:
    """Part the arguments that click can read from complaints about the others."""
    options = {name: p for p in parameters if isinstance(p, click.Option) for name in p.opts}
    names_only = not any(isinstance(p, click.Argument) for p in parameters)
    left, known, complaints = list(args), list[str](), list[str]()
    while left and left[0] != "--":
        arg = left.pop(0)
        name, equals, _ = arg.partition("=")
        if not arg.startswith("-"):
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

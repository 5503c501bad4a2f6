"""`cryoteach export`: what leaves the app; each module of this folder that has a `command` is one product."""

from importlib import import_module
from pkgutil import iter_modules

import click

from cryoteach.cli.ending import CODES, EndsInWords

EXAMPLES = f"""\b
Examples:
  cryoteach export offline --out cryoteach.html
  cryoteach export offline --out two.html --case mei-ferry --case yusuf-bakery --json
  cryoteach export notebook --out people.ipynb --people 100000 --seed 7

{CODES}
"""
_SHARED = {"choosing", "writing"}


class _Products(EndsInWords, click.Group):
    """The products, each loaded when it is asked for: a product to come is a file in this folder and no line here."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """Name every module but those that they share."""
        return sorted(found.name for found in iter_modules(__path__) if found.name not in _SHARED)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one."""
        if cmd_name not in self.list_commands(ctx):
            return None
        return import_module(f"{__name__}.{cmd_name}").command


@click.group("export", cls=_Products, epilog=EXAMPLES, short_help="Take it with you: files that need no app.")
def command() -> None:
    """Write what leaves the app: each file appears whole or not at all.

    With --out - a file goes to standard output, and the report to standard error.
    """

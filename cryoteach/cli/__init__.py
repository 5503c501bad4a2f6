"""The command `cryoteach`: one file for each verb, and here the list of them."""

import click

from cryoteach.cli.ending import CODES, EndsInWords
from cryoteach.cli.verbs import assess, check, cohort, export, review, rooms, run, schema, screen

EXAMPLES = f"""\b
Examples:
  cryoteach run
  cryoteach assess --lesion-count 7 --largest-diameter-cm 1.5
  cryoteach screen people.csv --out scored.csv
  cryoteach cohort --people 100000 --preset selected
  cryoteach check
  cryoteach review --out review.html
  cryoteach export offline --out cryoteach.html
  cryoteach schema case > case.schema.json

{CODES}

A file may be called -: standard output for --out, standard input for what is read. (./- is a file of that name.)

Education with fictional people only.
"""


class _Program(EndsInWords, click.Group):
    """All verbs together."""


@click.group(cls=_Program, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Ask why most people with secondary liver cancer cannot have cryotherapy."""


for _verb in (run, rooms, assess, screen, cohort, check, review, export, schema):
    main.add_command(_verb.command)

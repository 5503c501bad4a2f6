"""`cryoteach schema`: what a file may hold, for editors that complete and check while somebody types."""

import json

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import Verb, argument, json_option
from cryoteach.errors import UnknownNameError
from cryoteach.library.schemas import SCHEMAS, schema_of

EXAMPLES = """\b
Examples:
  cryoteach schema > case.schema.json
  cryoteach schema profile > profile.schema.json

\b
A file names its schema in its first line, and most editors then help:
  # yaml-language-server: $schema=case.schema.json
"""


def _kind(text: str) -> str:
    if text not in SCHEMAS:
        raise UnknownNameError("schema", text, SCHEMAS)
    return text


@click.command("schema", cls=Verb, short_help="Print the JSON Schema of a case.", epilog=EXAMPLES)
@argument("kind", f"[{'|'.join(SCHEMAS)}]", _kind)
@json_option
def command(*, kind: str | None, as_json: bool) -> None:  # noqa: ARG001 - a schema is JSON with or without --json
    """Print the JSON Schema of a case, a profile, a criterion or a letter (slip); of a case when nothing is named."""
    click.echo(json.dumps(schema_of(kind or "case", content()), indent=2))

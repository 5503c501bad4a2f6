"""`cryoteach schema`: what a file may hold, for editors that complete and check while somebody types."""

import json

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import Verb, argument, complain, json_option
from cryoteach.cli.writing import not_written, out_option
from cryoteach.errors import UnknownNameError
from cryoteach.library.content.schemas import SCHEMAS, schema_of
from cryoteach.library.files.targets import STANDARD_OUTPUT, Target
from cryoteach.library.files.whole_files import written_whole

EXAMPLES = """\b
Examples:
  cryoteach schema > case.schema.json
  cryoteach schema --out case.schema.json
  cryoteach schema profile > profile.schema.json

\b
A file names its schema in its first line, and most editors then help:
  # yaml-language-server: $schema=case.schema.json
"""
STREAMS = "The schema goes to standard output without --out, and with --out - too."


def _kind(text: str) -> str:
    if text not in SCHEMAS:
        raise UnknownNameError("schema", text, SCHEMAS)
    return text


@click.command("schema", cls=Verb, streams=STREAMS, short_help="Print the JSON Schema of a case.", epilog=EXAMPLES)
@argument("kind", f"[{'|'.join(SCHEMAS)}]", _kind)
@out_option("the file to write")
@json_option
def command(*, kind: str | None, out: Target | None, as_json: bool) -> None:  # noqa: ARG001 - a schema is JSON with or without --json
    """Print the JSON Schema of a case, a profile, a criterion or a letter (slip); of a case when nothing is named."""
    text = json.dumps(schema_of(kind or "case", content().rules), indent=2)
    try:
        with written_whole(out or STANDARD_OUTPUT, as_it_comes=True) as stream:
            stream.write(f"{text}\n")
    except OSError as error:
        complain([not_written(error, out)])

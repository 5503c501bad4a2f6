"""What `cryoteach check --server` prints: how everything stands that a server needs, and what to do."""

import json
from collections.abc import Sequence
from typing import NoReturn

import click

from cryoteach.cli.verb import CONTENT_PROBLEMS, Refusal, complain
from cryoteach.wiring.server_checks.every_check import server_findings
from cryoteach.wiring.server_checks.finding import Finding


def check_server(address: str, paths: Sequence[object], *, of_server: bool, as_json: bool) -> NoReturn:
    """Try everything, say what was found, and end: with 1 where something will not work."""
    _refuse(address, paths, of_server=of_server)
    found = server_findings(address)
    is_wrong = any(finding.level == "wrong" for finding in found)
    if as_json:
        click.echo(json.dumps({"findings": [finding.model_dump() for finding in found]}, indent=2))
    else:
        click.echo("\n".join([*map(str, found), _summary(found)]), err=is_wrong)
    raise click.exceptions.Exit(CONTENT_PROBLEMS if is_wrong else 0)


def _refuse(address: str, paths: Sequence[object], *, of_server: bool) -> None:
    if address and not of_server:
        complain([Refusal("--address: is asked with --server only")])
    if paths:
        complain([Refusal("--server: checks no file; leave the PATH out, or --server")])


def _summary(found: Sequence[Finding]) -> str:
    counts = {level: sum(finding.level == level for finding in found) for level in ("wrong", "mind", "fine")}
    return f"{counts['wrong']} wrong, {counts['mind']} to mind, {counts['fine']} fine"

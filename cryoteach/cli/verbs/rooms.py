"""`cryoteach rooms`: serves tutorial rooms alone, without Streamlit and the notebook."""

import json
import os

import click

from cryoteach.cli.listening import addresses_of, free_port, host_of_machine, port_of, trouble_with
from cryoteach.cli.metrics import metrics_beside
from cryoteach.cli.verb import Refusal, Verb, complain, option
from cryoteach.domain.input.web_address import checked_address, checked_path, is_every_address
from cryoteach.server_settings import HERE
from cryoteach.settings import settings
from cryoteach.wiring.log.set_up import set_up_log
from cryoteach.wiring.machine import addresses_of_machine
from cryoteach.wiring.metrics.page import serve_metrics
from cryoteach.wiring.rooms import rooms

FIRST_PORT, LAST_PORT = 8601, 8700  # looked at in turn when no port is asked for
EXAMPLES = """\b
Examples:
  cryoteach rooms
  cryoteach rooms --host 0.0.0.0 --port 9001   (phones in this network may join)
  cryoteach rooms --base-path /teach --address https://example.org/teach   (behind a proxy, which keeps the path)
"""
APP = "cryoteach.web.rooms_app:rooms_app"
STREAMS = "It reads and writes no table, so - has no use here."


@click.command("rooms", cls=Verb, streams=STREAMS, epilog=EXAMPLES)
@option("--port", "PORT", port_of, f"the port to listen at; else the first free one from {FIRST_PORT}")
@option("--host", "ADDRESS", host_of_machine, "the address to listen at", default="127.0.0.1")
@option("--base-path", "PATH", checked_path, "what a proxy leaves standing before every path")
@option("--address", "URL", checked_address, "where phones reach it; else what CRYOTEACH_ADDRESS says")
@click.option("--json", "as_json", is_flag=True, help="Print the addresses as JSON, and nothing else.")
def command(*, port: int | None, host: str, base_path: str | None, address: str | None, as_json: bool) -> None:
    """Serve tutorial rooms without the notebook, until this command is ended. Pages of phones are light that way."""
    port = port or free_port(host, range(FIRST_PORT, LAST_PORT))
    if trouble := trouble_with(host, port):
        complain([Refusal(f"--port: {port} at {host} cannot be used ({trouble}); name another")])
    if address:
        os.environ["CRYOTEACH_ADDRESS"] = address
    os.environ["CRYOTEACH_ROOMS"] = HERE
    path = base_path or ""
    set_up_log()
    serve_metrics(metrics_beside(port))
    rooms()  # a store that cannot be used, or that another process has, is said now
    found = addresses_of(host, port, settings().address, addresses_of_machine(), path)
    click.echo(json.dumps(found) if as_json else _in_words(found))
    _serve(host, port, path)


def _in_words(found: dict[str, str | list[str]]) -> str:
    lines = [f"Tutorial rooms are at {found['url']}/j until Ctrl+C ends this."]
    if found["others"]:
        lines.append(f"Phones in this network join at {' or '.join(f'{other}/j' for other in found['others'])}.")
    elif not found["links"]:
        lines.append("Only this machine can open it. For phones: cryoteach rooms --host 0.0.0.0")
    return "\n".join(lines)


def _serve(host: str, port: int, path: str) -> None:
    """Serve until a signal comes; as with `cryoteach run`, the server is told the app's name and loads it itself."""
    import uvicorn  # noqa: PLC0415 - the other verbs do without it
    from uvicorn.importer import import_from_string  # noqa: PLC0415 - likewise

    app = import_from_string(APP)(listens_at="" if is_every_address(host) else host, prefix=path)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)

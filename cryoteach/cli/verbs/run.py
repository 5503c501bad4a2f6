"""`cryoteach run`: starts the app and, unless told not to, opens the browser.

Streamlit takes this very process over, so the app ends when the command does, however it ends.
"""

import json
import os
import runpy
import sys

import click

from cryoteach.cli.browser import open_when_it_listens
from cryoteach.cli.listening import addresses_of, free_port, host_of_machine, port_of, trouble_with
from cryoteach.cli.metrics import metrics_beside
from cryoteach.cli.verb import Refusal, Verb, complain, option
from cryoteach.domain.input.web_address import host_of, is_this_machine_only
from cryoteach.errors import CryoTeachError
from cryoteach.settings import Settings, settings
from cryoteach.wiring.machine import addresses_of_machine
from cryoteach.wiring.metrics.page import serve_metrics

FIRST_PORT, LAST_PORT = 8501, 8600  # looked at in turn when no port is asked for
EXAMPLES = """\b
Examples:
  cryoteach run
  cryoteach run --port 9000 --no-browser
  cryoteach run --host 0.0.0.0   (other machines may look too)
"""
STREAMS = "It reads and writes no table, so - has no use here."


@click.command("run", cls=Verb, streams=STREAMS, epilog=EXAMPLES)
@option("--port", "PORT", port_of, f"the port to listen at; else the first free one from {FIRST_PORT}")
@option("--host", "ADDRESS", host_of_machine, "the address to listen at", default="127.0.0.1")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--json", "as_json", is_flag=True, help="Print the app's addresses as JSON, and nothing else.")
def command(*, port: int | None, host: str, no_browser: bool, as_json: bool) -> None:
    """Start the app. It runs until this command is ended, with Ctrl+C for example."""
    port = port or free_port(host, range(FIRST_PORT, LAST_PORT))
    if trouble := trouble_with(host, port):
        complain([Refusal(f"--port: {port} at {host} cannot be used ({trouble}); name another")])
    where = settings()
    if not where.script.is_file():
        raise CryoTeachError(f"{where.script}: the app's script is not there; install CryoTeach again")
    serve_metrics(metrics_beside(port))
    found = addresses_of(host, port, where.address, addresses_of_machine())
    click.echo(json.dumps(found) if as_json else _in_words(found))
    if where.has_screen and not no_browser:
        url = str(found["url"])
        open_when_it_listens(host_of(url), port, url)
    _become_streamlit(where, [
        f"--server.port={port}", f"--server.address={host}", "--browser.gatherUsageStats=false",
        "--logger.hideWelcomeMessage=true", "--server.headless=true",
    ])  # fmt: skip


def _in_words(found: dict[str, str | list[str]]) -> str:
    lines = [f"CryoTeach is at {found['url']} until Ctrl+C ends it."]
    if found["others"]:
        lines.append(f"Other machines in this network find it at {' or '.join(found['others'])}.")
    elif is_this_machine_only(host_of(str(found["url"]))) and not found["links"]:
        lines.append("Only this machine can open it and its links. For others: cryoteach run --host 0.0.0.0")
    if found["links"]:
        lines.append(f"Links and QR codes begin with {found['links']} (CRYOTEACH_ADDRESS).")
    return "\n".join(lines)


def _become_streamlit(where: Settings, flags: list[str]) -> None:
    """Run Streamlit in the script's folder, where its configuration lies; folders keep their meaning."""
    os.environ |= {
        "CRYOTEACH_CONTENT": str(where.content.absolute()),
        "CRYOTEACH_SCENARIOS": str(where.scenarios.absolute()),
    }
    os.chdir(where.script.parent)
    sys.stdout.flush()
    sys.argv = ["streamlit", "run", where.script.name, *flags]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)

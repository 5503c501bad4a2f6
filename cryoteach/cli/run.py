"""`cryoteach run`: starts the app and, unless told not to, opens the browser.

Streamlit takes this very process over, so the app ends when the command does, however it ends.
"""

import json
import os
import runpy
import socket
import sys

import click

from cryoteach.cli.verb import Refusal, Verb, complain, option
from cryoteach.errors import CryoTeachError
from cryoteach.settings import Settings, settings

FIRST_PORT, LAST_PORT = 8501, 8600  # looked at in turn when no port is asked for
HIGHEST_PORT = 65_535
EXAMPLES = """\b
Examples:
  cryoteach run
  cryoteach run --port 9000 --no-browser
  cryoteach run --host 0.0.0.0   (other machines may look too)
"""
STREAMS = "It reads and writes no table, so - has no use here."


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= HIGHEST_PORT:
        raise ValueError(f"{text!r} is not a port; it takes a whole number from 1 to {HIGHEST_PORT}")
    return int(text)


def _host(text: str) -> str:
    if complaint := _trouble(text, 0):
        raise ValueError(f"{text!r} is not an address of this machine ({complaint})")
    return text


@click.command("run", cls=Verb, streams=STREAMS, epilog=EXAMPLES)
@option("--port", "PORT", _port, f"the port to listen at; else the first free one from {FIRST_PORT}")
@option("--host", "ADDRESS", _host, "the address to listen at", default="127.0.0.1")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--json", "as_json", is_flag=True, help="Print the app's address as JSON, and nothing else.")
def command(*, port: int | None, host: str, no_browser: bool, as_json: bool) -> None:
    """Start the app. It runs until this command is ended, with Ctrl+C for example."""
    port = port or next((free for free in range(FIRST_PORT, LAST_PORT) if not _trouble(host, free)), FIRST_PORT)
    if trouble := _trouble(host, port):
        complain([Refusal(f"--port: {port} at {host} cannot be used ({trouble}); name another")])
    where = settings()
    if not where.script.is_file():
        raise CryoTeachError(f"{where.script}: the app's script is not there; install CryoTeach again")
    url = url_of(host, port)
    click.echo(json.dumps({"url": url}) if as_json else f"CryoTeach is at {url} until Ctrl+C ends it.")
    _become_streamlit(where, [
        f"--server.port={port}", f"--server.address={host}", "--browser.gatherUsageStats=false",
        "--logger.hideWelcomeMessage=true",
        *(["--server.headless=true"] if no_browser else []),  # else Streamlit opens a browser where there is a screen
    ])  # fmt: skip


def url_of(host: str, port: int) -> str:
    """Where a browser finds it; an address of version 6 stands in brackets."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _trouble(host: str, port: int) -> str:
    """Why nobody can listen there, or nothing; port 0 tries the address alone."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        return str(error.strerror or error).partition(" (while")[0]
    return ""


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

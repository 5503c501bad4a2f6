"""`cryoteach run`: starts the app and, unless told not to, opens the browser.

Streamlit takes this very process over, so the app ends when the command does, however it ends.
"""

import json
import os
import runpy
import socket
import sys

import click

from cryoteach.cli.browser import open_when_it_listens
from cryoteach.cli.verb import Refusal, Verb, complain, option
from cryoteach.domain.input.web_address import host_of, is_every_address, is_this_machine_only, url_of
from cryoteach.errors import CryoTeachError
from cryoteach.settings import Settings, settings
from cryoteach.wiring.machine import addresses_of_machine

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
    """The address in numbers: a name of this machine may well lead to itself alone, and that has to be told."""
    try:
        with _listening(text, 0) as found:
            return str(found.getsockname()[0])
    except OSError as error:
        raise ValueError(f"{text!r} is not an address of this machine ({_said(error)})") from None


@click.command("run", cls=Verb, streams=STREAMS, epilog=EXAMPLES)
@option("--port", "PORT", _port, f"the port to listen at; else the first free one from {FIRST_PORT}")
@option("--host", "ADDRESS", _host, "the address to listen at", default="127.0.0.1")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--json", "as_json", is_flag=True, help="Print the app's addresses as JSON, and nothing else.")
def command(*, port: int | None, host: str, no_browser: bool, as_json: bool) -> None:
    """Start the app. It runs until this command is ended, with Ctrl+C for example."""
    port = port or next((free for free in range(FIRST_PORT, LAST_PORT) if not _trouble(host, free)), FIRST_PORT)
    if trouble := _trouble(host, port):
        complain([Refusal(f"--port: {port} at {host} cannot be used ({trouble}); name another")])
    where = settings()
    if not where.script.is_file():
        raise CryoTeachError(f"{where.script}: the app's script is not there; install CryoTeach again")
    found = _addresses(host, port, where.address)
    click.echo(json.dumps(found) if as_json else _in_words(found))
    if where.has_screen and not no_browser:
        url = str(found["url"])
        open_when_it_listens(host_of(url), port, url)
    _become_streamlit(where, [
        f"--server.port={port}", f"--server.address={host}", "--browser.gatherUsageStats=false",
        "--logger.hideWelcomeMessage=true", "--server.headless=true",
    ])  # fmt: skip


def _addresses(host: str, port: int, links: str) -> dict[str, str | list[str]]:
    """Where a browser on this machine finds the app, where those of others do, and where links begin if that is set."""
    is_six = ":" in host
    others = [address for address in addresses_of_machine() if (":" in address) is is_six]
    if not is_every_address(host):
        others = [] if is_this_machine_only(host) else [host]
        return {"url": url_of(host, port), "others": [url_of(other, port) for other in others], "links": links}
    here = "::1" if is_six else "127.0.0.1"
    return {"url": url_of(here, port), "others": [url_of(other, port) for other in others], "links": links}


def _in_words(found: dict[str, str | list[str]]) -> str:
    lines = [f"CryoTeach is at {found['url']} until Ctrl+C ends it."]
    if found["others"]:
        lines.append(f"Other machines in this network find it at {' or '.join(found['others'])}.")
    elif is_this_machine_only(host_of(str(found["url"]))) and not found["links"]:
        lines.append("Only this machine can open it and its links. For others: cryoteach run --host 0.0.0.0")
    if found["links"]:
        lines.append(f"Links and QR codes begin with {found['links']} (CRYOTEACH_ADDRESS).")
    return "\n".join(lines)


def _trouble(host: str, port: int) -> str:
    """Why nobody can listen there, or nothing."""
    try:
        _listening(host, port).close()
    except OSError as error:
        return _said(error)
    return ""


def _listening(host: str, port: int) -> socket.socket:
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)


def _said(error: OSError) -> str:
    return str(error.strerror or error).partition(" (while")[0]


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

"""Every check of a server, one after the other; what cannot be read of the settings is said first, all of it."""

import os
from collections.abc import Iterator

from cryoteach.errors import CryoTeachError
from cryoteach.known_settings import unknown_settings
from cryoteach.server_settings import ServerSettings, server_settings
from cryoteach.settings import Settings, problems_of_settings, settings
from cryoteach.wiring.rooms.of_this_process import is_shared
from cryoteach.wiring.server_checks.address import address_checks
from cryoteach.wiring.server_checks.finding import Finding, wrong
from cryoteach.wiring.server_checks.secret_keys import secret_checks
from cryoteach.wiring.server_checks.state_folder import folder_checks
from cryoteach.wiring.server_checks.store import store_checks
from cryoteach.wiring.server_checks.through_proxy import proxy_checks

MEND = "mend it and check again: what rests on it was not tried"


def server_findings(asked_through: str = "") -> list[Finding]:
    """Try everything.

    Args:
        asked_through: the public address of a running server, which is then asked through its proxy; empty for none.
    """
    found = list(_settings_checks())
    if not found:
        found = list(_all_checks(settings(), server_settings()))
    return [*found, *(proxy_checks(asked_through) if asked_through else ())]


def _settings_checks() -> Iterator[Finding]:
    for line in unknown_settings(os.environ):
        name, _, why = line.partition(": ")
        yield wrong(name, why, "write its name as deploy/SETTINGS.md has it")
    for problem in problems_of_settings():
        yield _unreadable(problem)
    try:
        server_settings()
    except CryoTeachError as problem:
        yield _unreadable(problem)


def _unreadable(problem: CryoTeachError) -> Finding:
    name, _, why = str(problem).partition(" ")
    return wrong(name.rstrip(":"), why, MEND)


def _all_checks(where: Settings, server: ServerSettings) -> Iterator[Finding]:
    several = server.rooms_elsewhere or is_shared(where.store)
    yield from store_checks(where, server)
    yield from address_checks(where, server)
    yield from secret_checks(where, server, several=several)
    yield from folder_checks(where)

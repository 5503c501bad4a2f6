"""Whether what is sealed and signed here outlives the process, and holds in every replica."""

from collections.abc import Iterator

from cryoteach.errors import CryoTeachError
from cryoteach.server_settings import ServerSettings
from cryoteach.settings import Settings
from cryoteach.wiring.seal_file import kept_secrets
from cryoteach.wiring.server_checks.finding import Finding, fine, mind, wrong

SEAL, COOKIES = "CRYOTEACH_SEAL", "STREAMLIT_SERVER_COOKIE_SECRET"
MAKE_ONE = "set it, the same for every replica: openssl rand -hex 32"


def secret_checks(where: Settings, server: ServerSettings, *, several: bool) -> Iterator[Finding]:
    """Look at both secrets; where there may be several processes, each must be given the same."""
    yield _seal(where, several=several)
    if server.has_cookie_secret:
        yield fine(COOKIES, "it is set")
    elif several:
        yield wrong(
            COOKIES, "each replica of the notebook makes its own: a file sent after a restart is refused", MAKE_ONE
        )
    else:
        yield mind(COOKIES, "made anew at each start: a page that stood open then is loaded once more", MAKE_ONE)


def _seal(where: Settings, *, several: bool) -> Finding:
    if where.seal:
        return fine(SEAL, "it is set, and long enough")
    if several:
        return wrong(SEAL, "each replica makes its own, and a link for students opens at one of them only", MAKE_ONE)
    try:
        kept_secrets(where.state, make=False)
    except CryoTeachError as trouble:
        return wrong(SEAL, *str(trouble).rsplit("; ", 1))
    return mind(SEAL, f"not set: it is kept in {where.state}, and links for students end with that folder", MAKE_ONE)

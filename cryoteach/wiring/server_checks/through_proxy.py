"""What the proxy in front of a running server passes on, asked at the public address: notebook and rooms apart."""

import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from cryoteach.wiring.server_checks.asking import UPGRADE, Answer, NoAnswerError, ask
from cryoteach.wiring.server_checks.finding import Finding, fine, mind, wrong

ECHOES = (("/proxy-echo", "notebook", "serves_notebook"), ("/j/proxy-echo", "rooms", "serves_rooms"))
STREAM = "/_stcore/stream"
SWITCHED, NOT_OURS = 101, 421
MOST_SECONDS_APART = 60


def proxy_checks(address: str) -> list[Finding]:
    """Ask for both parts; the notebook's websocket too."""
    return [finding for path, part, serves in ECHOES for finding in _part(address, path, part, serves)]


def _part(address: str, path: str, part: str, serves: str) -> Iterator[Finding]:
    about = f"proxy, {part}"
    try:
        first = ask(f"{address}{path}")
        cookie = first.headers.get("set-cookie", "").partition(";")[0]
        second = ask(f"{address}{path}", {"Cookie": cookie}) if cookie else first
    except NoAnswerError as error:
        yield wrong(
            about, f"{address}{path} gives no answer ({error})", "start the server, and look at name, port and TLS"
        )
        return
    if not first.told:
        yield _not_the_echo(about, f"{address}{path}", first)
        return
    yield from _echoed(about, address, first, second)
    if not first.told.get(serves):
        yield wrong(about, f"{path} reaches a process that has no {part}", ROUTE[part])
    elif part == "notebook":
        yield _websocket(about, address)


ROUTE = {
    "notebook": "send every other path than /j, /r, /t and /rooms to `cryoteach run`",
    "rooms": "send /j, /r, /t and /rooms to `cryoteach rooms`, or leave CRYOTEACH_ROOMS out",
}


def _not_the_echo(about: str, url: str, answer: Answer) -> Finding:
    if answer.status == NOT_OURS:
        return wrong(about, "the server does not know the name it was asked for",
                     "pass the name on (nginx: proxy_set_header Host $host) and set CRYOTEACH_ADDRESS")  # fmt: skip
    return wrong(about, f"{url} answers {answer.status}, and it is not CryoTeach that answers",
                 "look at the proxy's path and at where it leads; it keeps the path")  # fmt: skip


def _echoed(about: str, address: str, first: Answer, second: Answer) -> Iterator[Finding]:
    if address.startswith("https://"):
        yield _scheme(about, first)
    yield _host(about, first)
    if second.told.get("cookie_came_back"):
        yield fine(about, "cookies come back")
    else:
        yield wrong(about, "cookies do not come back: phones are known by their address bar only, and a learner's tab "
                    "finds another replica each time", "let Set-Cookie and Cookie pass")  # fmt: skip
    yield from _clock(about, first)


def _host(about: str, answer: Answer) -> Finding:
    if answer.told.get("host"):
        return fine(about, "its host is the one of CRYOTEACH_ADDRESS")
    return mind(about, "its host is not the one of CRYOTEACH_ADDRESS", "set it to the address that phones use")


def _scheme(about: str, answer: Answer) -> Finding:
    if answer.told.get("https"):
        return fine(about, "it says that browsers come by https, and is believed")
    if answer.told.get("proto_header"):
        return wrong(about, "X-Forwarded-Proto arrives and is not believed", "name the proxy in FORWARDED_ALLOW_IPS")
    return wrong(about, "X-Forwarded-Proto is missing: cookies are not marked as secure",
                 "send it (nginx: proxy_set_header X-Forwarded-Proto $scheme)")  # fmt: skip


def _clock(about: str, answer: Answer) -> Iterator[Finding]:
    try:
        ahead = int(parsedate_to_datetime(answer.headers["date"]).timestamp() - time.time())
    except (KeyError, ValueError):
        return
    if abs(ahead) > MOST_SECONDS_APART:
        yield mind(about, f"its clock is {abs(ahead):,} seconds {'ahead of' if ahead > 0 else 'behind'} this machine's",
                   "set both by NTP")  # fmt: skip


def _websocket(about: str, address: str) -> Finding:
    try:
        status = ask(f"{address}{STREAM}", UPGRADE).status
    except NoAnswerError as error:
        return wrong(about, f"a websocket gets no answer ({error})", "let the proxy upgrade /_stcore/stream")
    if status == SWITCHED:
        return fine(about, "a websocket opens")
    return wrong(about, f"no websocket opens (it answers {status}): the notebook's pages stay empty",
                 "pass Upgrade and Connection on for /_stcore/stream, by HTTP/1.1")  # fmt: skip

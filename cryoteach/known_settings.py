"""Every setting by name: what it means, what holds without it, an example. deploy/SETTINGS.md is written from here.

A name of ours that is not among them is refused: a slip of the pen would else leave the default in force, unsaid.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from pydantic import BaseModel

from cryoteach.errors import CryoTeachError

OURS = "CRYOTEACH_"
OF_THE_TESTS = ("CRYOTEACH_AXE", "CRYOTEACH_SCREENSHOT", "CRYOTEACH_SHOTS", "CRYOTEACH_SNAPSHOTS")
PREFIX_OF_THE_TESTS = "CRYOTEACH_TEST_"


class Known(BaseModel, frozen=True, extra="forbid"):
    """A setting: its name, who asks for it, what holds where it is not set, what it means, and an example."""

    name: str
    asked_by: str
    default: str
    meaning: str
    example: str


def _known(name: str, asked_by: str, default: str, example: str, *meaning: str) -> Known:
    return Known(name=name, asked_by=asked_by, default=default, meaning=" ".join(meaning), example=example)


_BOTH, _RUN, _ALL = "run, rooms", "run", "every command"
MAKE_ONE = "from: openssl rand -hex 32"
KNOWN = (
    _known(
        "CRYOTEACH_ADDRESS", _BOTH, "the name that a browser asked for", "https://teaching.example.org/cryo",
        "Where others reach the app. Links and QR codes begin with it, and a name other than its host is refused.",
        "On a public name: https, which the proxy serves.",
    ),
    _known(
        "CRYOTEACH_STORE", _BOTH, "`rooms.sqlite` in the state folder", "sqlite:////data/rooms.sqlite",
        "Where tutorial rooms are kept. `sqlite:///` and a file on a local disk serves one process.",
        "`postgresql+psycopg://…` serves several. `memory:` is gone with the process.",
    ),
    _known(
        "CRYOTEACH_ROOMS", _RUN, "here", "elsewhere",
        "`elsewhere`: this notebook belongs to a deployment whose rooms `cryoteach rooms` serves. It then serves",
        "nothing below /j, /r, /t and /rooms, and opens rooms only in a store that processes share.",
    ),
    _known("CRYOTEACH_ROOMS_AT_MOST", _BOTH, "200", "1000", "How many tutorial rooms may be open at once."),
    _known(
        "CRYOTEACH_SEAL", _ALL, "a secret made at the first run, in the state folder", MAKE_ONE,
        "The secret that links for students are sealed with: 64 hexadecimal digits, or a passphrase of at least 12",
        "characters. The same for every replica.",
    ),
    _known(
        "CRYOTEACH_SEAL_BEFORE", _ALL, "none", "the secret of last year",
        "Earlier secrets, with commas between: they still open.",
    ),
    _known(
        "CRYOTEACH_REPORT_TO", _RUN, "nowhere", "teacher@example.org",
        "Where *Report a mistake* links to: a page, or an address.",
    ),
    _known("CRYOTEACH_LOG", _BOTH, "text", "json", "How each line of the log is written: `text` or `json`."),
    _known(
        "CRYOTEACH_METRICS", _BOTH, "nowhere", "127.0.0.1:9100",
        "Host and port at which figures for Prometheus are served, apart from the app. A port alone is on 127.0.0.1.",
        "Never let the public reach it. Needs the extra `metrics`.",
    ),
    _known(
        "CRYOTEACH_CONTENT", _ALL, "what the package carries", "/srv/content",
        "The folder of everything that clinicians edit.",
    ),
    _known("CRYOTEACH_SCENARIOS", _ALL, "what the package carries", "/srv/scenarios", "The folder of the cases."),
    _known(
        "XDG_STATE_HOME", _ALL, "as the system has it", "/data",
        "The folder whose `cryoteach` keeps what outlives a run: the seal's secret, and rooms.sqlite.",
    ),
    _known(
        "FORWARDED_ALLOW_IPS", _BOTH, "127.0.0.1", "10.0.0.5",
        "The proxies that are believed when they say who asks, and by which scheme (X-Forwarded-For, -Proto). A proxy",
        "on another machine or in another container must be named. `*` only where nobody else reaches the port.",
    ),
    _known(
        "STREAMLIT_SERVER_COOKIE_SECRET", _RUN, "another one at each start", MAKE_ONE,
        "What Streamlit signs its cookies with. The same for every replica of the notebook.",
    ),
    _known(
        "STREAMLIT_SERVER_BASE_URL_PATH", _RUN, "the root", "cryo",
        "The path below which the proxy shows the notebook, and which it keeps. `cryoteach rooms` has `--base-path`.",
    ),
)  # fmt: skip
"""Every setting that matters to whoever runs a server, in the order of the table."""


def table() -> str:
    """The table of deploy/SETTINGS.md."""
    head = ("| setting | asked by | without it | what it means | example |", "|---|---|---|---|---|")
    lines = (f"| `{s.name}` | {s.asked_by} | {s.default} | {s.meaning} | `{s.example}` |" for s in KNOWN)
    return "\n".join((*head, *lines)) + "\n"


def unknown_settings(names: Iterable[str]) -> list[str]:
    """What is wrong with each name that begins like ours and is none, with the nearest that is."""
    known = [setting.name for setting in KNOWN if setting.name.startswith(OURS)]
    strange = sorted(
        name for name in names
        if name.startswith(OURS) and name not in (*known, *OF_THE_TESTS) and not name.startswith(PREFIX_OF_THE_TESTS)
    )  # fmt: skip
    return [f"{name}: no setting is called that; {_meant(name, known)}" for name in strange]


def _meant(name: str, known: list[str]) -> str:
    near = get_close_matches(name.removeprefix(OURS), [other.removeprefix(OURS) for other in known], n=1)
    return f"did you mean {OURS}{near[0]}?" if near else f"there are {', '.join(known)}"


def refuse_unknown_settings(environment: Mapping[str, str]) -> None:
    """Go on only where every name that begins like ours is one of ours.

    Raises:
        CryoTeachError: one is not; says which was probably meant.
    """
    if wrong := unknown_settings(environment):
        raise CryoTeachError("\n".join(wrong))

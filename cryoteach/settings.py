"""The only reader of the environment."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, Field

from cryoteach.domain.cases.seal_secrets import MOST_SECRETS, problem_of
from cryoteach.domain.input.web_address import checked_address
from cryoteach.errors import SettingError

PACKAGE = Path(__file__).resolve().parent
APP = "cryoteach"
MEMORY, SQLITE = "memory:", "sqlite:///"
DATABASE = "postgresql+psycopg://USER:PASSWORD@HOST:5432/DATABASE"
POSTGRESQL, POSTGRESQL_TOO = "postgresql+psycopg://", ("postgresql://", "postgres://")
ROOMS_AT_MOST, MOST_ROOMS_AT_MOST = 200, 10_000


class Settings(BaseModel, frozen=True, extra="forbid"):
    """What can be set from outside.

    Attributes:
        content: the folder of everything that clinicians edit (CRYOTEACH_CONTENT).
        scenarios: the folder of the cases (CRYOTEACH_SCENARIOS).
        script: the app's own script.
        seal: the secret that exercises are sealed with (CRYOTEACH_SEAL); where empty, the one kept in ``state``.
        seals_before: earlier secrets, which still open what they sealed (CRYOTEACH_SEAL_BEFORE, with commas between).
        state: the folder where this user's programs keep what outlives a run (XDG_STATE_HOME, or as the system has it);
            None for a user without a home.
        address: where other people's devices reach the app (CRYOTEACH_ADDRESS), without a slash at its end; may be
            empty.
        report_to: where a mistake may be reported (CRYOTEACH_REPORT_TO): a page, or ``mailto:`` and an address; may be
            empty.
        store: where tutorial rooms are kept (CRYOTEACH_STORE): ``sqlite:///`` and a file, which serves one process;
            ``postgresql+psycopg://`` and a database, which serves several; or ``memory:``, gone with the process. Where
            not set, the file rooms.sqlite in ``state``. It may hold a password.
        rooms_at_most: how many tutorial rooms may be open at once (CRYOTEACH_ROOMS_AT_MOST).
        has_screen: whether a browser could be shown at all.
    """

    content: Path
    scenarios: Path
    script: Path
    seal: str = Field(default="", repr=False)
    seals_before: tuple[str, ...] = Field(default=(), repr=False)
    state: Path | None = None
    address: str = ""
    report_to: str = ""
    store: str = Field(default=MEMORY, repr=False)
    rooms_at_most: int = ROOMS_AT_MOST
    has_screen: bool = False


def settings() -> Settings:
    """Read the settings: the environment first, then the clone, then what the installed package carries.

    Raises:
        SettingError: one of them cannot be used, as an address that is none.
    """
    home = PACKAGE.parent if (PACKAGE.parent / "streamlit_app.py").exists() else PACKAGE / "packed"
    return Settings(
        content=Path(os.environ.get("CRYOTEACH_CONTENT") or PACKAGE / "content"),
        scenarios=Path(os.environ.get("CRYOTEACH_SCENARIOS") or home / "scenarios"),
        script=home / "streamlit_app.py",
        seal=_seal(),
        seals_before=_seals_before(),
        state=_state(),
        address=_address(),
        report_to=_report_to(),
        store=_store(),
        rooms_at_most=_rooms_at_most(),
        has_screen=sys.platform in {"win32", "darwin"} or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))),
    )


def problems_of_settings() -> list[SettingError]:
    """All that is wrong with them, each as one error."""
    problems: list[SettingError] = []
    for read in (_address, _report_to, _store, _rooms_at_most, _seal, _seals_before):
        try:
            read()
        except SettingError as problem:
            problems.append(problem)
    return problems


def _address() -> str:
    text = os.environ.get("CRYOTEACH_ADDRESS", "")
    try:
        return checked_address(text)
    except ValueError as error:
        raise SettingError("CRYOTEACH_ADDRESS", error, text) from None


def _report_to() -> str:
    text = os.environ.get("CRYOTEACH_REPORT_TO", "").strip()
    if "@" in text and ":" not in text:
        text = f"mailto:{text}"
    if text and not text.startswith(("https://", "http://", "mailto:")):
        raise SettingError(
            "CRYOTEACH_REPORT_TO", "is neither a page (https://…) nor somebody's address (a@b.org)", text
        )
    return text


def _store() -> str:
    text, state = os.environ.get("CRYOTEACH_STORE", "").strip(), _state()
    if not text:
        return f"{SQLITE}{state / 'rooms.sqlite'}" if state else MEMORY
    if text.startswith(("postgres:", "postgresql:", "postgresql+")):
        return _database(text)
    if text != MEMORY and not (text.startswith(SQLITE) and text.removeprefix(SQLITE).strip("/")):
        raise SettingError("CRYOTEACH_STORE", f"is neither {MEMORY} nor {SQLITE} and a file nor {DATABASE}")
    return text


def _database(text: str) -> str:
    """The address of a database, with the one driver we use; it may hold a password, so no error shows it."""
    shape = f"it is written {DATABASE}, where @ : / # % in a password are %40 %3A %2F %23 %25"
    start = next((start for start in (POSTGRESQL, *POSTGRESQL_TOO) if text.startswith(start)), "")
    if not start:
        raise SettingError("CRYOTEACH_STORE", f"names no way to PostgreSQL that we know; {shape}")
    try:
        parts = urlsplit(text)
        is_whole = bool(parts.path.strip("/")) and not parts.fragment and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole:
        raise SettingError("CRYOTEACH_STORE", f"names no database, or cannot be read; {shape}")
    return POSTGRESQL + text.removeprefix(start)


def _rooms_at_most() -> int:
    text = os.environ.get("CRYOTEACH_ROOMS_AT_MOST", "").strip()
    if text and not (text.isdecimal() and 1 <= int(text[:9]) <= MOST_ROOMS_AT_MOST):
        raise SettingError("CRYOTEACH_ROOMS_AT_MOST", f"is no whole number from 1 to {MOST_ROOMS_AT_MOST:,}", text)
    return int(text or ROOMS_AT_MOST)


def _seal() -> str:
    text = os.environ.get("CRYOTEACH_SEAL", "")
    if text and (problem := problem_of(text)):
        raise SettingError("CRYOTEACH_SEAL", problem)
    return text


def _seals_before() -> tuple[str, ...]:
    found = [part for part in os.environ.get("CRYOTEACH_SEAL_BEFORE", "").split(",") if part.strip()]
    if len(found) > MOST_SECRETS:
        raise SettingError("CRYOTEACH_SEAL_BEFORE", f"holds {len(found)} secrets; at most {MOST_SECRETS} are tried")
    return tuple(found)


def _state() -> Path | None:
    """The folder that each system has for such things; one that is not named whole does not count."""
    named, home = Path(os.environ.get("XDG_STATE_HOME", "")), _home()
    if named.is_absolute():
        return named / APP
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / APP
    place = {"darwin": "Library/Application Support", "win32": "AppData/Local"}.get(sys.platform, ".local/state")
    return home / place / APP if home else None


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # a user of a container may have none
        return None

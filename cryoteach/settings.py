"""The only reader of the environment."""

import os
import sys
from pathlib import Path

from pydantic import BaseModel

from cryoteach.domain.web_address import checked_address
from cryoteach.errors import SettingError

PACKAGE = Path(__file__).resolve().parent
APP = "cryoteach"


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
    """

    content: Path
    scenarios: Path
    script: Path
    seal: str = ""
    seals_before: tuple[str, ...] = ()
    state: Path | None = None
    address: str = ""


def settings() -> Settings:
    """Read the settings: the environment first, then the clone, then what the installed package carries.

    Raises:
        SettingError: CRYOTEACH_ADDRESS is no address.
    """
    home = PACKAGE.parent if (PACKAGE.parent / "streamlit_app.py").exists() else PACKAGE / "packed"
    return Settings(
        content=Path(os.environ.get("CRYOTEACH_CONTENT") or PACKAGE / "content"),
        scenarios=Path(os.environ.get("CRYOTEACH_SCENARIOS") or home / "scenarios"),
        script=home / "streamlit_app.py",
        seal=os.environ.get("CRYOTEACH_SEAL") or "",
        seals_before=tuple(part for part in os.environ.get("CRYOTEACH_SEAL_BEFORE", "").split(",") if part.strip()),
        state=_state(),
        address=_address(),
    )


def _address() -> str:
    text = os.environ.get("CRYOTEACH_ADDRESS", "")
    try:
        return checked_address(text)
    except ValueError as error:
        raise SettingError("CRYOTEACH_ADDRESS", text, error) from None


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

"""The only reader of the environment."""

import os
from pathlib import Path

from pydantic import BaseModel

PACKAGE = Path(__file__).resolve().parent


class Settings(BaseModel, frozen=True, extra="forbid"):
    """Where the content, the cases and the app's own script are, and what trainers' links are sealed with."""

    content: Path
    scenarios: Path
    script: Path
    seal: str = ""


def settings() -> Settings:
    """Read the settings: the environment first, then the clone, then what the installed package carries."""
    home = PACKAGE.parent if (PACKAGE.parent / "streamlit_app.py").exists() else PACKAGE / "packed"
    return Settings(
        content=Path(os.environ.get("CRYOTEACH_CONTENT") or PACKAGE / "content"),
        scenarios=Path(os.environ.get("CRYOTEACH_SCENARIOS") or home / "scenarios"),
        script=home / "streamlit_app.py",
        seal=os.environ.get("CRYOTEACH_SEAL") or "",
    )

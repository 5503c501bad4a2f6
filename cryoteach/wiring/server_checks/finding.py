"""What was found of one thing that a server needs: how it stands, which setting it is about, and what to do."""

from typing import Literal

from pydantic import BaseModel

Level = Literal["fine", "mind", "wrong"]


class Finding(BaseModel, frozen=True, extra="forbid"):
    """One finding.

    Attributes:
        level: ``fine``; ``mind``, where it works and something should be known; ``wrong``, where it will not work.
        setting: the setting that it is about.
        found: what was found, in a sentence.
        do: what to do; empty where nothing is to be done.
    """

    level: Level
    setting: str
    found: str
    do: str = ""

    def __str__(self) -> str:
        """Give it as one line."""
        return f"{self.level}: {self.setting}: {self.found}" + (f" → {self.do}" if self.do else "")


def fine(setting: str, found: str) -> Finding:
    """It is as it should be."""
    return Finding(level="fine", setting=setting, found=found)


def mind(setting: str, found: str, do: str) -> Finding:
    """It works, and something should be known."""
    return Finding(level="mind", setting=setting, found=found, do=do)


def wrong(setting: str, found: str, do: str) -> Finding:
    """It will not work."""
    return Finding(level="wrong", setting=setting, found=found, do=do)

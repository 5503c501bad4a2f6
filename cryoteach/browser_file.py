"""A file that the app serves to the browser, which loads it once and keeps it."""

from pathlib import Path

from pydantic import BaseModel

ASSETS = "assets"
"""The folder, in the address, of everything the browser loads from us and may keep for ever."""


class BrowserFile(BaseModel, frozen=True, extra="forbid"):
    """One file for the browser; its name carries a version or a hash, so a kept copy is never stale."""

    name: str
    media_type: str
    source: Path | str
    """Where the content lies, or the content itself."""

    @property
    def path(self) -> str:
        """The address, relative to the root of the app and without a leading slash."""
        return f"{ASSETS}/{self.name}"

    def content(self) -> bytes:
        """Read the file."""
        return self.source.read_bytes() if isinstance(self.source, Path) else self.source.encode()

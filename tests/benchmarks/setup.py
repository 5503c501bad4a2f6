"""What one run of the benchmarks was asked to do."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks import pages, peers
from tests.benchmarks.pages import ROOT, Page
from tests.benchmarks.progress import say


@dataclass(frozen=True)
class Setup:
    """The choices of the command line.

    Args:
        quick: fewer moves, fewer sessions: to see that everything runs, not to quote.
        app: the script of the project that `streamlit run` serves.
        peers_python: a Python that has the neighbours installed; where none is named, one is made for them.
        only: names of pages to measure; empty means all.
    """

    quick: bool = False
    app: Path = ROOT / "streamlit_app.py"
    peers_python: str = ""
    only: frozenset[str] = field(default_factory=frozenset)

    def pick(self, full: int, quick: int) -> int:
        """One of two numbers, by how much time there is."""
        return quick if self.quick else full

    def wanted(self, page: str) -> bool:
        """Whether a page is to be measured."""
        return not self.only or page in self.only

    def floor_and_ours(self) -> list[Page]:
        """The minimal page and the project's, as far as they are wanted and can be started."""
        return self._startable([pages.minimal(), pages.ours(self.app)])

    def with_peers(self) -> list[Page]:
        """These two, the page that no server can beat, and the neighbours."""
        known = self._startable([pages.in_browser()]) + self.floor_and_ours()
        if not (self.wanted("dash") or self.wanted("marimo")):
            return known
        python = self.peers_python or peers.python()
        return known + self._startable([pages.dash(python), pages.marimo(python)])

    def _startable(self, choice: list[Page]) -> list[Page]:
        wanted = [page for page in choice if self.wanted(page.name)]
        for page in wanted:
            if page.missing:
                say(f"{page.name} left out: {page.missing}")
        return [page for page in wanted if not page.missing]

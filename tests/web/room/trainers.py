"""A trainer's browser with the desk of a room, and the projector beside it."""

import re
from html import unescape

import httpx

from tests.web.room.rooms_to_visit import Visited

PHASES = ("commit", "closed", "reveal", "talk", "revote", "closed", "reveal2", "model")


class Trainer:
    """A browser that has the trainer's link of a room."""

    def __init__(self, visited: Visited) -> None:
        self.visited, self.browser = visited, visited.browser()
        self.browser.get(f"/t/{visited.opened.secret}")

    def desk(self, query: str = "") -> str:
        """The desk as it is now."""
        return self.browser.get(f"{self.visited.path}/desk{query}").text

    def screen(self) -> str:
        """The projector as the trainer's browser shows it."""
        return self.browser.get(f"{self.visited.path}/screen").text

    def does(self, page: str, words: str) -> dict[str, str]:
        """What the form of a page says where the button with these words is pressed."""
        found = re.search(rf'name="do" value="([^"]*)"[^>]*>{re.escape(words)}<', page)
        assert found, f"no button {words!r}"
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
        return {**hidden, "do": found[1]}

    def press(self, words: str, page: str = "") -> httpx.Response:
        """Press a button of the desk, or of the page that is given."""
        return self.browser.post(f"{self.visited.path}/do", data=self.does(page or self.desk(), words))


def projector(visited: Visited) -> str:
    """The projector in a browser that has the code only."""
    return visited.browser().get(f"{visited.path}/screen").text


def seen(page: str) -> str:
    """What a reader sees of a page."""
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())

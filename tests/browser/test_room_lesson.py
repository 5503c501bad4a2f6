"""The whole plan of twenty minutes in a real browser: desk, projector and three phones of unlike kinds.

The desk is run by the keyboard alone, and is taken over on another device. Phone A is small, phone B runs no scripts,
phone C sleeps while the room goes on. ``CRYOTEACH_SHOTS=folder`` keeps a picture of every state of every surface.
"""

import csv
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from cryoteach.export.qr import qr
from tests.browser.room_people import DeskPage, PhonePage, all_sent, modules
from tests.browser.tab import DESKTOP, PHONE
from tests.rooms.process import RoomsProcess

ADDRESS = "http://cryo.example"
FEW, SIZE = "Few tumours", "Not very large"
BOTH = "few tumours and not very large"
KEYS = ("What holds", "what holds", "That holds", "Not quite", "is 5 tumours", "24 people", "our model", "5 of 6 met")
SHOWN = {
    "lobby": ("Phones are joining", "Join with your phone", "You are in"),
    "commit": ("The first vote is open", "Answer alone, on your phone", "Question {} of 3"),
    "closed": ("The vote is closed", "The vote is closed", "The vote is closed"),
    "reveal": ("The answers are on screen", "How the room answered", "How the room answered"),
    "talk": ("They talk with a neighbour", "Convince your neighbour", "Convince your neighbour"),
    "revote": ("The second vote is open", "Now vote again, on your phone", "Question {} of 3"),
    "reveal2": ("Both votes are on screen", "Who moved", "Both votes"),
    "model": ("The model is on screen", re.compile("What the (limits|model) says?"), "Now the model"),
    "debrief": ("The debrief is on screen", "What was hard", "Looking back"),
    "before": ("The six questions are open", "Six questions on your phone", "Six questions before we start"),
    "after": ("The six questions are open", "Six questions on your phone", "Six questions at the end"),
    "ended": ("The lesson is over", "That was the lesson", "That was the lesson"),
}


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RoomsProcess]:
    monkeypatch.setenv("CRYOTEACH_ADDRESS", ADDRESS)
    with RoomsProcess(tmp_path) as process:
        yield process


@pytest.fixture
def app_url(process: RoomsProcess) -> str:
    return f"http://127.0.0.1:{process.port}"


class Lesson:
    """A room with everybody in it."""

    def __init__(self, page_at: Callable[..., Page], app_url: str) -> None:
        form = Request(f"{app_url}/rooms", b"plan=twenty-minutes&measure=1", {"Accept": "application/json"})
        with urlopen(form) as answer:
            opened = json.load(answer)
        self.page_at, self.code = page_at, opened["code"]
        self.secret = opened["trainer"].rpartition("/")[2]
        self.desk = DeskPage(page_at(*DESKTOP, f"/t/{self.secret}"))
        self.screen = page_at(*DESKTOP, f"/r/{self.code}/screen")
        join = f"/j/{self.code}"
        self.a = PhonePage(page_at(*PHONE, join))
        self.b = PhonePage(page_at(*PHONE, join, java_script_enabled=False), scripts=False)
        self.c = PhonePage(page_at(390, 844, join))
        self.phones, self.asleep, self.item, self.pictures = [self.a, self.b, self.c], [], 0, 0

    def goes_on(self, key: str, to: str) -> None:
        """Press a key on the desk, and wait until everybody sees where it led."""
        self.item += to == "commit"
        self.desk.press(key)
        desk, screen, phone = SHOWN[to]
        expect(self.desk.title).to_have_text(desk)
        expect(self.screen.get_by_role("heading", level=1)).to_have_text(screen)
        for each in self.awake:
            each.sees(phone.format(self.item))
        self.keep_pictures(to)

    @property
    def awake(self) -> list[PhonePage]:
        """The phones that are not asleep."""
        return [phone for phone in self.phones if phone not in self.asleep]

    def keeps(self, round_: int) -> None:
        """Each phone shows its own votes, and nothing of the key is in the bytes of anybody but the trainer."""
        for phone in self.awake:
            for each in range(1, round_ + 1):
                phone.keeps(self.item, each)
        self.hides_the_key()

    def hides_the_key(self) -> None:
        """Nothing of the key is in the bytes of a phone or of the projector."""
        for page in (self.screen, *(phone.page for phone in self.awake)):
            assert not [key for key in KEYS if key in page.content()]

    def counts(self, on_desk: str, on_screen: str) -> None:
        """Desk and projector come to count so many."""
        expect(self.desk.page.locator(".ct-status")).to_have_text(on_desk)
        expect(self.screen.locator("main")).to_contain_text(on_screen)

    def is_taken_over(self) -> None:
        """Another device scans the code of the desk; the old desk goes on following."""
        old, link = self.desk, f"/t/{self.secret}"
        old.at("Take over on another device")
        old.press("Enter")
        code = old.page.locator("#take-over .ct-qr")
        assert modules(code) == set(re.findall(r'\bd="([^"]+)"', qr(ADDRESS + link)))
        self.desk = DeskPage(self.page_at(*PHONE, link))
        expect(self.desk.title).to_have_text(old.title.inner_text())
        self.old_desk = old

    def keep_pictures(self, name: str) -> None:
        """A picture of everybody's page in both themes, where CRYOTEACH_SHOTS names a folder."""
        if not (folder := os.environ.get("CRYOTEACH_SHOTS")):
            return
        self.pictures += 1
        phones = {f"phone-{letter}": phone.page for letter, phone in zip("abc", self.phones, strict=True)}
        for who, page in {"desk": self.desk.page, "screen": self.screen, **phones}.items():
            if any(page is phone.page for phone in self.asleep):
                continue
            for theme in ("light", "dark") if who != "screen" else ("light",):
                page.emulate_media(color_scheme=theme)
                path = Path(folder) / f"{self.pictures:02d}-{name}-{who}-{theme}.png"
                page.screenshot(path=path, full_page=who != "screen")
            page.emulate_media(color_scheme="light")


def test_twenty_minutes_with_three_phones(page_at, app_url: str, tmp_path: Path):
    lesson = Lesson(page_at, app_url)
    expect(lesson.desk.page.get_by_text("3 phones are in")).to_be_visible()
    lesson.keep_pictures("lobby")
    six_questions(lesson, "before", lesson.a, lesson.b)
    of_eleri(lesson)
    of_vikram(lesson)
    of_a_thousand(lesson)
    lesson.goes_on("ArrowRight", "debrief")
    told = lesson.desk.takes_along("Votes as CSV", tmp_path)
    rows = list(csv.DictReader(StringIO(told)))
    counted = Counter()
    for row in rows:
        counted[int(row["item"]), int(row["round"]), row["answer"]] += int(row["count"])
    assert counted == all_sent(lesson.phones)
    six_questions(lesson, "after", lesson.a)
    lesson.goes_on("ArrowRight", "ended")
    expect(lesson.screen.locator("main")).to_contain_text(re.compile(r"erased at \d\d:\d\d"))
    for phone in lesson.phones:
        expect(phone.page.get_by_text(re.compile(r"erased at \d\d:\d\d"))).to_be_visible()
        expect(phone.page.get_by_text("What holds: 24 people")).to_be_visible()


def six_questions(lesson: Lesson, part: str, *phones: PhonePage) -> None:
    """Some hand them in, and everybody sees how many."""
    lesson.goes_on("ArrowRight", part)
    lesson.counts("0 of 3 have handed in", "0 of 3 handed in")
    for count, phone in enumerate(phones, start=1):
        phone.fill_in_six(7 - count)
        lesson.counts(f"{count} of 3 have handed in", f"{count} of 3 handed in")
    lesson.keep_pictures(f"{part}-handed-in")


def of_eleri(lesson: Lesson) -> None:
    """Votes, talk, votes again; phone C sleeps through the step from the talk to the second vote."""
    a, b, c = lesson.phones
    lesson.goes_on("ArrowRight", "commit")
    a.vote(1, 1, FEW, SIZE, sure=3, as_file=BOTH)
    b.vote(1, 1, SIZE, sure=3, as_file="not very large")
    c.vote(1, 1, FEW, sure=2, as_file="few tumours")
    lesson.counts("3 of 3 have answered", "3 answers")
    lesson.keep_pictures("voted")
    for key, to in (("ArrowRight", "closed"), (" ", "reveal"), ("PageDown", "talk")):
        lesson.goes_on(key, to)
        lesson.keeps(1)
    lesson.is_taken_over()
    c.sleep()
    lesson.asleep.append(c)
    lesson.goes_on("v", "revote")
    expect(lesson.old_desk.title).to_have_text("The second vote is open")
    a.vote(1, 2, FEW, SIZE, sure=3, as_file=BOTH)
    b.vote(1, 2, FEW, SIZE, sure=2, as_file=BOTH)
    lesson.asleep.remove(c)
    c.wake()
    c.sees("Question 1 of 3")
    c.keeps(1, 1)
    c.vote(1, 2, FEW, sure=1, as_file="few tumours")
    lesson.keeps(2)
    lesson.goes_on("ArrowRight", "closed")
    lesson.keeps(2)
    lesson.goes_on("ArrowRight", "reveal2")
    expect(lesson.screen.locator("main")).to_contain_text("1 to what holds")
    lesson.goes_on("ArrowRight", "model")
    expect(lesson.screen.locator("main")).to_contain_text("outside the limits")
    for phone in lesson.phones:
        expect(phone.page.get_by_role("link", name="Open this person")).to_have_attribute(
            "href", re.compile(rf"^{ADDRESS}/one-person\?")
        )


def of_vikram(lesson: Lesson) -> None:
    """Phone C falls asleep over a choice that is not sent, and wakes when the vote is closed."""
    a, b, c = lesson.phones
    lesson.goes_on("ArrowRight", "commit")
    lesson.hides_the_key()
    a.vote(2, 1, FEW, sure=3, as_file="few tumours")
    b.vote(2, 1, FEW, SIZE, sure=3, as_file=BOTH)
    c.choose(SIZE, sure=1)
    c.sleep()
    lesson.asleep.append(c)
    lesson.goes_on("ArrowRight", "closed")
    c.wake()
    lesson.asleep.remove(c)
    c.sees("The vote is closed")
    expect(c.page.get_by_text("was not sent")).to_be_visible()
    lesson.keeps(1)
    lesson.goes_on("ArrowRight", "reveal")
    lesson.goes_on("ArrowRight", "talk")
    lesson.keeps(1)
    lesson.goes_on("v", "revote")
    for phone in lesson.phones:
        phone.vote(2, 2, FEW, sure=3, as_file="few tumours")
    lesson.keeps(2)
    lesson.goes_on("r", "reveal2")
    lesson.goes_on("ArrowRight", "model")


def of_a_thousand(lesson: Lesson) -> None:
    """A number: voted on once."""
    lesson.goes_on("ArrowRight", "commit")
    for phone, number in zip(lesson.phones, ("24", "200", "900"), strict=True):
        phone.vote(3, 1, number, sure=1, as_file=f"{number} people")
    lesson.goes_on("r", "reveal")
    lesson.goes_on("ArrowRight", "model")
    for page in (lesson.screen, *(phone.page for phone in lesson.phones)):
        expect(page.locator("main")).to_contain_text("24 people")

"""Who is in a tutorial room, each in a browser of their own: phones of three kinds, and a trainer who uses no mouse."""

from collections import Counter
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 60
FOCUSED = "document.activeElement.textContent.trim()"
SURE = ("Leave out", "A hunch", "Fairly sure", "Very sure")


class PhonePage:
    """A phone, and what it has sent.

    Args:
        page: as Playwright has it.
        scripts: whether it runs any.
    """

    def __init__(self, page: Page, *, scripts: bool = True) -> None:
        self.page, self.scripts = page, scripts
        self.path = page.url
        self.title = page.get_by_role("heading", level=1)
        self.sent: dict[tuple[int, int], str] = {}

    def look(self) -> None:
        """Look again, as somebody does whose browser runs no scripts."""
        if not self.scripts:
            self.page.goto(self.path)

    def sees(self, title: str) -> None:
        """Wait until its page says this."""
        self.look()
        expect(self.title).to_have_text(title)

    def choose(self, *choices: str, sure: int = 0) -> None:
        """Fill in the form, and send nothing."""
        for choice in choices:
            number = self.page.locator("#number")
            number.fill(choice) if choice.isdecimal() else self.page.get_by_label(choice, exact=True).check()
        self.page.get_by_label(SURE[sure], exact=True).check()

    def vote(self, item: int, round_: int, *choices: str, sure: int = 0, as_file: str) -> None:
        """Answer; ``as_file`` is how the file of votes writes that answer."""
        self.choose(*choices, sure=sure)
        self.page.get_by_role("button", name="Send").click()
        expect(self.title).to_have_text("Your answer counts" if round_ == 1 else "Your second answer counts")
        self.sent[item, round_] = as_file
        self.keeps(item, round_)

    def keeps(self, item: int, round_: int) -> None:
        """Its page shows what it has sent, where it has sent anything."""
        expect(self.page.locator(".ct-own").nth(round_ - 1)).to_contain_text(
            self.sent.get((item, round_), "not answered")
        )

    def fill_in_six(self, count: int) -> None:
        """Answer so many of the six questions and send them."""
        for place in range(1, count + 1):
            self.page.locator(f'input[name="q{place}"]').first.check()
            self.page.locator(f'select[name="s{place}"]').select_option("2")
        self.page.get_by_role("button", name="Send all six").click()
        expect(self.title).to_have_text("Your six answers count")

    def sleep(self) -> None:
        """The screen goes dark: no script runs on, and the network is gone."""
        self.page.context.set_offline(offline=True)
        self._be("frozen")

    def wake(self) -> None:
        """It is taken up again."""
        self._be("active")
        self.page.context.set_offline(offline=False)

    def _be(self, state: str) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Page.setWebLifecycleState", {"state": state})
        session.detach()


class DeskPage:
    """The desk on one device, used by its keys alone."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.title = page.get_by_role("heading", level=1)

    def press(self, key: str) -> None:
        """Press one key."""
        self.page.keyboard.press(key)

    def at(self, words: str) -> None:
        """Tab until the focus is on what is called so."""
        for _ in range(MOST_TABS):
            self.press("Tab")
            if self.page.evaluate(FOCUSED) == words:
                return
        raise AssertionError(f"Tab never came to {words!r}")

    def takes_along(self, words: str, folder: Path) -> str:
        """The text of a file that the keyboard fetched."""
        self.at(words)
        with self.page.expect_download() as coming:
            self.press("Enter")
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        return path.read_text(encoding="utf-8-sig")


def all_sent(phones: list[PhonePage]) -> Counter[tuple[int, int, str]]:
    """How many phones sent which answer to which question in which round."""
    return Counter((item, round_, said) for phone in phones for (item, round_), said in phone.sent.items())


def modules(code: Locator) -> set[str]:
    """What is drawn in a QR code, to compare it with another."""
    return set(code.locator("path").evaluate_all("all => all.map(path => path.getAttribute('d'))"))

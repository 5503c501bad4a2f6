"""What a learner does on the practising pages, without a browser."""

from html import unescape

from cryoteach.domain.rules.assessment import Verdict
from tests.pages.visitor import Visitor


def commit(
    visitor: Visitor, name: str, verdict: Verdict, sure: int | None = None, *, named: tuple[str, ...] = ()
) -> Visitor:
    """Answer about one person and commit."""
    fill(visitor, name, verdict, sure, named=named)
    return press(visitor, "Commit")


def fill(
    visitor: Visitor, name: str, verdict: Verdict, sure: int | None = None, *, named: tuple[str, ...] = ()
) -> None:
    """Answer about one person, without committing."""
    visitor.test.radio(f"verdict_{name}").set_value(verdict)
    visitor.test.radio(f"sure_{name}").set_value(sure)
    visitor.test.button_group(f"named_{name}").set_value(list(named))


def press(visitor: Visitor, words: str) -> Visitor:
    """Press the button with these words."""
    next(button for button in visitor.test.button if button.label == words).click()
    return visitor.run()


def read(visitor: Visitor) -> str:
    """Everything that is sent to the browser, as it reads there."""
    return unescape(visitor.everything)

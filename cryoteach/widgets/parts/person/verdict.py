"""The verdict of the person on screen: in a bar that stays in sight, and said once to those who do not see it."""

from collections.abc import Mapping

from cryoteach.person_view.payload import ANNOUNCEMENT, VERDICT, WHY, Payload
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.parts.person.announcement import announce
from cryoteach.widgets.parts.person.words import show_words

PLACE = "verdict"  # that a step can lead to


def verdict_bar(payloads: Mapping[str, Payload]) -> None:
    """Show the verdict with its count and its weakest link, for a place that stays in sight."""
    with arrival(PLACE):
        show_words(payloads[VERDICT])


def why(payloads: Mapping[str, Payload]) -> None:
    """Show what decided the verdict and the smallest change that would flip it; say both to a screen reader."""
    show_words(payloads[WHY])
    announce(payloads[ANNOUNCEMENT]["text"], key=ANNOUNCEMENT)

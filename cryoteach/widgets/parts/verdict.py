"""The verdict of the person on screen: in a bar that stays in sight, and said once to those who do not see it."""

from collections.abc import Mapping

from cryoteach.person_view.payload import ANNOUNCEMENT, VERDICT, WHY, Payload
from cryoteach.widgets.parts.announcement import announce
from cryoteach.widgets.parts.words import wording


def verdict_bar(posts: Mapping[str, Payload]) -> None:
    """Show the verdict with its count and its weakest link, for a place that stays in sight."""
    wording(posts[VERDICT])


def why(posts: Mapping[str, Payload]) -> None:
    """Show what decided the verdict and the smallest change that would flip it; say both to a screen reader."""
    wording(posts[WHY])
    announce(posts[ANNOUNCEMENT]["text"], key=ANNOUNCEMENT)

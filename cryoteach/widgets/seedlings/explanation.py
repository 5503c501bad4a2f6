"""What chapter 7 explains once something has come up: why, why slow growth, why no spread, and how soon."""

import streamlit as st

from cryoteach.domain.practice.lessons import Lesson
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_links import chapter_link

CANNOT_SAY = "This foretells nothing for any one person. What else the lab cannot say"


def explanation(chapter: Lesson | None) -> None:
    """Explain what came up, the first part open and the rest folded, and ask the chapter's question."""
    st.html("<h2>Explain</h2>")
    lesson.section(chapter, "explain")
    lesson.folded(chapter, "slow-growing", "Why slow growth is a condition")
    chapter_link("one-person", "Move growth in One person", ":material/person:", doubling_time_days="45")
    lesson.folded(chapter, "no-spread", "Why no visible spread is a condition")
    chapter_link("one-person", "Add spread in One person", ":material/person:", extrahepatic_disease="confirmed")
    lesson.folded(chapter, "weeks-or-months", "“Weeks or months”?")
    lesson.check_yourself(chapter)


def caveats(chapter: Lesson | None) -> None:
    """What must stand beside the lab: its first sentence open, as the title of the rest."""
    lesson.folded(chapter, "beside", CANNOT_SAY)

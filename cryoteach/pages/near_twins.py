"""Chapter 9, Near twins: see the rule by its edge."""

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import practice_head
from cryoteach.widgets.practice.link_parts import twins_parts
from cryoteach.widgets.practice.twins import twins
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("near-twins")
notices = chapter_state.open_chapter("near-twins", twins_parts(everything.teaching.cases))

practice_head("9 · Near twins", chapter, everything.problems, notices)
lesson.section(chapter, "predict")
twins(everything)
lesson.folded(chapter, "explain", "What to look for next time")

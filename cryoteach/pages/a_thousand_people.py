"""Chapter 4, A thousand people: mild limits multiply; no single rule does the work."""

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.chapter import thousand
from cryoteach.widgets.thousand.link_parts import thousand_parts
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("a-thousand-people")
notices = chapter_state.open_chapter("a-thousand-people", thousand_parts(everything.models.cohort, everything.rules))

chapter_head("4 · A thousand people", chapter, everything.problems, notices)
thousand(everything)
lesson.folded(chapter, "explain", "Explain")
lesson.check_yourself(chapter)

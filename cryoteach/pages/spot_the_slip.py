"""Chapter 10, Spot the slip: errors instruct when explained."""

from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import practice_head
from cryoteach.widgets.practice.link_parts import slips_parts
from cryoteach.widgets.practice.slips import slips
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("spot-the-slip")
notices = chapter_state.open_chapter("spot-the-slip", slips_parts(everything.teaching.slips))

practice_head("10 · Spot the slip", chapter, everything.problems, notices)
lesson.section(chapter, "predict")
slips(everything.teaching.slips)
lesson.folded(chapter, "explain", "What to look for next time")

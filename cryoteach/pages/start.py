"""Chapter 0, Start: a thousand people walk past six gates; you guess first. Then three ways on."""

from cryoteach.widgets.frame import doors, page_frame
from cryoteach.widgets.frame.visit import progress
from cryoteach.widgets.start.first_walk import first_walk
from cryoteach.widgets.start.link_parts import start_parts
from cryoteach.widgets.start.ways_on import ways_on
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
cases = everything.teaching.cases
chapter = everything.teaching.lessons.get("start")
parts = start_parts(everything.rules.criteria)

doors.open_saved_link(parts)
notices = chapter_state.open_chapter("", parts)
page_frame.heading(chapter.title if chapter else "CryoTeach", chapter.story if chapter else "")
page_frame.unusable(everything.problems)
page_frame.refusals(notices)
first_walk(everything)
ways_on(everything)
progress.go_on_where_you_were()

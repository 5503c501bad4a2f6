"""The trainer's case desk: write a case, see its key and its check, share it."""

from cryoteach.widgets.desk.chapter import desk
from cryoteach.widgets.desk.draft import desk_parts, not_read
from cryoteach.widgets.desk.my_cases import my_cases, my_cases_part
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.frame.chapter_head import practice_head
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("desk")
notices = chapter_state.open_chapter("desk", [*desk_parts(), my_cases_part()])

practice_head("Case desk", chapter, everything.problems, (*notices, *filter(None, (not_read(), my_cases()[1]))))
lesson.section(chapter, "how")
desk(everything)

"""The trainer's case desk: write a case, see its key and its check, share it."""

from cryoteach.widgets import address, furniture, lesson
from cryoteach.widgets.desk import desk
from cryoteach.widgets.desk_set import share_a_set
from cryoteach.widgets.draft import desk_parts, draft
from cryoteach.wiring import content

everything = content()
chapter = everything.lessons.get("desk")
notices = address.open_chapter("desk", desk_parts())

furniture.heading("Case desk", chapter.story if chapter else "")
furniture.unusable(everything)
furniture.refusals((*notices, *([draft()[1]] if draft()[1] else [])))
lesson.section(chapter, "how")
share_a_set(everything)
desk(everything)

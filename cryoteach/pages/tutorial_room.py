"""The tutorial room: choose a lesson, open it, and have a code and a QR code that phones can reach; or rehearse it."""

from cryoteach.widgets.frame.chapter_head import practice_head
from cryoteach.widgets.rooms.chapter import tutorial_room, with_every_case
from cryoteach.widgets.rooms.link_parts import room_parts
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("tutorial-room")
notices = chapter_state.open_chapter("tutorial-room", room_parts(everything.rooms.plans))
with_own_cases, refused = with_every_case(everything)

practice_head("Tutorial room", chapter, everything.problems, (*notices, *refused))
tutorial_room(with_own_cases)

"""Chapter 12, My notebook: nothing hidden."""

from cryoteach.widgets import address, furniture
from cryoteach.widgets.notebook import notebook
from cryoteach.widgets.own_cases import with_own
from cryoteach.widgets.practice_parts import notebook_parts
from cryoteach.wiring import content

everything = content()
chapter = everything.lessons.get("my-notebook")
notices = address.open_chapter("my-notebook", notebook_parts(everything))

everything, _ = with_own(everything)
furniture.heading("12 · My notebook", chapter.story if chapter else "")
furniture.unusable(everything)
furniture.refusals(notices)
notebook(everything)

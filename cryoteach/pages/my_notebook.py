"""Chapter 12, My notebook: nothing hidden."""

from cryoteach.widgets.frame.chapter_head import practice_head
from cryoteach.widgets.notebook.chapter import notebook, notebook_parts
from cryoteach.widgets.practice.own_cases import with_own
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("my-notebook")
notices = chapter_state.open_chapter("my-notebook", notebook_parts(everything))

everything, _ = with_own(everything, sealed_too=False)
practice_head("12 · My notebook", chapter, everything.problems, notices)
notebook(everything)

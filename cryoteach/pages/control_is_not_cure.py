"""Chapter 7, Control is not cure: what you cannot see decides the course."""

from cryoteach.widgets.frame.chapter_head import chapter_head
from cryoteach.widgets.seedlings.chapter import is_frozen, seedling_lab
from cryoteach.widgets.seedlings.explanation import caveats, explanation
from cryoteach.widgets.seedlings.link_parts import seedling_parts
from cryoteach.widgets.state import chapter_state
from cryoteach.wiring import content

everything = content()
chapter = everything.teaching.lessons.get("control-is-not-cure")
notices = chapter_state.open_chapter("control-is-not-cure", seedling_parts(everything.models.seedlings))

chapter_head("7 · Control is not cure", chapter, everything.problems, notices)
is_explained = seedling_lab(everything)
if is_explained or is_frozen():
    caveats(chapter)
if is_explained:
    explanation(chapter)

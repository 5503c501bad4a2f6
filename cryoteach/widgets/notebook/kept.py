"""What the notebook on screen holds, ready to leave the app."""

from collections.abc import Sequence

from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.content import Content
from cryoteach.domain.practice.marking import Marked
from cryoteach.export.notebook.kept import Answer, Guess, Kept
from cryoteach.export.notebook.people import Invented
from cryoteach.widgets.frame.share import link
from cryoteach.widgets.notebook.guesses import guesses_made
from cryoteach.widgets.notebook.pinned import pins_kept
from cryoteach.widgets.practice.clinic_summary import how_right
from cryoteach.widgets.practice.person_to_judge import person_to_judge
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.guess import SURE, guessed
from cryoteach.wiring.people import PEOPLE, SEED

CENTRAL_PEOPLE = Invented(people=PEOPLE, seed=SEED, preset=CENTRAL)


def kept(marked: Sequence[Marked], tapped: Sequence[tuple[str, int]], content: Content) -> Kept | None:
    """All of it; None where no limits can be used."""
    profile = content.rules.first_profile
    if profile is None:
        return None
    slips = content.teaching.slips.values()
    return Kept(
        link=link(chapter_state.parameters()), profile=profile, of_1000=guessed(), guesses=_guesses(),
        summed_up=how_right(marked) if marked else "", answers=tuple(_answer(each, content) for each in marked),
        letters=tuple(slip.title for slip in slips if (slip.id, slip.place) in tapped),
        pins=tuple(pins_kept(content)),
    )  # fmt: skip


def _guesses() -> tuple[Guess, ...]:
    made = {*guesses_made(), SURE.name}
    said = [each for each in chapter_state.in_words() if each[0] in made]
    return tuple(Guess(name=name, asked=label, said=words) for name, label, words in said)


def _answer(marked: Marked, content: Content) -> Answer:
    item = person_to_judge(marked.item, content)
    return Answer(
        title=item.title if item else marked.item, right=marked.right, verdict_right=marked.verdict_right,
        certainty=marked.certainty, mark=marked.mark,
    )  # fmt: skip

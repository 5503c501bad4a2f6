"""The cells of a thousand people: who they are, how many are within, and who is stopped by what."""

from pydantic import BaseModel

from cryoteach.domain.practice.lessons import Lesson
from cryoteach.export.notebook.cells import Cell, code, lesson_prose, literal, prose

INVENTED = (
    "The people are invented: most numbers that they are made from are our teaching assumptions. What comes out is "
    "model output and not evidence. The same seed gives the same people on any machine."
)


class Invented(BaseModel, frozen=True, extra="forbid"):
    """Which people are invented: how many, by which seed and mix, and which numbers of the mix were moved."""

    people: int
    seed: int
    preset: str
    moved: dict[str, float] = {}


def people_cells(invented: Invented, lesson: Lesson | None, guess: int | None = None) -> list[Cell]:
    """Everything that chapter 4 says of its people, with the learner's guess where there is one."""
    given = [f"{invented.people}", f"seed={invented.seed}", f"preset={literal(invented.preset)}"]
    given += [f"moved={literal(invented.moved)}"] if invented.moved else []
    return [
        prose("## A thousand people", *([lesson_prose(lesson.story)] if lesson else []), INVENTED),
        code(f"people = invent_people({', '.join(given)})", "ledger = screen(people, profile).ledger()", "ledger"),
        code(
            f"guess = {literal(guess)}  # of 1,000; None where nobody guessed",
            "thousand = reconciled(ledger)  # the same people, brought down to exactly 1,000",
            'print(f"{thousand.within} of 1,000 within every limit (model output); your guess: {guess}")',
        ),
        code("figures.icon_array.figure(thousand, profile.criteria)"),
        code("figures.funnel.figure(thousand, profile.criteria)"),
        *([prose(lesson_prose(lesson.sections["explain"]))] if lesson and "explain" in lesson.sections else []),
        prose("### Loosen", "Each condition in turn is no longer asked. Leave out others, or load other limits above."),
        code(
            "back = ledger.singles_and_pairs()",
            "for name in ledger.conditions:",
            "    more = 1000 * back[(name,)] / ledger.people",
            '    print(f"{name} no longer asked: {more:.0f} more of 1,000 fail nothing (model output)")',
        ),
    ]

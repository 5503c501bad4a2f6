"""The cells of what a learner did: guesses, answers and pins as data, and everybody who is pinned judged anew."""

from cryoteach.export.notebook.cells import Cell, code, literal, prose
from cryoteach.export.notebook.kept import Kept, Pin
from cryoteach.export.notebook.person import findings_of


def learner_cells(kept: Kept) -> list[Cell]:
    """Everything that is kept."""
    answers = [answer.model_dump() for answer in kept.answers]
    return [
        prose("## What I guessed"),
        code(f"guesses = {literal([guess.model_dump() for guess in kept.guesses])}", "guesses"),
        prose("## What I answered", "The mark goes by how sure I was: right +1, +2 or +3, wrong 0, -2 or -6."),
        code(
            f"answers = {literal(answers)}",
            f"letters = {literal(list(kept.letters))}",
            'print(sum(answer["right"] for answer in answers), "right of", len(answers))',
            'print("Marks:", sum(answer["mark"] or 0 for answer in answers))',
        ),
        prose("## What I pinned", "Everybody is judged anew by the limits that they were pinned with."),
        code(f"pins = {literal([_pin(pin) for pin in kept.pins])}", 'for pin in pins:\n    print(pin["words"])'),
        code(
            'people_pinned = [pin for pin in pins if pin["person"]]',
            "judged = [",
            '    assess(Person(**pin["person"]), profile if pin["limits"] == name else load_profiles()[pin["limits"]])',
            "    for pin in people_pinned",
            "]",
            "for answer in judged:",
            "    print(answer, end='\\n\\n')",
        ),
        code("figures.limit_map.figure(judged[-1]) if judged else 'Nobody is pinned.'"),
    ]


def _pin(pin: Pin) -> dict[str, object]:
    return {"words": pin.words, "person": findings_of(pin.person) if pin.person else None, "limits": pin.profile}

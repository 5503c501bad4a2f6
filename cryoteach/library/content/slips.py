"""Reads the letters of "spot the slip" and checks each."""

from pathlib import Path

from cryoteach.domain.practice.slips import Slip, problems_of_slip
from cryoteach.errors import ContentError, Problem
from cryoteach.library.files.validation import each_named_file, validated
from cryoteach.library.files.yaml_reader import Document


def load_slips(folder: Path) -> tuple[dict[str, Slip], list[Problem]]:
    """Read every letter; one that is malformed, or reads like one about a real person, is left out and reported."""
    made, problems = each_named_file(folder, "content/slips", _slip)
    return {stem: slip for stem, (slip, _) in made.items()}, problems


def _slip(document: Document) -> Slip:
    slip = validated(Slip, document)
    problems = [document.problem(place, sentence) for place, sentence in problems_of_slip(slip)]
    if problems:
        raise ContentError(problems)
    return slip

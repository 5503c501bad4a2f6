"""Writes invented people as a table (CSV) that `cryoteach screen` reads."""

import csv
from collections.abc import Generator, Iterable

import numpy as np

from cryoteach.domain.input.unknown_words import UNKNOWN
from cryoteach.domain.population.screening import Cohort
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Choice
from cryoteach.library.files.targets import Target
from cryoteach.library.files.whole_files import written_whole

NOBODY_KNOWS = (UNKNOWN,) * len(SCALES)  # a blank row would be nobody to whoever reads it


def write_people(target: Target, parts: Iterable[Cohort]) -> Generator[Cohort, None, None]:
    """Write people part by part, one a line, and hand each part on; a file appears when all are written.

    Close the generator if you leave it early, so that no trace is left.

    Args:
        target: where to write, as for `written_whole`; a pipe gets each part as it comes.
        parts: the people.

    Raises:
        OSError: the target cannot be written.
    """
    with written_whole(target, as_it_comes=True) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(SCALES)
        for part in parts:
            people = zip(*(_texts(name, part) for name in SCALES), strict=True)
            writer.writerows(person if any(person) else NOBODY_KNOWS for person in people)
            yield part


def _texts(name: str, people: Cohort) -> list[str]:
    """One finding of each person as text, blank where it is unknown; each of the few values is written once."""
    values, places = np.unique(people.columns[name], return_inverse=True)
    texts = np.array([_text(name, value) for value in values.tolist()], dtype=object)
    return texts[places].tolist() if len(texts) else []


def _text(name: str, value: float) -> str:
    scale = SCALES[name]
    if isinstance(scale, Choice):
        return "" if value < 0 else list(scale.options)[int(value)]
    return "" if np.isnan(value) else scale.number(scale.checked(value))

"""How many conditions does each of the thousand fail?

One column for each number of failed conditions, from none to all. Its height, and the number above it, are people of
the thousand. A dashed outline about the first column is the learner's guess of how many fail nothing.
"""

from collections.abc import Mapping

from plotly import graph_objects as go

from cryoteach.domain.population.groups import ChosenGroup, GroupKind
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import CANNOT_TELL as UNKNOWN
from cryoteach.domain.population.thousand import THOUSAND, WITHIN_CELL, Group, by_number_failed, people_in
from cryoteach.domain.population.thousand import WITHIN as INSIDE
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import A_TINT, NOBODY, Cells, filling, of_all, tagged
from cryoteach.figures.parts.table import Table
from cryoteach.figures.thousand.icon_looks import looks_of
from cryoteach.theme import CANNOT_TELL, CLEAR, WITHIN

HEIGHT, ROOM, BAR = 290, 1.12, 0.8
A_LABEL = 0.08  # of the tallest: the room that a number needs
SEVERAL = 2
UNTOLD = "Each column will hold the people who fail so many. Nobody is counted until you have guessed."


@checked
def figure(
    ledger: Ledger,
    criteria: Mapping[str, Criterion],
    guess: int | None = None,
    chosen: Cells = NOBODY,
    tag: Tag = Tag.MODEL_OUTPUT,
) -> go.Figure:
    """Draw the columns; those who fail nothing but have something unknown stand on those who are within.

    Args:
        ledger: the people.
        criteria: the words of its conditions.
        guess: how many the learner thinks fail nothing.
        chosen: people to point out.
        tag: where the numbers come from.
    """
    people, unknown = _people(ledger), ledger.cannot_tell
    tallest = max(people[0] + unknown, *people[1:], guess or 0, 1)
    layout: Part = {
        "height": HEIGHT,
        "barmode": "stack",
        "xaxis": _across(len(people), guess),
        "yaxis": {"visible": False, "range": [0, tallest * ROOM]},
        "shapes": [*_guessed(guess), *_chosen(ledger, chosen)],
    }  # fmt: skip
    data = [*_columns(ledger, criteria, people), _numbers(people, unknown, guess, tallest)]
    return finished(_title(ledger), _how_to_read(guess, chosen, unknown, tag), data, layout)


@checked
def table(ledger: Ledger, criteria: Mapping[str, Criterion], guess: int | None = None) -> Table:
    """The same as rows: who is within, who cannot be told, and each number of failed conditions."""
    looks = looks_of(ledger, criteria)
    rows: list[tuple[str | int, ...]] = [("your guess: none failed", guess)] if guess is not None else []
    rows += [(_said(group, looks[group.name].words), group.people) for group in reversed(by_number_failed(ledger))]
    return Table(
        columns=("conditions failed", f"people of {ledger.people:,}"), rows=tuple(rows), caption=_title(ledger)
    )


def example() -> go.Figure:
    """A made-up thousand and a guess of a quarter of them."""
    from cryoteach.figures.parts.examples import CRITERIA, LEDGER  # noqa: PLC0415 - for the gallery only

    return figure(LEDGER, CRITERIA, THOUSAND // 4)


def untold(criteria: Mapping[str, Criterion]) -> go.Figure:
    """Draw what is asked before it is told: the columns that people will stand in, and nobody in them."""
    columns = list(range(len(criteria) + 1))
    layout: Part = {
        "height": HEIGHT,
        "xaxis": _across(len(columns), None),
        "yaxis": {"visible": False, "range": [0, 1]},
        "annotations": [{"x": x, "y": 0.4, "text": "?", "bgcolor": CLEAR} for x in columns],
    }
    marker = {"color": f"{CANNOT_TELL.colour}{A_TINT}", "line": {"width": 1, "color": CANNOT_TELL.colour}}
    columns_part: Part = {
        "type": "bar", "x": columns, "y": [0.8] * len(columns), "width": BAR, "marker": marker, "hoverinfo": "skip",
    }  # fmt: skip
    return finished("How many conditions will each of the 1,000 fail?", UNTOLD, [columns_part], layout)


def untold_table(criteria: Mapping[str, Criterion]) -> Table:
    """The same as rows: every number of failed conditions, and nobody counted yet."""
    rows = tuple((number or "none", "after your guess") for number in range(len(criteria) + 1))
    return Table(columns=("conditions failed", f"people of {THOUSAND:,}"), rows=rows, caption=UNTOLD)


def group_at(ledger: Ledger, x: float) -> ChosenGroup | None:
    """The people of the column that was tapped."""
    number = round(x)
    if not 0 <= number <= len(ledger.conditions):
        return None
    return ChosenGroup(kind=GroupKind.NUMBER, number=number) if number else ChosenGroup(kind=GroupKind.WITHIN)


def _people(ledger: Ledger) -> list[int]:
    """How many are within, then how many fail one, two and so on."""
    failing = {group.name: group.people for group in by_number_failed(ledger)}
    return [ledger.within, *(failing[str(number)] for number in range(1, len(ledger.conditions) + 1))]


def _columns(ledger: Ledger, criteria: Mapping[str, Criterion], people: list[int]) -> list[Part]:
    looks = looks_of(ledger, criteria)
    colours = [WITHIN.colour, *(looks[str(number)].colour for number in range(1, len(people)))]
    edges = [colour[:7] for colour in colours]
    marker = {"color": colours, "line": {"width": 1.5, "color": edges}}
    columns: Part = {"type": "bar", "x": list(range(len(people))), "y": people, "width": BAR, "hoverinfo": "skip"}
    parts: list[Part] = [{**columns, "marker": marker, "name": "people"}]
    if ledger.cannot_tell:
        grey = filling([CANNOT_TELL.colour], [CANNOT_TELL.pattern])
        parts.append({**columns, "x": [0], "y": [ledger.cannot_tell], "marker": grey, "name": CANNOT_TELL.words})
    return parts


def _numbers(people: list[int], unknown: int, guess: int | None, tallest: int) -> Part:
    """Each column's number above it; where the outline of the guess would run through it, above that."""
    tips = [people[0] + unknown, *people[1:]]
    if guess is not None and tips[0] <= guess < tips[0] + tallest * A_LABEL:
        tips[0] = guess
    return {
        "type": "scatter", "mode": "text", "x": list(range(len(people))), "y": tips,
        "text": [f"<b>{number:,}</b>" for number in people], "textposition": "top center", "cliponaxis": False,
        "hoverinfo": "skip", "name": "numbers",
    }  # fmt: skip


def _across(columns: int, guess: int | None) -> Part:
    first = "none" if guess is None else f"none<br>(you said<br>{guess:,})"
    return {
        "title": f"conditions failed, of {columns - 1}", "ticks": "", "tickangle": 0, "range": [-0.5, columns - 0.5],
        "tickvals": list(range(columns)), "ticktext": [first, *(str(number) for number in range(1, columns))],
    }  # fmt: skip


def _guessed(guess: int | None) -> list[Part]:
    if guess is None:
        return []
    edge = BAR / 2 + 0.05
    line: Part = {"width": 2, "dash": "dash"}
    return [{"type": "rect", "x0": -edge, "x1": edge, "y0": 0, "y1": guess, "line": line, "name": "guess"}]


def _chosen(ledger: Ledger, chosen: Cells) -> list[Part]:
    """A line along the left edge of each column: how many of its people are chosen."""
    parts = list[Part]()
    for number in range(len(ledger.conditions) + 1):
        theirs = [cell for cell in chosen if max(cell, WITHIN_CELL).bit_count() == number]
        if people := people_in(ledger, theirs):
            x = number - BAR / 2
            parts.append({"type": "line", "x0": x, "x1": x, "y0": 0, "y1": people, "line": {"width": 5}})
    return parts


def _said(group: Group, words: str) -> str:
    if group.name in {INSIDE, UNKNOWN}:
        return f"none: {words}"
    return group.name


def _how_to_read(guess: int | None, chosen: Cells, unknown: int, tag: Tag) -> str:
    outline = " Dashed: your guess." if guess is not None else ""
    told = " Thick line: those you picked." if chosen else ""
    grey = f" Dotted on top: {unknown:,} with something unknown." if unknown else ""
    return f"Each column: the people who fail so many.{outline}{grey}{told} {tagged(tag)}."


def _title(ledger: Ledger) -> str:
    several = sum(_people(ledger)[SEVERAL:])
    return f"{of_all(ledger.within, ledger.people)} fail nothing; {several:,} fail two or more"

"""How is one finding spread over the thousand, and how many lie beyond the limit?

Each row is a stretch of the finding, or one answer; its bar is how many of the people are there. The line is the limit:
the rows on its far side do not meet it.
"""

from collections.abc import Sequence

from plotly import graph_objects as go
from pydantic import BaseModel, Field

from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import filling, of_all, tagged
from cryoteach.figures.parts.rows import folded
from cryoteach.figures.parts.table import Table
from cryoteach.theme import CANNOT_TELL, OUTSIDE, TAG_DASHES, WITHIN

ROW, A_LINE, AROUND = 30, 18, 40
NAME_WIDTH, LIMIT_WIDTH = 20, 34
LIMIT_ABOVE = 0.5
"""How far above the middle of its row the line of the limit runs: below it stand its words."""
LOOKS = {Status.MET: WITHIN, Status.NOT_MET: OUTSIDE, Status.CANNOT_TELL: CANNOT_TELL}


class Stretch(BaseModel, frozen=True, extra="forbid"):
    """One stretch of a finding ("4–5", "1.0 to 2.0 cm") or one answer, its people and what the limit makes of it."""

    words: str
    people: int = Field(ge=0)
    status: Status
    chosen: int = Field(default=0, ge=0)


class Spread(BaseModel, frozen=True, extra="forbid"):
    """One finding's distribution, cut at the limit, and the limit in words with its tag."""

    label: str
    stretches: tuple[Stretch, ...] = Field(min_length=1)
    limit: str
    limit_tag: Tag

    @property
    def people(self) -> int:
        """Everyone counted."""
        return sum(stretch.people for stretch in self.stretches)

    def having(self, status: Status) -> int:
        """How many people's value has this status."""
        return sum(stretch.people for stretch in self.stretches if stretch.status is status)


@checked
def figure(spread: Spread, tag: Tag = Tag.MODEL_OUTPUT) -> go.Figure:
    """Draw one finding's distribution about its limit."""
    rows = _about_the_line(spread)
    looks = [LOOKS[stretch.status] for stretch in rows]
    most = max([stretch.people for stretch in rows] + [1])
    places = list(range(len(rows)))
    names = [folded(f"{look.mark} {row.words}", NAME_WIDTH) for look, row in zip(looks, rows, strict=True)]
    row_height = max(ROW, A_LINE * max(name.count("<br>") + 1 for name in [*names, _limit_words(spread)]) + 4)
    layout: Part = {
        "height": AROUND + row_height * (len(rows) + 1),
        "xaxis": {"visible": False, "range": [0, most * 1.35]},
        "yaxis": {
            "range": [_bottom(rows), -0.6], "tickvals": [_at(rows, place) for place in places],
            "ticktext": names,
        },
        **_limit_line(spread, rows),
    }  # fmt: skip
    layout["shapes"] += [_chosen(row.chosen, _at(rows, place)) for place, row in enumerate(rows) if row.chosen]
    where = {"y": [_at(rows, place) for place in places], "x": [row.people for row in rows], "hoverinfo": "skip"}
    marker = filling([look.colour for look in looks], [look.pattern for look in looks])
    data: list[Part] = [
        {"type": "bar", "orientation": "h", "width": 0.66, "marker": marker, "name": "people", **where},
        {
            "type": "scatter", "mode": "text", "text": [f" {row.people:,}" for row in rows], "name": "numbers",
            "textposition": "middle right", "cliponaxis": False, **where,
        },
    ]  # fmt: skip
    return finished(_title(spread), _how_to_read(rows, tag), data, layout)


@checked
def table(spread: Spread) -> Table:
    """The same as rows: each stretch, its people and whether it meets the limit."""
    return Table(
        columns=(spread.label, f"people of {spread.people:,}", f"the limit: {spread.limit}", "of them picked"),
        rows=tuple((s.words, s.people, s.status.value.replace("-", " "), s.chosen) for s in _about_the_line(spread)),
        caption=_title(spread),
    )


def example() -> go.Figure:
    """A made-up spread of the number of tumours."""
    counts = {"1": 190, "2–3": 200, "4–5": 110, "6–9": 150, "10–19": 180, "20 or more": 170}
    stretches = tuple(
        Stretch(words=words, people=people, status=Status.MET if people in {190, 200, 110} else Status.NOT_MET)
        for words, people in counts.items()
    )
    return figure(Spread(label="liver tumours", stretches=stretches, limit="5 tumours", limit_tag=Tag.LEAFLET))


def is_beyond(spread: Spread, y: float) -> bool:
    """Whether a tap fell on a row of those who do not meet the limit."""
    rows = _about_the_line(spread)
    return any(round(y) == _at(rows, place) for place, row in enumerate(rows) if row.status is Status.NOT_MET)


def _chosen(people: int, at: float) -> Part:
    """A line along the foot of a bar: how many of its people are chosen."""
    return {"type": "line", "x0": 0, "x1": people, "y0": at + 0.38, "y1": at + 0.38, "line": {"width": 4}}


def _about_the_line(spread: Spread) -> list[Stretch]:
    """Met first, then not met, then not known; the order given is kept within each."""
    order = list(LOOKS)
    return sorted(spread.stretches, key=lambda stretch: order.index(stretch.status))


def _met(rows: Sequence[Stretch]) -> int:
    return sum(row.status is Status.MET for row in rows)


def _at(rows: Sequence[Stretch], place: int) -> float:
    return place + (place >= _met(rows))  # the limit's line has a row of its own


def _bottom(rows: Sequence[Stretch]) -> float:
    return len(rows) + 0.5


def _limit_line(spread: Spread, rows: Sequence[Stretch]) -> Part:
    at = _met(rows) - LIMIT_ABOVE
    line: Part = {"dash": TAG_DASHES[spread.limit_tag]}
    words: Part = {"yanchor": "top", "yshift": -2, "borderpad": 0, "text": f"<b>{_limit_words(spread)}</b>"}
    return {
        "shapes": [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": line}],
        "annotations": [{"xref": "paper", "x": 1, "xanchor": "right", "y": at, **words}],
    }


def _limit_words(spread: Spread) -> str:
    return folded(f"limit: {spread.limit} · {spread.limit_tag.words}", LIMIT_WIDTH)


def _how_to_read(rows: Sequence[Stretch], tag: Tag) -> str:
    words = {Status.MET: "meets the limit", Status.NOT_MET: "does not", Status.CANNOT_TELL: "cannot tell"}
    present = [status for status in LOOKS if any(row.status is status for row in rows)]
    key = ", ".join(f"{LOOKS[status].mark} {words[status]}" for status in present)
    told = " Thick line: those you picked." if any(row.chosen for row in rows) else ""
    return f"Each bar: how many people are there. {key}.{told} {tagged(tag)}."


def _title(spread: Spread) -> str:
    beyond = f"{of_all(spread.having(Status.NOT_MET), spread.people)} do not meet the limit on {spread.label}"
    unknown = spread.having(Status.CANNOT_TELL)
    return f"{beyond}; for {unknown:,} we cannot tell" if unknown else beyond

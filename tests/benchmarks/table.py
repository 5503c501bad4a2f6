"""One line a measure: what the floor came to, what ours came to, and whether the target is met."""

from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("measure", "floor", "ours", "ratio", "target", "met?")


@dataclass(frozen=True)
class Row:
    """One measured comparison.

    Args:
        measure: what was measured, in words.
        floor: the figure to compare with, or None where it was not or cannot be measured.
        ours: the project's figure, or None where it was not measured.
        unit: of both figures.
        at_most: the largest ratio of ours to floor that meets the target.
        ours_at_most: or the largest figure of ours that does.
        ours_at_least: or the smallest.
        note: why a figure is missing, or what to know when reading it.
    """

    measure: str
    floor: float | None
    ours: float | None
    unit: str = "ms"
    at_most: float | None = None
    ours_at_most: float | None = None
    ours_at_least: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours against the floor, where there are both."""
        return None if self.ours is None or not self.floor else self.ours / self.floor

    @property
    def target(self) -> str:
        """The target in words."""
        if self.at_most is not None:
            return f"≤ {self.at_most:g}×"
        if self.ours_at_most is not None:
            return f"≤ {self.ours_at_most:g} {self.unit}".rstrip()
        return "—" if self.ours_at_least is None else f"≥ {self.ours_at_least:g} {self.unit}".rstrip()

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where that cannot be said."""
        if self.at_most is not None:
            return None if self.ratio is None else self.ratio <= self.at_most
        if self.ours is None or (self.ours_at_most is None and self.ours_at_least is None):
            return None
        low = float("-inf") if self.ours_at_least is None else self.ours_at_least
        high = float("inf") if self.ours_at_most is None else self.ours_at_most
        return low <= self.ours <= high

    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of the headings."""
        ratio = "—" if self.ratio is None else f"{self.ratio:.2f}×"
        met = {True: "yes", False: "NO", None: "—"}[self.met]
        return (self.measure, self._figure(self.floor), self._figure(self.ours), ratio, self.target, met)

    def _figure(self, value: float | None) -> str:
        if value is None:
            return "—"
        digits = 0 if value == int(value) or abs(value) >= 100 else 1 if abs(value) >= 10 else 2
        return f"{value:,.{digits}f} {self.unit}".rstrip()


def render(rows: Sequence[Row]) -> str:
    """The rows as one Markdown table, notes below it."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    head, *body = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    notes = [f"  {row.measure}: {row.note}" for row in rows if row.note]
    return "\n".join([head, rule, *body, *notes])

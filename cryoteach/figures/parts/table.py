"""The rows behind a chart: for the reader who cannot see it, for the CSV file, and for the tests."""

from typing import Self

from pydantic import BaseModel, model_validator

Cell = str | int | float | None


class Table(BaseModel, frozen=True, extra="forbid"):
    """The same facts that a chart draws, as rows; None is a value nobody knows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str

    @model_validator(mode="after")
    def _every_row_fills_the_columns(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"row {number} of the table {self.caption!r}: expected {len(self.columns)} cells "
                    f"({', '.join(self.columns)}), found {len(row)}"
                )
        return self

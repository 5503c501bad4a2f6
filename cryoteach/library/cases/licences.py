"""The licence of the cases of a table: given once, in the first row, it holds for all that give none."""

from collections.abc import Iterable

from cryoteach.library.cases.written_tables import Row

USUAL = "CC BY 4.0"  # as the desk gives every new case


def with_a_licence(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """Give every case that names no licence the one of the first row, or the desk's; and the sentence that says so."""
    names = _cases_by_licence(rows)
    lacking = [name for name, licence in names.items() if not licence]
    if not lacking:
        return rows, []
    first = rows[0].values.get("licence")
    given = str(first or USUAL)
    for row in rows:
        if row.values.get("id") in lacking and "licence" not in row.values:
            row.values["licence"] = given
            lacking.remove(str(row.values["id"]))
    return rows, list(_note(names, given, named=bool(first)))


def _note(names: dict[str, str], given: str, *, named: bool) -> Iterable[str]:
    many = sum(not licence for licence in names.values())
    cases = "One case names" if many == 1 else f"{many:,} cases name"
    yield f"{cases} no licence: {'that of the first row' if named else 'the desk’s usual one'}, {given}, was put there."


def _cases_by_licence(rows: Iterable[Row]) -> dict[str, str]:
    names: dict[str, str] = {}
    current = ""
    for row in rows:
        current = str(row.values.get("id") or current)
        if current:
            own = "one that cannot be read" if "licence" in row.broken else str(row.values.get("licence") or "")
            names[current] = names.get(current) or own
    return names

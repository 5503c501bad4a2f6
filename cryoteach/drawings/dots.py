"""People as dots in rows: a path has one line a row, and its dashes of no length with round ends are the dots."""

PITCH = 6
DOT = 4.6
_RIM = PITCH / 2
_AIR = 3  # between the last dot and the line around all
_REST = 0.5  # beyond the last dot, so that it is drawn whatever is lost in rounding
DASHES = f'stroke-dasharray="0 {PITCH}" stroke-linecap="round"'


def dots(start: int, people: int, across: int, x: float = 0, y: float = 0) -> str:
    """The path of so many people who stand row by row, from one place of a block on.

    Args:
        start: the place of the first, counted by rows from the top left corner.
        people: how many they are.
        across: how many stand in a row.
        x: where the block begins.
        y: where it begins, from the top.
    """
    rows = list[str]()
    at, end = start, start + people
    while at < end:
        row, column = divmod(at, across)
        many = min(across - column, end - at)
        left, top = x + column * PITCH + _RIM, y + row * PITCH + _RIM
        rows.append(f"M{left:g} {top:g}h{(many - 1) * PITCH + _REST:g}")
        at += many
    return "".join(rows)


def heap(people: int, across: int, x: float, bottom: float) -> str:
    """The path of so many people who lie on a floor: whole rows, and what is left over on top.

    Args:
        people: how many they are.
        across: how many lie in a row.
        x: where it begins.
        bottom: the floor.
    """
    over, whole = people % across, people // across
    top = bottom - rows_of(people, across) * PITCH
    rest = dots(0, over, across, x, top)
    return rest + dots(0, whole * across, across, x, bottom - whole * PITCH)


def rows_of(people: int, across: int) -> int:
    """How many rows so many people need."""
    return -(-people // across)


def outline(people: int, across: int, x: float, y: float) -> str:
    """The path around the places of so many people, whether anybody stands there or not, a hair outside of them."""
    if not people:
        return ""
    whole, over = divmod(people, across)
    left, top, right = x - _AIR, y - _AIR, x + (across if whole else over) * PITCH + _AIR
    low = y + max(whole, 1) * PITCH + _AIR
    step = f"H{x + over * PITCH + _AIR:g}V{low + PITCH:g}" if whole and over else ""
    return f"M{left:g} {top:g}H{right:g}V{low:g}{step}H{left:g}Z"

"""The limit map for paper: the two limits of number and size alone, in greys and hatch; and, overleaf, one person."""

from html import escape

from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, Person
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.scales import Quantity
from cryoteach.figures.parts.regions import beyond, condition_on
from cryoteach.theme import BLACK, PAPER

WIDTH, HEIGHT = 320.0, 230.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 8.0, 10.0, 36.0
MARK, MOST_TICKS = 6, 10
SCALES = (LESION_COUNT, LARGEST_DIAMETER_CM)
USUAL_END = {LESION_COUNT.name: 20.0, LARGEST_DIAMETER_CM.name: 10.0}
"""Where the axes end, unless a limit or the person lies beyond: the whole scales would make the corner too small."""
HATCH = (
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse">'
    f'<path d="M-1 8L8 -1" stroke="{BLACK}" stroke-opacity="0.45" stroke-width="1"/></pattern>'
)
FONT = 'font-family="Helvetica, DejaVu Sans, sans-serif" font-size="11"'


def paper_map(profile: Profile, person: Person | None = None) -> tuple[str, str]:
    """Draw it, as an ``<svg>`` to be shown as a picture of its own; and say the same in words.

    Args:
        profile: whose limits; of a finding that it does not ask there is no line.
        person: who is marked; nobody on the front, where the mark is to be drawn by hand.
    """
    ends = {scale.name: _end(scale, profile, person) for scale in SCALES}
    asked = [(scale, condition) for scale in SCALES if (condition := condition_on(profile, scale))]
    areas = "".join(_not_met(scale, condition, ends) for scale, condition in asked)
    lines = "".join(_limit(scale, condition, ends) for scale, condition in asked)
    here = _here(person, ends) if person else ""
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{HEIGHT:g}" viewBox="0 0 {WIDTH:g} '
        f'{HEIGHT:g}" {FONT}><defs>{HATCH}</defs>{areas}{_frame(ends)}{lines}{here}</svg>'
    )
    return drawn, _alt(asked, person)


def _end(scale: Quantity, profile: Profile, person: Person | None) -> float:
    """Where an axis ends: where most lie, or with the scale where a limit or this person lies beyond."""
    condition, value = condition_on(profile, scale), person.value(scale.name) if person else None
    far = max(float(condition.limit.number) if condition else 0, float(value or 0))
    return USUAL_END[scale.name] if far < USUAL_END[scale.name] else float(scale.last)


def _alt(asked: list[tuple[Quantity, Condition]], person: Person | None) -> str:
    limits = ", ".join(f"{scale.label} {condition.limit_words}" for scale, condition in asked)
    values = [f"{scale.label} {_known(person, scale)}" for scale in SCALES] if person else ["nobody is marked"]
    return f"Limit map of number and size: {limits}; {', '.join(values)}"


def _known(person: Person, scale: Quantity) -> str:
    value = person.value(scale.name)
    return "not known" if value is None else scale.words(value)


def _not_met(scale: Quantity, condition: Condition, ends: dict[str, float]) -> str:
    """What lies beyond a limit, hatched."""
    edge, upper = _edge(scale, condition), condition.limit.at_most is not None
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    if scale is LESION_COUNT:
        x = _across(edge, ends)
        low, high = (x, right) if upper else (LEFT, x)
        box = f'x="{low:.1f}" y="{TOP:g}" width="{high - low:.1f}" height="{bottom - TOP:g}"'
    else:
        y = _up(edge, ends)
        low, high = (TOP, y) if upper else (y, bottom)
        box = f'x="{LEFT:g}" y="{low:.1f}" width="{right - LEFT:g}" height="{high - low:.1f}"'
    return f'<rect {box} fill="url(#hatch)"/>'


def _edge(scale: Quantity, condition: Condition) -> float:
    return beyond(scale, condition, float(condition.limit.number))


def _limit(scale: Quantity, condition: Condition, ends: dict[str, float]) -> str:
    """The line of a limit with its words and its tag, on white."""
    edge, words = _edge(scale, condition), escape(f"{condition.limit_words} · {condition.limit.tag.words}")
    if scale is LESION_COUNT:
        x = _across(edge, ends)
        line, place = f"M{x:.1f} {TOP:g}V{HEIGHT - BOTTOM:g}", f'x="{min(x + 5, WIDTH - 150):.1f}" y="{TOP + 14:g}"'
    else:
        y = _up(edge, ends)
        line, place = (
            f"M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}",
            f'x="{WIDTH - RIGHT - 3:g}" y="{y - 5:.1f}" text-anchor="end"',
        )
    text = f'<text {place} stroke="{PAPER}" stroke-width="4" paint-order="stroke" fill="{BLACK}">{words}</text>'
    return f'<path d="{line}" stroke="{BLACK}" stroke-width="2"/>{text}'


def _frame(ends: dict[str, float]) -> str:
    """The two axes with their ticks and names."""
    bottom = HEIGHT - BOTTOM
    across = "".join(
        f'<text x="{_across(value, ends):.1f}" y="{bottom + 14:g}" text-anchor="middle">{value}</text>'
        for value in _ticks(1, ends[LESION_COUNT.name])
    )
    up = "".join(
        f'<text x="{LEFT - 5:g}" y="{_up(value, ends) + 4:.1f}" text-anchor="end">{value}</text>'
        for value in _ticks(0, ends[LARGEST_DIAMETER_CM.name])
    )
    axes = f'<path d="M{LEFT:g} {TOP:g}V{bottom:g}H{WIDTH - RIGHT:g}" fill="none" stroke="{BLACK}"/>'
    middle = (TOP + bottom) / 2
    return (
        f'{axes}{across}{up}<text x="{(LEFT + WIDTH - RIGHT) / 2:g}" y="{HEIGHT - 5:g}" text-anchor="middle">liver '
        f'tumours (number)</text><text transform="translate(11 {middle:g}) rotate(-90)" text-anchor="middle">largest '
        "diameter (cm)</text>"
    )


def _ticks(first: int, end: float) -> list[int]:
    step = -(-int(end) // MOST_TICKS)
    return [first, *(value for value in range(step, int(end) + 1, step) if value > first)]


def _here(person: Person, ends: dict[str, float]) -> str:
    """A diamond; a dashed line where one of the two is not known, nothing where neither is."""
    count, size = person.lesion_count, person.largest_diameter_cm
    if count is None and size is None:
        return ""
    x, y = _across(count or 0, ends), _up(size or 0, ends)
    if count is None or size is None:
        line = f"M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}" if count is None else f"M{x:.1f} {TOP:g}V{HEIGHT - BOTTOM:g}"
        return f'<path d="{line}" stroke="{BLACK}" stroke-width="3" stroke-dasharray="6 4"/>'
    diamond = f"M{x:.1f} {y - MARK:.1f}l{MARK} {MARK}l-{MARK} {MARK}l-{MARK}-{MARK}z"
    return f'<path d="{diamond}" fill="{BLACK}" stroke="{PAPER}" stroke-width="3" paint-order="stroke"/>'


def _across(value: float, ends: dict[str, float]) -> float:
    return LEFT + (WIDTH - RIGHT - LEFT) * _share(value - 0.5, ends[LESION_COUNT.name])


def _up(value: float, ends: dict[str, float]) -> float:
    return TOP + (HEIGHT - BOTTOM - TOP) * (1 - _share(value, ends[LARGEST_DIAMETER_CM.name]))


def _share(value: float, end: float) -> float:
    return min(max(value / end, 0.0), 1.0)

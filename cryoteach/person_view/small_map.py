"""The limit map as a small picture: the areas in colour and pattern, and where one person stands. SVG, as text."""

from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.figures.one_person.limit_map import axis_end
from cryoteach.figures.parts.regions import regions
from cryoteach.theme import HALO, LOOKS, PERSON

WIDTH, HEIGHT, MARK = 168, 112, 7  # pixels
_STROKES = {"/": "M0 8 8 0", "x": "M0 0 8 8M8 0 0 8", ".": "M2 2h1.5M6 6h1.5"}


def small_map(person: Person, profile: Profile) -> str:
    """Draw it; somebody whose number or size is not known is a dashed line, or nowhere."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<defs>{''.join(map(_pattern, LOOKS))}</defs>{_areas(person, profile)}{_here(person)}</svg>"
    )


def where(person: Person) -> str:
    """The same in words."""
    said = {
        scale.label: "not known" if (value := person.value(scale.name)) is None else scale.words(value)
        for scale in (LESION_COUNT, LARGEST_DIAMETER_CM)
    }
    return ", ".join(f"{name}: {value}" for name, value in said.items())


def _pattern(name: str) -> str:
    look = LOOKS[name]
    stroke = _STROKES.get(look.pattern, "")
    ground = f'<rect width="8" height="8" fill="{look.colour}" fill-opacity="{0.2 if stroke else 0.6}"/>'
    lines = f'<path d="{stroke}" stroke="{look.colour}" stroke-width="1.5"/>' if stroke else ""
    return f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">{ground}{lines}</pattern>'


def _areas(person: Person, profile: Profile) -> str:
    drawn = ""
    for area in regions(person, profile, LESION_COUNT, LARGEST_DIAMETER_CM):
        left, right = (_across(value, person) for value in area.x)
        bottom, top = (_up(value, person) for value in area.y)
        size = f'width="{right - left:.1f}" height="{bottom - top:.1f}"'
        drawn += f'<rect x="{left:.1f}" y="{top:.1f}" {size} fill="url(#{area.look})"/>'
    return drawn


def _here(person: Person) -> str:
    count, size = person.lesion_count, person.largest_diameter_cm
    if count is None and size is None:
        return ""
    x, y = _across(count or 0, person), _up(size or 0, person)
    if count is None or size is None:
        line = f"M0 {y:.1f}H{WIDTH}" if count is None else f"M{x:.1f} 0V{HEIGHT}"
        return f'<path d="{line}" stroke="{PERSON}" stroke-width="3" stroke-dasharray="6 4"/>'
    diamond = f"M{x:.1f} {y - MARK:.1f}l{MARK} {MARK}l-{MARK} {MARK}l-{MARK}-{MARK}z"
    return f'<path d="{diamond}" fill="{PERSON}" stroke="{HALO}" stroke-width="2"/>'


def _across(value: float, person: Person) -> float:
    return WIDTH * _share(value - 0.5, axis_end(LESION_COUNT, person))


def _up(value: float, person: Person) -> float:
    return HEIGHT * (1 - _share(value, axis_end(LARGEST_DIAMETER_CM, person)))


def _share(value: float, end: float) -> float:
    return min(max(value / end, 0.0), 1.0)

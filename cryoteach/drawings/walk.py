"""The walk of a thousand people past their gates: one group for all who are stopped at the same gate.

Every group knows where it comes to rest; which steps it has taken, the browser says (`walk.js`). Before anything is
asked the picture holds the block and the posts, and no number.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from pydantic import BaseModel

from cryoteach.domain.population.thousand import CANNOT_TELL, THOUSAND, WITHIN, Group
from cryoteach.drawings.dots import DASHES, DOT, PITCH, dots, heap, outline, rows_of
from cryoteach.drawings.patterns import pattern
from cryoteach.drawings.places import Box, Gate, Places
from cryoteach.figures.parts.marks import EDGE, Mark
from cryoteach.theme import LOOKS

_LINE = 20


class Walkers(BaseModel, frozen=True, extra="forbid"):
    """Some of the thousand: where they stood in the block, where they come to rest, and in which colour.

    Attributes:
        gate: the number of the gate that stops them, from 1; one more than there are for those who get through.
        stop: how far they walk.
        fall: how far they fall from there.
    """

    gate: int
    colour: str
    in_block: str
    at_rest: str
    stop: tuple[float, float]
    fall: tuple[float, float] = (0, 0)


def waiting_picture(order: Sequence[Mark], places: Places) -> str:
    """Draw the block and the posts, before anything is asked."""
    block = _dots(dots(0, THOUSAND, places.across, places.block.x, places.block.y))
    said = f"{THOUSAND:,} dots in a block, one for each person, before {len(order)} gates: {_names(order)}."
    return _svg(places, order, said, block)


def walk_picture(order: Sequence[Mark], groups: Sequence[Group], places: Places, guess: int | None) -> str:
    """Draw the thousand with their gates, trays and counts, and an outline as large as the guess.

    Args:
        order: the gates as they are asked.
        groups: who is stopped where in that order, then cannot tell and within, as `by_first_failed` gives them.
        places: where everything stands.
        guess: of a thousand; None for no outline.
    """
    people = {group.name: group.people for group in groups}
    gates = zip(order, places.gates, strict=True)
    counts = "".join(_count(people[mark.id], gate, at, places) for at, (mark, gate) in enumerate(gates, start=1))
    walkers = "".join(_walkers(each) for each in _groups(order, people, places))
    told = "; ".join(f"{mark.title} stops {people[mark.id]:,}" for mark in order)
    said = f"{THOUSAND:,} people, one dot each. {told}. {people[WITHIN]:,} get through every gate."
    goal = _goal(people[WITHIN], len(order) + 1, guess, places)
    return _svg(places, order, said, counts + goal + walkers)


def _groups(order: Sequence[Mark], people: Mapping[str, int], places: Places) -> Iterator[Walkers]:
    """Those who get through stand first in the block; the first gate takes the last rows, so nobody is walked over."""
    gates = {mark.id: (at, mark.colour) for at, mark in enumerate(order, start=1)}
    last = {name: (len(order) + 1, LOOKS[name].colour) for name in (WITHIN, CANNOT_TELL)}
    start = 0
    for name in (WITHIN, CANNOT_TELL, *(mark.id for mark in reversed(order))):
        number, colour = (last | gates)[name]
        if many := people[name]:
            yield _group(places, (start, many), (number, colour))
        start += many


def _group(places: Places, who: tuple[int, int], where: tuple[int, str]) -> Walkers:
    (start, many), (number, colour), block = who, where, places.block
    path = dots(start, many, places.across, block.x, block.y)
    if number > len(places.gates):
        walked = (places.goal.x - block.x, places.goal.y - block.y)
        return Walkers(gate=number, colour=colour, in_block=path, at_rest=path, stop=walked)
    gate = places.gates[number - 1]
    walked = (gate.stop[0] - block.x, gate.stop[1] - block.y)
    floor = block.y + rows_of(start + many, places.across) * PITCH  # of its last row in the block
    fall = (gate.tray.x + 2 - gate.stop[0], gate.tray.bottom - 2 - floor - walked[1])
    at_rest = heap(many, places.across, block.x, floor)
    return Walkers(gate=number, colour=colour, in_block=path, at_rest=at_rest, stop=walked, fall=fall)


def _walkers(group: Walkers) -> str:
    (x, y), (to_x, to_y) = group.stop, group.fall
    rim = _dots(group.at_rest, EDGE, DOT + 0.5)
    return (
        f'<g class="ct-walkers" data-gate="{group.gate}" style="--rest-x:{x:g}px;--rest-y:{y:g}px">'
        f'<g class="ct-fall" style="--fall-x:{to_x:g}px;--fall-y:{to_y:g}px">'
        f'<g class="ct-in-block">{_dots(group.in_block)}</g>'
        f'<g class="ct-at-rest">{rim}{_dots(group.at_rest, group.colour, DOT - 0.8)}</g>'
        "</g></g>"
    )


def _goal(through: int, step: int, guess: int | None, places: Places) -> str:
    (guess_x, guess_y), (x, y) = places.words
    number = _text("ct-walk-count", x, y, [line.format(f"{through:,}") for line in places.says_through])
    later = f'<g class="ct-later" data-at="{step}">{number}</g>'
    if guess is None:
        return later
    ring = outline(guess, places.across, places.goal.x, places.goal.y)
    said = _text("ct-walk-small", guess_x, guess_y, [line.format(f"{guess:,}") for line in places.says_guess])
    return f'<path class="ct-outline" d="{ring}"/>{said}{later}'


def _count(people: int, gate: Gate, step: int, places: Places) -> str:
    x, y = gate.count
    words = _text("ct-walk-count", x, y, [f"{people:,} stopped"], anchor="end" if places.counts_end else "start")
    return f'<g class="ct-later" data-at="{step}">{words}</g>'


def _svg(places: Places, order: Sequence[Mark], said: str, inside: str) -> str:
    patterns = "".join(pattern(mark, _pattern_name(places, mark)) for mark in order)
    gates = "".join(_gate(mark, gate, places) for mark, gate in zip(order, places.gates, strict=True))
    stops = [(gate.stop[0] - places.block.x, gate.stop[1] - places.block.y) for gate in places.gates]
    stops += [(places.goal.x - places.block.x, places.goal.y - places.block.y)]
    walked = " ".join(f"{x:g},{y:g}" for x, y in ((0, 0), *stops))
    return (
        f'<svg class="ct-walk-{places.name}" viewBox="0 0 {places.width:g} {places.height:g}" role="img"'
        f' aria-label="{escape(said)}" data-stops="{walked}"><defs>{patterns}</defs>{gates}{inside}</svg>'
    )


def _gate(mark: Mark, gate: Gate, places: Places) -> str:
    lines = textwrap.wrap(mark.title, places.name_width)
    tray, fill = gate.tray, f"url(#{_pattern_name(places, mark)})"
    floor = Box(x=tray.x, y=tray.bottom, width=tray.width, height=8) if places.has_floors else None
    strips = "".join(_box("ct-post", box, fill) for box in (gate.post, floor) if box is not None)
    return f"{_box('ct-tray', tray, 'none')}{strips}{_text('ct-walk-name', *gate.name, lines)}"


def _box(css_class: str, box: Box, fill: str) -> str:
    at = f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"'
    return f'<rect class="{css_class}" {at} fill="{fill}"/>'


def _text(css_class: str, x: float, y: float, lines: Sequence[str], anchor: str = "start") -> str:
    spans = "".join(f'<tspan x="{x:g}" y="{y + at * _LINE:g}">{escape(line)}</tspan>' for at, line in enumerate(lines))
    return f'<text class="{css_class}" text-anchor="{anchor}">{spans}</text>'


def _dots(path: str, colour: str = "currentColor", size: float = DOT) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{size:g}" {DASHES}/>'


def _names(order: Sequence[Mark]) -> str:
    return ", ".join(mark.title.lower() for mark in order)


def _pattern_name(places: Places, mark: Mark) -> str:
    return f"ct-walk-{places.name}-{mark.id}"

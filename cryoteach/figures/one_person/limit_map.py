"""How many, and how large: where is this person on the map of limits, and which way is in?

Each point of the map is a number of liver tumours and a largest diameter, with everything else about the person held
as it is. The areas say what a person there would be; the diamond is the person on screen.
"""

from itertools import groupby

from plotly import graph_objects as go

from cryoteach.domain.rules.assessment import Assessment, Verdict, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, Person, Quantity
from cryoteach.domain.rules.phrases import both
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.figures.parts.blank import Drawing, Part, as_drawing
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.regions import Region, beyond, condition_on, marked, regions, shaded
from cryoteach.figures.parts.table import Table
from cryoteach.theme import CLEAR, HALO, LOOKS, PERSON, TAG_DASHES

HEIGHT = 330
ACROSS, UP = LESION_COUNT, LARGEST_DIAMETER_CM
USUAL_END = {ACROSS.name: 20, UP.name: 10}  # the whole scale would make the corner too small to point at
MAP, NOT_ASKED = (ACROSS.name, UP.name), "not asked"
A_LABEL = 7  # labels, one above the other, would fill the height of the map


@checked
def figure(assessment: Assessment) -> go.Figure:
    """Draw the map for one person under one profile."""
    return drawing(assessment).figure()


def drawing(assessment: Assessment) -> Drawing:
    """Draw the same as plain parts."""
    person, profile = assessment.person, assessment.profile
    areas = groupby(sorted(regions(person, profile, ACROSS, UP), key=_by_look), key=_by_look)
    by_look = {look: list(same) for look, same in areas}
    shapes = [shaded(look, same) for look, same in by_look.items()]
    ends = axis_end(ACROSS, person), axis_end(UP, person)
    titles = [marked(same, ends, _place(person)) for same in by_look.values()]
    limits = [part for scale in (ACROSS, UP) for part in _limit_line(profile, scale, person)]
    layout: Part = {
        "height": HEIGHT,
        "shapes": [part for part in limits if "type" in part],
        "annotations": [*titles, *(part for part in limits if "text" in part), *_way_in(assessment)],
        "xaxis": {
            "title": {"text": "liver tumours (number)"},
            "range": [0.5, axis_end(ACROSS, person) + 0.5],
            "tickvals": _ticks(person),
        },
        "yaxis": {"title": {"text": "largest diameter (cm)"}, "range": [0, axis_end(UP, person)]},
    }
    return as_drawing(_title(assessment), _how_to_read(), shapes + _you_are_here(person), layout)


@checked
def table(assessment: Assessment) -> Table:
    """The same as rows: the person, the limits and the nearest way in."""
    person, profile = assessment.person, assessment.profile
    across, up = (condition_on(profile, scale) for scale in (ACROSS, UP))
    rows = [
        ("this person", _cell(person, ACROSS), _cell(person, UP), assessment.verdict.words),
        ("the limit", across.limit_words if across else NOT_ASKED, up.limit_words if up else NOT_ASKED, "at it is met"),
        ("whose number", _whose(across), _whose(up), ""),
    ]
    target = way_in(assessment)
    if target:
        rows.append(("nearest way in", ACROSS.words(target[0]), UP.words(target[1]), "everything else held"))
    return Table(
        columns=("what", "liver tumours", "largest diameter", "verdict"), rows=tuple(rows), caption=_title(assessment)
    )


def example() -> go.Figure:
    """Seven small tumours under a made-up profile of two limits."""
    from cryoteach.figures.parts.examples import PERSON, PROFILE  # noqa: PLC0415 - for the gallery only

    return figure(assess(PERSON, PROFILE))


def _whose(condition: Condition | None) -> str:
    return condition.limit.tag.words if condition else NOT_ASKED


def way_in(assessment: Assessment) -> tuple[int, float] | None:
    """The nearest point of the map where the verdict flips, when moving on the map is enough."""
    person = assessment.person
    if assessment.verdict is not Verdict.OUTSIDE or person.lesion_count is None or person.largest_diameter_cm is None:
        return None
    for changes in assessment.smallest_changes:
        if all(change.finding in MAP for change in changes):
            moved = person.with_values(**{change.finding: change.after for change in changes})
            return moved.lesion_count or 0, moved.largest_diameter_cm or 0
    return None


def axis_end(scale: Quantity, person: Person) -> float:
    """How far an axis goes: its usual reach, or the whole scale for a person beyond it."""
    value = person.value(scale.name)
    usual = USUAL_END[scale.name]
    return usual if not isinstance(value, int | float) or value <= usual else scale.high


def _by_look(region: Region) -> str:
    return region.look


def _limit_line(profile: Profile, scale: Quantity, person: Person) -> list[Part]:
    condition = condition_on(profile, scale)
    at = beyond(scale, condition, condition.limit.number) if condition else 0
    if condition is None or at > axis_end(scale, person):
        return []
    line = {"dash": TAG_DASHES[condition.limit.tag]}
    label = {"text": f"{condition.edge_words} · {condition.limit.tag.word}"}
    size, top = person.largest_diameter_cm or 0, axis_end(UP, person)
    if scale is ACROSS:  # its label stands beside the upper end of the line, unless the person is there
        end = {"y": 0, "yanchor": "bottom"} if size > top - top / A_LABEL else {"y": 1, "yanchor": "top"}
        return [
            {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": line},
            {"x": at, "xanchor": "left", "xshift": 4, "yref": "paper", **end, **label},
        ]
    crowded = at < size < at + top / A_LABEL
    side = {"yanchor": "top", "yshift": -4} if crowded else {"yanchor": "bottom", "yshift": 4}
    return [
        {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": at, "y1": at, "line": line},
        {"x": 1, "xref": "paper", "xanchor": "right", "y": at, **side, **label},
    ]


def _way_in(assessment: Assessment) -> list[Part]:
    target = way_in(assessment)
    if target is None:
        return []
    person = assessment.person
    return [{
        "x": target[0], "y": target[1], "ax": person.lesion_count, "ay": person.largest_diameter_cm,
        "axref": "x", "ayref": "y", "text": "", "showarrow": True, "arrowhead": 2, "arrowwidth": 3,
        "standoff": 2, "startstandoff": 8, "bgcolor": CLEAR,  # else its empty label makes a hole in the diamond
    }]  # fmt: skip


def _you_are_here(person: Person) -> list[Part]:
    x, y = person.lesion_count, person.largest_diameter_cm
    words = {
        "hoverinfo": "text",
        "text": f"this person: {_cell(person, ACROSS)}, {_cell(person, UP)}",
        "name": "person",
    }
    if x is not None and y is not None:
        halo = {"symbol": "diamond", "size": 18, "color": PERSON, "line": {"color": HALO, "width": 3}}
        return [{"type": "scatter", "x": [x], "y": [y], "mode": "markers", "marker": halo, **words}]
    if x is None and y is None:
        return []
    # One of the two is not known: the person is somewhere along a line.
    xs = [0.5, axis_end(ACROSS, person) + 0.5] if x is None else [x, x]
    ys = [0, axis_end(UP, person)] if y is None else [y, y]
    strokes = ({"color": HALO, "width": 9}, {"color": PERSON, "width": 4, "dash": "dash"})
    return [{"type": "scatter", "x": xs, "y": ys, "mode": "lines", "line": stroke, **words} for stroke in strokes]


def _place(person: Person) -> tuple[float, float] | None:
    x, y = person.lesion_count, person.largest_diameter_cm
    return None if x is None or y is None else (x, y)


def _ticks(person: Person) -> list[int]:
    return [1, 5, 10, 15, 20] if axis_end(ACROSS, person) == USUAL_END[ACROSS.name] else [1, 10, 20, 30, 40, 50, 60]


def _cell(person: Person, scale: Quantity) -> str:
    value = person.value(scale.name)
    return "not known" if value is None else scale.words(value)


def _how_to_read() -> str:
    marks = " ".join(f"{look.mark} {look.words.removesuffix(' the limits')}" for look in LOOKS.values())
    return f"◆ this person, all else held. {marks}. Tap to move."


def _title(assessment: Assessment) -> str:
    here = [f for f in assessment.findings if f.condition.finding in MAP]
    closed = [f.condition.criterion.title.lower() for f in assessment.with_status(Status.NOT_MET) if f not in here]
    if closed:
        return f"Nowhere on this map is within: another gate is closed ({both(closed)})"
    unknown = [f.condition.scale.label for f in here if f.status is Status.CANNOT_TELL]
    failed = [
        f"{f.value_words} is beyond the limit of {f.condition.edge_words}" for f in here if f.status is Status.NOT_MET
    ]
    if failed:
        met = [f"; {f.value_words} is not the problem" for f in here if f.status is Status.MET]
        return f"Outside the corner: {both(failed)}{''.join(met)}"
    if unknown:
        return f"Where on the map? Not known: {both(unknown)}"
    where = f"{_cell(assessment.person, ACROSS)}, {_cell(assessment.person, UP)}"
    still = [f.condition.scale.label for f in assessment.with_status(Status.CANNOT_TELL)]
    return f"Inside the corner ({where})" + (f", but not known: {both(still)}" if still else ", and no gate is closed")

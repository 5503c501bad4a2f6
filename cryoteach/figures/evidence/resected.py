"""Where do 51 people who were operated on stand, by number and by volume?

Each mark is one real person with colorectal liver metastases, measured on the scan before the operation. All of them
were chosen for surgery, so they are not a sample of everyone: few tumours are far commoner here.
"""

from collections import Counter
from collections.abc import Sequence
from math import log10, pi

from plotly import graph_objects as go

from cryoteach.domain.evidence.resected import ResectedPerson
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import of_all
from cryoteach.figures.parts.regions import condition_on
from cryoteach.figures.parts.rows import folded
from cryoteach.figures.parts.table import Table
from cryoteach.theme import OUTSIDE, TAG_DASHES, WITHIN, Look

HEIGHT = 340
ACROSS, UP = LESION_COUNT, LARGEST_DIAMETER_CM
MARKS = 9
BESIDE, LABEL_WIDTH = 1.6, 12  # room to the right of everyone for the words of the limit on width
ASIDE = 0.62  # people with the same number stand side by side over this much of the axis
SYMBOLS = {WITHIN.mark: "circle", OUTSIDE.mark: "x"}
TICKS_ML = (0.5, 1, 2, 5, 10, 20, 50, 100, 200)
CREDIT = "Data: Simpson et al., The Cancer Imaging Archive 2023, CC BY 4.0, doi:10.7937/QXK2-QG03"


@checked
def figure(people: Sequence[ResectedPerson], profile: Profile) -> go.Figure:
    """Draw the operated people with this profile's limits on number and size."""
    most = max(person.n_tumour_segments for person in people)
    volumes = [person.tumour_total_ml for person in people]
    layout: Part = {
        "height": HEIGHT,
        "xaxis": {"title": "tumours outlined in the liver (number)", "range": [0.4, most * BESIDE],
                  "tickvals": list(range(1, most + 1))},
        "yaxis": {
            "title": "volume of all tumours (ml)", "type": "log", "tickvals": list(TICKS_ML),
            "range": [log10(min(volumes)) - 0.15, log10(max(volumes)) + 0.35],
        },
        **_limits(profile, most),
    }  # fmt: skip
    inside = [_may_fit(person, profile) for person in people]
    data = [_people(people, inside, look, wanted=wanted) for look, wanted in ((WITHIN, True), (OUTSIDE, False))]
    return finished(_title(people, profile), how_to_read(people), data, layout)


@checked
def table(people: Sequence[ResectedPerson], profile: Profile) -> Table:
    """The same as rows: each operated person."""
    return Table(
        columns=(
            "person", "tumours outlined", "volume of all (ml)", "one ball of that volume (mm across)",
            "may be inside both limits",
        ),
        rows=tuple(
            (
                person.case_id, person.n_tumour_segments, person.tumour_total_ml, person.single_sphere_equiv_diam_mm,
                "yes" if _may_fit(person, profile) else "no",
            )
            for person in people
        ),
        caption=f"{_title(people, profile)}. {CREDIT}",
    )  # fmt: skip


def example() -> go.Figure:
    """A few made-up people."""
    from cryoteach.figures.parts.examples import PROFILE  # noqa: PLC0415 - for the gallery only

    return figure([made_up(number, volume) for number, volume in ((1, 2), (1, 30), (2, 8), (6, 5), (3, 90))], PROFILE)


def made_up(number: int, volume: float) -> ResectedPerson:
    """An operated person who never was, for the gallery and the tests."""
    return ResectedPerson(
        case_id=f"made-up-{number}-{volume}", n_tumour_segments=number, tumour_total_ml=volume, liver_ml=1500,
        single_sphere_equiv_diam_mm=round((6 * volume / pi) ** (1 / 3) * 10, 1), tumour_fraction_of_liver=volume / 1500,
    )  # fmt: skip


def how_to_read(people: Sequence[ResectedPerson]) -> str:
    """What a mark is, why these people cannot stand for everyone, and who measured them."""
    return (
        f"{len(people)} real people, all chosen for surgery, so they cannot stand for everyone. {WITHIN.mark} may be "
        f"inside both limits, {OUTSIDE.mark} cannot be: too many, or more volume than balls of that width hold. "
        f"{CREDIT}."
    )


def _may_fit(person: ResectedPerson, profile: Profile) -> bool:
    """Whether number and volume leave it possible that every limit on number and width is met."""
    number, size = condition_on(profile, ACROSS), condition_on(profile, UP)
    few = number is None or person.n_tumour_segments <= number.limit.number
    return few and (size is None or person.tumour_total_ml <= _most_ml(size, person.n_tumour_segments))


def _people(people: Sequence[ResectedPerson], inside: Sequence[bool], look: Look, *, wanted: bool) -> Part:
    chosen = [(x, person) for x, person, fits in zip(_places(people), people, inside, strict=True) if fits is wanted]
    marker: Part = {"symbol": SYMBOLS[look.mark], "size": MARKS, "color": look.colour}
    return {
        "type": "scatter", "mode": "markers", "x": [x for x, _ in chosen], "marker": marker,
        "y": [person.tumour_total_ml for _, person in chosen], "name": look.mark, "hoverinfo": "text",
        "text": [f"{p.n_tumour_segments} outlined, {p.tumour_total_ml:g} ml in all" for _, p in chosen],
    }  # fmt: skip


def _places(people: Sequence[ResectedPerson]) -> list[float]:
    """Where each person stands on the axis of numbers: those with the same number side by side, by volume."""
    same, seen = Counter(person.n_tumour_segments for person in people), Counter[int]()
    places = dict[int, float]()
    for place in sorted(range(len(people)), key=lambda place: people[place].tumour_total_ml):
        number = people[place].n_tumour_segments
        seen[number] += 1
        places[place] = number + ASIDE * ((seen[number] - 0.5) / same[number] - 0.5)
    return [places[place] for place in range(len(people))]


def _limits(profile: Profile, most: int) -> Part:
    number, size = condition_on(profile, ACROSS), condition_on(profile, UP)
    shapes, annotations = list[Part](), list[Part]()
    if number and number.limit.number < most:
        at = number.limit.number + ACROSS.step / 2
        shapes.append(_line(number, {"x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1}))
        place = {"x": at, "xanchor": "right", "y": 1, "yref": "paper", "yanchor": "top", "xshift": -3}
        annotations.append({**place, "text": f"{number.edge_words}<br>{number.limit.tag.words}", "align": "right"})
    if size:
        steps = range(1, most + 1)
        shapes += [_line(size, {"x0": n - 0.5, "x1": n + 0.5, **_level(size, n, n)}) for n in steps]
        shapes += [_line(size, {"x0": n - 0.5, "x1": n - 0.5, **_level(size, n - 1, n)}) for n in steps[1:]]
        place = {"x": most + 0.6, "xanchor": "left", "y": log10(_most_ml(size, most)), "yanchor": "middle"}
        text = f"each {size.edge_words}<br>{folded(size.limit.tag.words, LABEL_WIDTH)}"
        annotations.append({**place, "text": text, "align": "left"})
    return {"shapes": shapes, "annotations": annotations}


def _line(condition: Condition, place: Part) -> Part:
    return {"type": "line", "line": {"dash": TAG_DASHES[condition.limit.tag]}, **place}


def _level(condition: Condition, first: int, second: int) -> Part:
    return {"y0": _most_ml(condition, first), "y1": _most_ml(condition, second)}


def _most_ml(condition: Condition, tumours: int) -> float:
    """What so many tumours hold at most when none is wider than the limit: no shape holds more than a ball as wide."""
    return tumours * pi / 6 * condition.limit.number**3


def _title(people: Sequence[ResectedPerson], profile: Profile) -> str:
    inside = sum(_may_fit(person, profile) for person in people)
    return f"At most {of_all(inside, len(people))} operated people lie inside both limits; all of them were selected"

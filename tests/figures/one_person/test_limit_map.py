"""The map says at every point what the engine says, and draws an arrow only where moving on it is enough."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from plotly import graph_objects as go

from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.figures.one_person import limit_map
from cryoteach.theme import HALO, LOOKS, PERSON, TAG_DASHES
from tests.figures.parts.people import (
    PALETTE,
    PROFILES,
    colours,
    known_people,
    near_the_corner,
    people,
    plain,
    profiles,
)

LEAFLET = PROFILES["leaflet"]
PHONE_MAP = (270, 260)  # pixels of the axes on a phone
A_MARK = 22  # pixels
counts = st.integers(1, 60)
diameters = st.sampled_from([LARGEST_DIAMETER_CM.checked(x) for x in LARGEST_DIAMETER_CM.grid().tolist()])
every_profile = pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)


def areas_at(figure: go.Figure, x: float, y: float) -> list[str]:
    """The names of the areas that hold a point."""
    return [
        trace.name
        for trace in figure.data
        if trace.fill == "toself"
        for left, right, low, high in rectangles(trace)
        if left < x < right and low < y < high
    ]


def rectangles(trace: go.Scatter) -> list[tuple[float, float, float, float]]:
    """The rectangles that a trace fills: left, right, low and high of each."""
    xs, ys = [*trace.x, None], [*trace.y, None]
    ends = [-1, *(place for place, x in enumerate(xs) if x is None)]
    corners = [(xs[a + 1 : b], ys[a + 1 : b]) for a, b in pairwise(ends)]
    return [(min(x), max(x), min(y), max(y)) for x, y in corners]


def people_drawn(figure: go.Figure) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.name == "person"]


def arrows(figure: go.Figure) -> list[go.layout.Annotation]:
    return [annotation for annotation in figure.layout.annotations if annotation.showarrow]


@given(people | near_the_corner, profiles, counts, diameters)
def test_every_point_of_the_map_is_what_the_engine_says(person: Person, profile: Profile, count: int, size: float):
    there = assess(person.with_values(lesion_count=count, largest_diameter_cm=size), profile)
    near = any(finding.near for finding in there.findings if finding.condition.finding in limit_map.MAP)
    look = "near" if near and there.verdict is Verdict.WITHIN else there.verdict.value
    assert areas_at(limit_map.figure(assess(person, profile)), count, size) == [LOOKS[look].words]


@given(people | near_the_corner, profiles)
def test_every_area_that_shows_has_its_mark_inside_and_its_own_pattern(person: Person, profile: Profile):
    figure = limit_map.figure(assess(person, profile))
    marks = {
        mark.text: mark for mark in figure.layout.annotations if mark.text in {look.mark for look in LOOKS.values()}
    }
    for trace in (trace for trace in figure.data if trace.fill == "toself"):
        look = next(look for look in LOOKS.values() if look.words == trace.name)
        mark = marks.pop(look.mark)
        assert figure.layout.xaxis.range[0] <= mark.x <= figure.layout.xaxis.range[1]
        assert figure.layout.yaxis.range[0] <= mark.y <= figure.layout.yaxis.range[1]
        assert trace.name in areas_at(figure, mark.x, mark.y)
        assert (trace.fillpattern.shape or "") == look.pattern
    assert marks == {}


def test_no_two_looks_share_a_mark_or_a_pattern():
    assert len({look.mark for look in LOOKS.values()}) == len({look.pattern for look in LOOKS.values()}) == len(LOOKS)


@every_profile
def test_each_limit_is_labelled_with_value_unit_and_tag_where_its_line_is(profile: Profile):
    figure = limit_map.figure(assess(Person(), profile))
    for condition_id, at in (("few-lesions", "x"), ("small-lesions", "y")):
        condition = profile.condition(condition_id)
        label = next(a for a in figure.layout.annotations if a.text.startswith(condition.edge_words))
        assert label.text.endswith(f" · {condition.limit.tag.word}")  # in full in the table
        assert condition.scale.unit in label.text
        line = next(shape for shape in figure.layout.shapes if shape[f"{at}0"] == shape[f"{at}1"] == label[at])
        assert line.line.dash == TAG_DASHES[condition.limit.tag]
        step = condition.scale.step
        assert condition.limit.number < line[f"{at}0"] < condition.limit.number + step  # at the limit is still met


@given(people, profiles)
def test_the_person_is_a_diamond_or_a_line_where_one_of_the_two_is_not_known(person: Person, profile: Profile):
    figure = limit_map.figure(assess(person, profile))
    drawn = people_drawn(figure)
    x, y = person.lesion_count, person.largest_diameter_cm
    if x is None and y is None:
        assert drawn == []
    elif x is not None and y is not None:
        assert [(t.mode, tuple(t.x), tuple(t.y), t.marker.symbol) for t in drawn] == [
            ("markers", (x,), (y,), "diamond")
        ]
        assert (drawn[0].marker.color, drawn[0].marker.line.color) == (PERSON, HALO)
        assert figure.layout.xaxis.range[0] < x < figure.layout.xaxis.range[1]
        assert figure.layout.yaxis.range[0] < y <= figure.layout.yaxis.range[1]
    else:
        assert {trace.mode for trace in drawn} == {"lines"}
        known, axis = (x, "x") if y is None else (y, "y")
        assert all(set(trace[axis]) == {known} for trace in drawn)
        other = figure.layout.yaxis.range if y is None else figure.layout.xaxis.range
        assert all(tuple(trace["y" if y is None else "x"]) == tuple(other) for trace in drawn)


@given(known_people | near_the_corner | people, profiles)
def test_the_arrow_is_there_only_when_moving_on_the_map_is_enough(person: Person, profile: Profile):
    now = assess(person, profile)
    found = arrows(limit_map.figure(assess(person, profile)))
    shut_elsewhere = [f for f in now.with_status(Status.NOT_MET) if f.condition.finding not in limit_map.MAP]
    can = (
        now.verdict is Verdict.OUTSIDE
        and not shut_elsewhere
        and None not in (person.lesion_count, person.largest_diameter_cm)
    )
    assert len(found) == can
    for arrow in found:
        assert (arrow.ax, arrow.ay) == (person.lesion_count, person.largest_diameter_cm)
        there = person.with_values(lesion_count=arrow.x, largest_diameter_cm=arrow.y)
        assert assess(there, profile).verdict is not Verdict.OUTSIDE


@given(near_the_corner, profiles)
def test_the_arrow_is_the_shortest(person: Person, profile: Profile):
    found = arrows(limit_map.figure(assess(person, profile)))
    assume(found)
    x, y = found[0].x, found[0].y
    for step, axis in ((LESION_COUNT.step, "lesion_count"), (LARGEST_DIAMETER_CM.step, "largest_diameter_cm")):
        target = x if axis == "lesion_count" else y
        if target != person.value(axis):
            towards = {"lesion_count": x, "largest_diameter_cm": y}
            towards[axis] = round(target + step * (1 if person.value(axis) > target else -1), 6)
            assert assess(person.with_values(**towards), profile).verdict is Verdict.OUTSIDE


@given(known_people | near_the_corner, profiles)
def test_no_word_or_mark_lies_on_the_person(person: Person, profile: Profile):
    figure = limit_map.figure(assess(person, profile))
    (here,) = people_drawn(figure)
    at = pixels(figure, here.x[0], here.y[0])
    for words in (words for words in figure.layout.annotations if words.text and has_room(figure, words)):
        left, right, low, high = box(figure, words)
        assert not (left < at[0] < right and low < at[1] < high), words.text


def has_room(figure: go.Figure, words: go.layout.Annotation) -> bool:
    """Whether the area that a mark stands for is larger than the mark; a label always has room."""
    for trace in (trace for trace in figure.data if words.text in str(trace.text) and trace.fill == "toself"):
        for left, right, low, high in rectangles(trace):
            if left <= words.x <= right and low <= words.y <= high:
                (x, y), (far, top) = pixels(figure, left, low), pixels(figure, right, high)
                return min(far - x, (top - y) / 2) > A_MARK
    return True


def pixels(figure: go.Figure, x: float, y: float) -> tuple[float, float]:
    """Where a point of the map is on a phone, in pixels from the lower left corner of the axes."""
    (left, right), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    return (x - left) / (right - left) * PHONE_MAP[0], (y - low) / (high - low) * PHONE_MAP[1]


def box(figure: go.Figure, words: go.layout.Annotation) -> tuple[float, float, float, float]:
    """About where an annotation lies: left, right, low and high, in the same pixels."""
    width, height = 8.2 * len(words.text) + 4, 22
    x, y = pixels(figure, words.x, words.y)
    x = (words.x * PHONE_MAP[0] if words.xref == "paper" else x) + (words.xshift or 0)
    y = (words.y * PHONE_MAP[1] if words.yref == "paper" else y) + (words.yshift or 0)
    left = {"left": x, "right": x - width}.get(words.xanchor, x - width / 2)
    low = {"bottom": y, "top": y - height}.get(words.yanchor, y - height / 2)
    return left, left + width, low, low + height


@given(people | near_the_corner, profiles)
def test_the_title_states_the_finding(person: Person, profile: Profile):
    now = assess(person, profile)
    title = limit_map.figure(assess(person, profile)).layout.title.text
    failed = now.with_status(Status.NOT_MET)
    elsewhere = [f for f in failed if f.condition.finding not in limit_map.MAP]
    named = [f.condition.criterion.title.lower() for f in elsewhere] or [
        words for f in failed for words in (f.value_words, f.condition.edge_words)
    ]
    assert [words for words in named if words not in title] == []
    assert ("outside" in title.lower() or "nowhere" in title.lower()) == (now.verdict is Verdict.OUTSIDE)
    if now.verdict is Verdict.CANNOT_TELL:
        assert "not known" in title.lower()


@given(people | near_the_corner, profiles)
def test_the_rows_hold_what_the_figure_shows(person: Person, profile: Profile):
    figure, table = limit_map.figure(assess(person, profile)), limit_map.table(assess(person, profile))
    rows = {row[0]: row[1:] for row in table.rows}
    assert table.caption == figure.layout.title.text
    for place, scale in enumerate((LESION_COUNT, LARGEST_DIAMETER_CM)):
        value = person.value(scale.name)
        condition = profile.condition("few-lesions" if scale is LESION_COUNT else "small-lesions")
        assert rows["this person"][place] == ("not known" if value is None else scale.words(value))
        assert rows["the limit"][place] == condition.limit_words
        assert rows["whose number"][place] == condition.limit.tag.words
    assert rows["this person"][2] == assess(person, profile).verdict.words
    way = [(LESION_COUNT.words(a.x), LARGEST_DIAMETER_CM.words(a.y)) for a in arrows(figure)]
    assert [rows[name][:2] for name in rows if name == "nearest way in"] == way


@given(people, profiles)
def test_colours_come_from_the_theme(person: Person, profile: Profile):
    assert colours(plain(limit_map.figure(assess(person, profile)))) - PALETTE == set()


def test_a_set_of_limits_that_asks_neither_number_nor_size_has_a_map_without_lines():
    others = tuple(c for c in LEAFLET.conditions if c.finding not in limit_map.MAP)
    profile = LEAFLET.model_copy(update={"conditions": others})
    figure, table = limit_map.figure(assess(Person(), profile)), limit_map.table(assess(Person(), profile))
    assert not figure.layout.shapes
    assert table.rows[1][1:3] == table.rows[2][1:3] == (limit_map.NOT_ASKED, limit_map.NOT_ASKED)


def test_axes_name_their_units_and_the_person_never_leaves_the_map():
    figure = limit_map.figure(assess(Person(lesion_count=60, largest_diameter_cm=15.0), LEAFLET))
    assert figure.layout.xaxis.title.text == "liver tumours (number)"
    assert figure.layout.yaxis.title.text == "largest diameter (cm)"
    assert figure.layout.xaxis.range[1] > 60
    assert figure.layout.yaxis.range[1] >= 15

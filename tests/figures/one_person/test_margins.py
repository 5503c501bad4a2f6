"""The bars stand on the side of the limit that the engine says, and no length hides a failed condition."""

import pytest
from hypothesis import given
from plotly import graph_objects as go

from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.verdict import Finding
from cryoteach.figures.one_person import margins
from cryoteach.theme import LOOKS
from tests.figures.parts.people import PALETTE, PROFILES, assessments, colours, plain

LEAFLET = PROFILES["leaflet"]


def bars(figure: go.Figure, assessment: Assessment) -> list[tuple[Finding, float, float, str, str]]:
    """Each finding with its bar: where it starts and ends, its pattern and its label."""
    (trace,) = figure.data
    drawn = zip(trace.base, trace.x, trace.marker.pattern.shape, trace.y, strict=True)
    return [
        (finding, base, base + length, pattern, label)
        for finding, (base, length, pattern, label) in zip(assessment.findings[::-1], drawn, strict=True)
    ]


@given(assessments)
def test_every_bar_stands_on_the_side_that_the_engine_says(assessment: Assessment):
    for finding, start, end, _, _ in bars(margins.figure(assessment), assessment):
        if finding.status is Status.CANNOT_TELL:
            assert start < 0 < end  # it could be either
        else:
            assert start == 0
            assert (end > 0) == (finding.status is Status.MET)


@given(assessments)
def test_a_bar_is_as_long_as_its_margin_as_far_as_it_fits(assessment: Assessment):
    figure = margins.figure(assessment)
    for finding, _, end, _, label in bars(figure, assessment):
        assert figure.layout.xaxis.range[0] < end < figure.layout.xaxis.range[1]
        if finding.margin is not None and 0.1 < abs(finding.margin) < margins.RIGHT:
            assert end == pytest.approx(finding.margin)
        if finding.margin is not None and abs(finding.margin) > margins.RIGHT:
            assert label[-1] in "◂▸"  # it goes on beyond what is shown


@given(assessments)
def test_status_is_told_by_pattern_and_mark_and_value_by_the_label(assessment: Assessment):
    marks = {Status.MET: "●◐", Status.NOT_MET: "✕", Status.CANNOT_TELL: "?"}
    for finding, _, _, pattern, label in bars(margins.figure(assessment), assessment):
        assert pattern == margins.look_of(finding).pattern
        assert label.partition("<br>")[2][0] in marks[finding.status]
        assert (finding.value_words.partition(" (")[0] in label) or finding.value is None
        assert ("◐" in label) == finding.near
    assert len({look.pattern for look in LOOKS.values()}) == len(LOOKS)


@given(assessments)
def test_conditions_keep_their_order_from_top_to_bottom(assessment: Assessment):
    labels = [label for *_, label in bars(margins.figure(assessment), assessment)][::-1]
    for condition, label in zip(assessment.profile.conditions, labels, strict=True):
        assert condition.scale.label.lower() in label.lower()
    assert len(set(labels)) == len(labels)  # Plotly would stack two bars of one name


@given(assessments)
def test_the_title_states_the_finding(assessment: Assessment):
    title = margins.figure(assessment).layout.title.text
    failed, unknown = (assessment.with_status(status) for status in (Status.NOT_MET, Status.CANNOT_TELL))
    assert [f.id for f in failed if f.condition.criterion.title.lower() not in title] == []
    assert ("that is enough" in title) == bool(failed)
    if unknown and not failed:
        assert [f.id for f in unknown if f.condition.scale.label not in title] == []
    assert title.startswith("Every bar") == (assessment.met == assessment.of)


@given(assessments)
def test_the_rows_hold_what_the_figure_shows(assessment: Assessment):
    table = margins.table(assessment)
    assert table.caption == margins.figure(assessment).layout.title.text
    assert [row[0] for row in table.rows] == [c.criterion.title for c in assessment.profile.conditions]
    for finding, row in zip(assessment.findings, table.rows, strict=True):
        limit = finding.condition
        told = (finding.value_words, limit.limit_words, limit.limit.tag.words, finding.status.value.replace("-", " "))
        assert row[1:5] == told
        assert row[5:] == (finding.margin, finding.margin_in_unit)


@given(assessments)
def test_colours_come_from_the_theme(assessment: Assessment):
    assert colours(plain(margins.figure(assessment))) - PALETTE == set()


def test_a_value_exactly_at_its_limit_still_shows_a_bar_on_the_met_side():
    growth = LEAFLET.condition("slow-growing")
    at = assess(Person(doubling_time_days=round(growth.limit.number)), LEAFLET)
    (end,) = [end for finding, _, end, _, _ in bars(margins.figure(at), at) if finding.id == "slow-growing"]
    assert end > 0


def test_there_is_room_for_every_bar():
    heights = {profile.id: margins.height(assess(Person(), profile)) for profile in PROFILES.values()}
    counts = {profile.id: len(profile.conditions) for profile in PROFILES.values()}
    assert [heights[name] >= 44 * counts[name] for name in heights] == [True] * len(heights)

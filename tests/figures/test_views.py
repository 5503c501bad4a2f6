"""The views of one thousand people: each adds up, they agree with one another, and the rows say what the chart says."""

import json
import re
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.population.arrangement import Grouping
from cryoteach.domain.population.failure_reasons import Reason, Reasons
from cryoteach.domain.population.groups import ChosenGroup, GroupKind
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import OPEN, cells_failing, people_in
from cryoteach.figures.parts.examples import CRITERIA, LEDGER
from cryoteach.figures.parts.plotly_script import as_json
from cryoteach.figures.thousand import fails, funnel, icon_array, loosen, shapley, upset
from cryoteach.figures.thousand.funnel import Asking
from cryoteach.figures.thousand.icon_looks import key_of
from tests.figures.parts.ledgers import NAMES, thousands

GROUPINGS = st.one_of(
    st.permutations(NAMES).map(lambda order: Grouping(order=tuple(order))),
    st.just(Grouping(by="number-failed")),
)
CELLS = st.frozensets(st.integers(OPEN, 63), max_size=8)


def part(figure, name):
    """Find the one trace of this name."""
    (found,) = [trace for trace in figure.data if trace.name == name]
    return found


def numbers(texts):
    """Read the first number of each text."""
    return [int(re.search(r"\d[\d,]*", re.sub(r"<[^>]+>", " ", text))[0].replace(",", "")) for text in texts]


def column(table, number):
    return [row[number] for row in table.rows]


@given(ledger=thousands(), grouping=GROUPINGS, chosen=CELLS)
def test_the_icon_array_draws_each_person_once_and_labels_every_group(ledger, grouping, chosen):
    figure, table = icon_array.figure(ledger, CRITERIA, grouping, chosen), icon_array.table(ledger, CRITERIA, grouping)
    marks = [trace for trace in figure.data if trace.name not in {"keys", "labels"}]
    places = [(x, y) for trace in marks for x, y in zip(trace.x.tolist(), trace.y.tolist(), strict=True)]
    assert sorted(places) == sorted((x, y) for x in range(25) for y in range(40))
    assert sum(column(table, 2)) == 1000
    assert numbers(part(figure, "labels").text) == column(table, 2)
    drawn = {head: sum(len(trace.x) for trace in marks if trace.name == head) for head in column(table, 0)}
    assert list(drawn.values()) == column(table, 2)


@given(ledger=thousands(), grouping=GROUPINGS, chosen=CELLS)
def test_chosen_people_stand_out_and_nobody_else_does(ledger, grouping, chosen):
    figure = icon_array.figure(ledger, CRITERIA, grouping, chosen)
    faint = sum(len(trace.x) for trace in figure.data if trace.opacity == icon_array.DIMMED)
    assert faint == (1000 - people_in(ledger, chosen) if chosen else 0)


def people_of(group, ledger, order=NAMES):
    return people_in(ledger, group.cells(ledger, order))


def tapped(ledger, grouping, at):
    """Tap a little off the middle of the mark that stands at a place, counted line by line."""
    down, across = divmod(at, 25)
    return icon_array.group_at(ledger, grouping, across + 0.2, down - 0.2)


@pytest.mark.parametrize("grouping", [Grouping(order=NAMES), Grouping(by="number-failed")], ids=["order", "number"])
def test_a_tap_on_each_of_a_thousand_marks_finds_its_group(grouping):
    expected = [grouping.chosen(group) for group in grouping.groups(LEDGER) for _ in range(group.people)]
    assert [tapped(LEDGER, grouping, at) for at in range(1000)] == expected


@given(ledger=thousands(), grouping=GROUPINGS)
def test_a_tap_on_the_first_or_last_mark_or_the_label_of_a_group_finds_it(ledger, grouping):
    groups = grouping.groups(ledger)
    ends = accumulate(group.people for group in groups)
    firsts_and_lasts = {
        at: grouping.chosen(group)
        for end, group in zip(ends, groups, strict=True)
        if group.people
        for at in (end - group.people, end - 1)
    }
    assert {at: tapped(ledger, grouping, at) for at in firsts_and_lasts} == firsts_and_lasts
    labels = part(icon_array.figure(ledger, CRITERIA, grouping), "labels")
    assert [icon_array.group_at(ledger, grouping, 30, y) for y in labels.y] == [
        grouping.chosen(group) for group in groups
    ]
    assert icon_array.group_at(ledger, grouping, 3, 44) is None
    assert icon_array.group_at(ledger, grouping, 30, -9) is None


@given(ledger=thousands(), grouping=GROUPINGS)
def test_labels_keep_their_order_and_never_overlap_or_leave_the_picture(ledger, grouping):
    rows = part(icon_array.figure(ledger, CRITERIA, grouping), "labels").y
    assert all(below - above >= icon_array.A_LABEL - 1e-9 for above, below in pairwise(rows))
    assert rows[0] >= 0
    assert rows[-1] <= icon_array.DOWN


@pytest.mark.parametrize("people", [999, 1001])
def test_the_icon_array_refuses_all_but_a_thousand(people):
    with pytest.raises(ValueError, match=f"{people:,}: reconcile"):
        icon_array.figure(Ledger(conditions=NAMES, histogram=(people, *[0] * 63)), CRITERIA)


@given(ledger=thousands(), order=st.permutations(NAMES), chosen=CELLS)
def test_the_funnel_loses_at_each_gate_those_whom_the_icon_array_puts_there(ledger, order, chosen):
    turn = Asking(order=tuple(order))
    figure, table = funnel.figure(ledger, CRITERIA, turn, chosen), funnel.table(ledger, CRITERIA, turn)
    stopped = column(icon_array.table(ledger, CRITERIA, Grouping(order=tuple(order))), 2)[:6]
    assert list(part(figure, "stopped here").x) == stopped == column(table, 1)
    assert list(part(figure, "go on").x) == numbers(part(figure, "left after it").text) == column(table, 2)
    assert list(part(figure, "stopped if asked alone").x) == numbers(part(figure, "alone").text) == column(table, 5)
    assert sum(stopped) + column(table, 2)[-1] == 1000
    rows = range(6)
    assert [people_of(funnel.group_at(ledger, turn, row), ledger, turn.order) for row in rows] == stopped
    assert funnel.group_at(ledger, turn, 6.5) is None


def test_a_band_is_drawn_written_and_in_the_rows():
    left = {name: (max(number - 10, 0), number + 10) for name, number in LEDGER.funnel()}
    figure, table = (
        funnel.figure(LEDGER, CRITERIA, Asking(left=left)),
        funnel.table(LEDGER, CRITERIA, Asking(left=left)),
    )
    spans = [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.x0 != shape.x1]
    assert spans == list(left.values()) == list(zip(column(table, 3), column(table, 4), strict=True))
    written = part(figure, "left after it").text
    assert all(f"({low:,}–{high:,})" in text for (low, high), text in zip(spans, written, strict=True))


@given(ledger=thousands(), top=st.integers(0, 12), chosen=CELLS)
def test_the_sets_add_up_to_everyone_and_each_failed_mark_is_there(ledger, top, chosen):
    figure, table = upset.figure(ledger, CRITERIA, top, chosen), upset.table(ledger, CRITERIA, top)
    assert sum(column(table, 2)) == 1000
    assert numbers(part(figure, "numbers").text) == column(table, 2)
    sets = [failed for failed in ledger.intersections() if failed]
    failed = [(name, row) for row, names in enumerate(sets[:top]) for name in names]
    for x, (name, criterion) in enumerate(CRITERIA.items()):
        trace = part(figure, f"{criterion.title}: failed")
        assert sorted(trace.y) == sorted(row for failing, row in failed if failing == name)
        assert set(trace.x) <= {x}
    assert len(part(figure, "met").x) == 6 * len(sets[:top]) - len(failed)
    found = [upset.group_at(ledger, top, row) for row in range(len(table.rows))]
    of_one_set = [row for row, cells in enumerate(table.rows) if cells[1] is not None]
    assert [row for row, group in enumerate(found) if group] == of_one_set
    exact = [people_of(group, ledger) for group in found[: len(sets[:top])]]
    assert exact == column(table, 2)[: len(exact)]
    assert found[-1] == ChosenGroup(kind=GroupKind.WITHIN)
    assert upset.group_at(ledger, top, len(table.rows)) is None


@given(ledger=thousands())
def test_the_shares_add_up_to_all_outside(ledger):
    figure, table = shapley.figure(ledger, CRITERIA), shapley.table(ledger, CRITERIA)
    share = part(figure, "share").x
    assert sum(share) == ledger.outside
    assert column(table, 1)[:-1] == list(share)
    assert list(share) == pytest.approx(list(ledger.shapley().values()), abs=1)
    assert all(number == int(number) for number in share), "whole people"
    assert table.rows[-1][1] == ledger.outside
    for only, own, alone in zip(column(table, 2)[:-1], share, column(table, 3)[:-1], strict=True):
        assert only - 1 < own < alone + 1
    assert column(table, 3)[:-1] == column(funnel.table(ledger, CRITERIA), 5)
    assert [shapley.group_at(ledger, row - 0.4) for row in range(6)] == [ChosenGroup.failing(name) for name in NAMES]
    assert shapley.group_at(ledger, 5.6) is None


@given(ledger=thousands())
def test_who_comes_back_is_the_same_in_every_cell_every_row_and_every_tap(ledger):
    figure, table = loosen.figure(ledger, CRITERIA), loosen.table(ledger, CRITERIA)
    cells = part(figure, "cells").z
    for y, one in enumerate(NAMES):
        for x, two in enumerate(NAMES):
            group = loosen.group_at(ledger, x, y)
            assert cells[y][x] == ledger.dropped(one, two) == people_of(group, ledger)
    assert loosen.group_at(ledger, 6, 0) is None
    assert numbers(part(figure, "numbers").text) == [number for row in cells for number in row]
    upper = [cells[y][x] for y in range(6) for x in range(y + 1, 6)]
    assert column(table, 2) == [cells[n][n] for n in range(6)] + upper
    assert column(table, 2)[:6] == column(shapley.table(ledger, CRITERIA), 2)[:-1]


@given(ledger=thousands())
def test_every_view_says_the_same_number_within_or_left(ledger):
    icons = dict(
        zip(column(icon_array.table(ledger, CRITERIA), 1), column(icon_array.table(ledger, CRITERIA), 2), strict=True)
    )
    passing = column(funnel.table(ledger, CRITERIA), 2)[-1]
    assert icons["within the limits"] + icons["cannot tell"] == passing == upset.table(ledger, CRITERIA).rows[-1][2]
    assert shapley.table(ledger, CRITERIA).rows[-1][1] == 1000 - passing


def test_the_icon_array_is_small_on_the_wire():
    assert len(as_json(icon_array.figure(LEDGER, CRITERIA, chosen=frozenset({1, 2, 3})))) < 60_000
    assert json.loads(as_json(icon_array.figure(LEDGER, CRITERIA)))


@given(thousands())
def test_the_share_of_everybody_chosen_is_the_whole_share(ledger: Ledger):
    shown = shapley.figure(ledger, CRITERIA, frozenset(range(1, len(ledger.histogram))))
    thick = {shape.y0: shape.x1 for shape in shown.layout.shapes if shape.line.width == 4}
    shares = dict(enumerate(ledger.shapley().values()))
    assert thick == pytest.approx({row + 0.27: share for row, share in shares.items() if share})


def with_reasons(order=()):
    """Put the gallery's thousand together with made-up reasons of its first condition."""
    kinds = {"not-started": "not yet", "stable": "not yet", "not-possible": "not by this road"}
    reasons = tuple(Reason(value=value, words=value, kind=kind) for value, kind in kinds.items())
    name = LEDGER.conditions[0]
    people = {
        cell: (count - count // 2 - count // 3, count // 2, count // 3)
        for cell in cells_failing(LEDGER, name)
        if (count := LEDGER.histogram[cell])
    }
    return Grouping(order=order, reasons=Reasons(condition=name, reasons=reasons, people=people))


@given(chosen=CELLS, order=st.permutations(NAMES))
def test_people_stopped_at_one_gate_for_other_reasons_have_marks_of_their_own_and_add_up(chosen, order):
    grouping = with_reasons(tuple(order))
    figure, table = icon_array.figure(LEDGER, CRITERIA, grouping, chosen), icon_array.table(LEDGER, CRITERIA, grouping)
    group = next(g for g in grouping.groups(LEDGER) if g.name == grouping.reasons.condition)
    told = {words.rpartition(": ")[2]: many for _, words, many in table.rows if words.startswith("of these, ")}
    assert sum(told.values()) == group.people
    title = CRITERIA[group.name].title
    drawn = {}
    for trace in figure.data:
        if trace.name == title:
            drawn[trace.marker.symbol] = drawn.get(trace.marker.symbol, 0) + len(trace.x)
    assert sorted(drawn.values()) == sorted(told.values())
    key = key_of(group, grouping)
    assert [int(number) for number in re.findall(r"(\d+) ", key)] == list(told.values())
    faint = sum(len(trace.x) for trace in figure.data if trace.opacity == icon_array.DIMMED)
    assert faint == (1000 - people_in(LEDGER, chosen) if chosen else 0)


def test_a_group_without_reasons_has_no_key():
    assert [key_of(group, Grouping()) for group in Grouping().groups(LEDGER)] == [""] * 8


@given(ledger=thousands(), guess=st.none() | st.integers(0, 1000), chosen=CELLS)
def test_the_columns_hold_everybody_once_and_a_tap_finds_them(ledger, guess, chosen):
    figure, table = fails.figure(ledger, CRITERIA, guess, chosen), fails.table(ledger, CRITERIA, guess)
    people = list(part(figure, "people").y)
    assert sum(people) + ledger.cannot_tell == 1000
    assert numbers(part(figure, "numbers").text) == people
    assert sum(column(table, 1)) == 1000 + (guess or 0)
    found = [fails.group_at(ledger, x + 0.3) for x in range(7)]
    assert [people_of(group, ledger) for group in found] == people
    assert fails.group_at(ledger, 6.6) is None
    thick = [shape.y1 for shape in figure.layout.shapes if shape.line.width == 5]
    assert sum(thick) == people_in(ledger, chosen)
    assert [shape.y1 for shape in figure.layout.shapes if shape.line.dash == "dash"] == (
        [] if guess is None else [guess]
    )


def test_the_number_of_those_within_is_never_struck_through_by_the_outline_of_the_guess():
    top = LEDGER.within + LEDGER.cannot_tell  # those with something unknown stand on those within
    for guess in (0, LEDGER.within, top - 1, top, top + 1, top + 20, 1000):
        figure = fails.figure(LEDGER, CRITERIA, guess)
        at, room = part(figure, "numbers").y[0], fails.A_LABEL * figure.layout.yaxis.range[1] / fails.ROOM
        assert at in {top, guess}
        assert top <= at
        assert not at < guess < at + room


def test_before_anything_is_told_the_columns_hold_nobody():
    words = str(fails.untold(CRITERIA)) + str(fails.untold_table(CRITERIA))
    assert not {str(number) for number in (LEDGER.within, *LEDGER.alone().values())} & set(re.findall(r"\d+", words))
    assert len(fails.untold_table(CRITERIA).rows) == len(CRITERIA) + 1


LETTERS = re.compile(r"\b(Ch|Fi|No|Si|Gr|El)\b(?! obvious)")


@pytest.mark.parametrize("view", [fails, funnel, icon_array, loosen, shapley, upset])
def test_no_view_speaks_in_letters(view):
    assert not LETTERS.findall(f"{view.figure(LEDGER, CRITERIA).to_json()} {view.table(LEDGER, CRITERIA)}")

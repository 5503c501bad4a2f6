"""The picture of the walk: every one of the thousand is in it once, falls where the ledger says, and is escaped."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.population.gate_order import turned
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.thousand import by_first_failed, reconciled
from cryoteach.drawings.dots import PITCH, dots, heap, outline
from cryoteach.drawings.places import LAYOUTS
from cryoteach.drawings.walk import waiting_picture, walk_picture
from cryoteach.figures.parts.examples import CRITERIA, LEDGER
from cryoteach.figures.parts.marks import marks_of

ORDERS = [LEDGER.conditions, turned(LEDGER.conditions), tuple(reversed(LEDGER.conditions))]
SVG = "{http://www.w3.org/2000/svg}"


def standing(path: str) -> list[tuple[float, float]]:
    """The middle of each dot of a path."""
    rows = re.findall(r"M([\d.\-]+) ([\d.\-]+)h([\d.]+)", path)
    return [
        (round(float(x) + at * PITCH, 3), float(y))
        for x, y, long in rows
        for at in range(int(float(long) // PITCH) + 1)
    ]


def picture(order, layout, guess=250, ledger: Ledger = LEDGER):
    groups = by_first_failed(ledger, order)
    stopped = [group.people for group in groups[: len(order)]]
    marks = list(marks_of(order, CRITERIA).values())
    places = layout(stopped, max(ledger.alone().values()))
    return ET.fromstring(walk_picture(marks, groups, places, guess)), groups, places  # noqa: S314 - our own picture


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("order", ORDERS)
def test_everybody_stands_in_the_block_once_and_as_many_fall_at_each_gate_as_the_ledger_says(order, layout):
    drawn, groups, places = picture(order, layout)
    all_of_them = list[tuple[float, float]]()
    fallen = dict[int, int]()
    for group in (each for each in drawn.iter("g") if "ct-walkers" in each.get("class", "")):
        in_block, *at_rest = (standing(path.get("d", "")) for path in group.iter("path"))
        assert {len(one) for one in at_rest} == {len(in_block)}
        all_of_them += in_block
        number = int(group.get("data-gate", ""))
        fallen[number] = fallen.get(number, 0) + len(in_block)
    assert len(all_of_them) == len(set(all_of_them)) == LEDGER.people
    assert all(places.block.x < x < places.block.x + places.block.width for x, _ in all_of_them)
    assert [fallen.get(at, 0) for at in range(1, len(order) + 1)] == [group.people for group in groups[: len(order)]]
    assert fallen[len(order) + 1] == LEDGER.within + LEDGER.cannot_tell


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("order", ORDERS)
def test_whoever_is_stopped_lies_in_the_tray_of_the_gate(order, layout):
    drawn, _, places = picture(order, layout)
    for group in (each for each in drawn.iter("g") if "ct-walkers" in each.get("class", "")):
        number = int(group.get("data-gate", ""))
        if number > len(order):
            continue
        moves = re.findall(r"(-?[\d.]+)px", group.get("style", "") + group[0].get("style", ""))
        to_x, to_y, fall_x, fall_y = map(float, moves)
        tray = places.gates[number - 1].tray
        for x, y in standing(list(group.iter("path"))[-1].get("d", "")):
            assert tray.x < x + to_x + fall_x < tray.x + tray.width
            assert tray.y < y + to_y + fall_y < tray.bottom <= places.height


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_order_takes_the_same_room_and_the_picture_before_it_tells_no_number(layout):
    sizes = {picture(order, layout)[0].get("viewBox") for order in ORDERS}
    assert len(sizes) == 1
    marks = list(marks_of(LEDGER.conditions, CRITERIA).values())
    alike = layout([1000 // len(marks)] * len(marks), max(LEDGER.alone().values()))
    words = " ".join(ET.fromstring(waiting_picture(marks, alike)).itertext())  # noqa: S314 - our own picture
    assert not re.search(r"\d", words)
    assert all(word in words for mark in marks for word in mark.title.split())


def test_without_a_guess_there_is_no_outline_and_a_guess_of_nobody_is_only_said():
    for guess, said in ((None, False), (0, True)):
        drawn, _, _ = picture(LEDGER.conditions, LAYOUTS[0], guess)
        assert "ct-outline" not in {path.get("class") for path in drawn.iter("path") if path.get("d")}
        assert ("your guess" in "".join(drawn.itertext())) is said


def test_a_title_is_words_and_never_a_tag():
    marks = [
        mark.model_copy(update={"title": "<script>x</script>"})
        for mark in marks_of(LEDGER.conditions[:1], CRITERIA).values()
    ]
    ledger = reconciled(Ledger(conditions=LEDGER.conditions[:1], histogram=(1, 3)))
    places = LAYOUTS[0]([750], 750)
    assert "<script>" not in walk_picture(marks, by_first_failed(ledger), places, 10) + waiting_picture(marks, places)


@given(people=st.integers(0, 1000), across=st.sampled_from([25, 40]), start=st.integers(0, 100))
def test_as_many_dots_as_people_and_an_outline_with_room_for_each(people: int, across: int, start: int):
    assert len(set(standing(dots(start, people, across)))) == people
    assert len(set(standing(heap(people, across, 0, 240)))) == people
    corners = re.findall(r"[HV]([\d.\-]+)", outline(people, across, 0, 0))
    assert bool(corners) is bool(people)

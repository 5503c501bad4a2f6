"""Chapter 5: a guess first, a lab whose state is the address, and honesty beside it."""

import re
import time

import pytest

from cryoteach.domain.iceball import freeze
from cryoteach.wiring import content, ice_work
from tests.pages.visitor import PATIENCE_S, Visitor, words

CONTENT = content()
LAB = CONTENT.ice
VIEWS = ("slices", "growth", "film", "cost", "errors")


def open_chapter(**parts: str) -> Visitor:
    return Visitor().to("inside_the_ice", **parts)


def headline(visitor: Visitor) -> str:
    return words(visitor.html('class="ct-verdict'))


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_comes_up_and_no_zone_is_called_dead(view: str):
    visitor = open_chapter(ice_view=view)
    assert visitor.notices == []
    assert not visitor.test.exception
    assert "dead" not in str(visitor.charts).lower()
    assert "model output" in headline(visitor)


def test_the_full_run_takes_the_place_of_the_sketch():
    work = ice_work(LAB.settings.example(), LAB.settings)
    end = time.monotonic() + PATIENCE_S
    while work.ball is None and time.monotonic() < end:
        time.sleep(0.05)
    visitor = open_chapter()
    assert "sketch" not in headline(visitor)
    ball = freeze(LAB.settings.example(), LAB.settings.tissue_of())
    assert f"{100 * ball.target[-1]:.0f}% of the tumour" in headline(visitor)
    assert f"{ball.volumes[0]:.0f} cm³" in headline(visitor)


def test_the_guess_comes_back_beside_what_the_model_says():
    assert "No guess yet" in open_chapter().everything
    assert "You guessed 45 mm" in open_chapter(core="45").everything


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"arranged": "hand", "places": "0,0; 0,0"}, "two needles stand in one spot"),
        ({"arranged": "hand", "places": "nonsense"}, "places by hand look like this"),
        ({"arranged": "hand", "places": "nan,inf"}, "places by hand look like this"),
        ({"arranged": "hand", "places": "90,0"}, "farther than 40 mm"),
        ({"arranged": "hand", "places": ""}, "This cannot be set up"),
        ({"needles": "12", "spread": "5"}, "less than 5 mm apart"),
        ({"needles": "3", "inside": "4"}, "leaves no ring"),
        ({"vessel": "15", "needles": "1", "arranged": "hand", "places": "15,0"}, "in the vessel"),
    ],
)
def test_what_cannot_be_set_up_is_said_and_nothing_breaks(parts: dict[str, str], said: str):
    visitor = open_chapter(**parts)
    assert said in " ".join(warning.value for warning in visitor.test.warning)
    assert not visitor.test.exception


@pytest.mark.parametrize("parts", [{"freeze": "60"}, {"margin": "90"}, {"flow": "boiling"}, {"needles": "13"}])
def test_a_link_beyond_the_range_is_refused_aloud(parts: dict[str, str]):
    visitor = open_chapter(**parts)
    assert len(visitor.notices) == 1
    assert "not possible" in visitor.notices[0]


def test_no_needle_minutes_and_a_single_needle_are_legal():
    visitor = open_chapter(freeze="0", thaw="0", again="0", needles="1")
    assert not visitor.test.exception
    assert "0% of the tumour" in headline(visitor)


def test_every_line_of_honesty_stands_beside_the_lab_with_its_tag():
    text = words(open_chapter().everything)
    for line in LAB.settings.lines:
        assert line.text in text


def test_the_slices_are_two_and_the_table_holds_every_minute():
    charts = open_chapter().charts
    assert {"ice-cover", "ice-across", "ice-along"} <= set(charts)
    assert len(charts["ice-across"]["table"]["rows"]) == 29


def test_the_planners_needles_can_be_placed_and_cover_the_target():
    visitor = open_chapter(tumour="20").press("ice_planners")
    row = LAB.planner.row("cooled", -40.0, 20)
    assert visitor.address.get("needles", "4") == str(row.needles)
    assert visitor.address["spread"] == str(row.ring)
    assert "Place the planner" in str([button.label for button in visitor.test.button])


def test_one_to_five_multiplies_the_planners_row():
    rows = open_chapter(ice_view="cost").charts["ice-cost"]["table"]["rows"]
    row = LAB.planner.row("cooled", -40.0, 25)
    strict = [line for line in rows if "−40" in line[1]]
    assert [line[2] for line in strict] == [count * row.needles for count in range(1, 6)]
    assert strict[-1][5] == pytest.approx(5 * row.ice / 15, abs=0.1)


def test_the_cold_that_counts_can_be_chosen_and_the_planner_says_what_it_was_made_for():
    strict, mild = open_chapter(), open_chapter(contour="-20")
    assert headline(strict).startswith("❄−40 °C reached")
    assert headline(mild).startswith("❄−20 °C reached")
    shares = [row[1] for row in mild.charts["ice-cover"]["table"]["rows"]]
    assert shares[1] >= [row[1] for row in strict.charts["ice-cover"]["table"]["rows"]][1]
    assert "−20 °C or colder" in str(mild.charts["ice-cover"])
    assert "holds for −40 °C and 2.3 W/mK only" in headline(mild)
    assert "fewest needles found" in headline(strict)
    assert open_chapter(contour="-30").notices


def test_how_well_frozen_tissue_conducts_moves_the_ice_and_stays_in_the_link():
    poor, good = (open_chapter(conducts=at) for at in ("1.5", "2.8"))
    frozen = [float(re.search(r"(\d+) cm³ frozen", headline(visitor)).group(1)) for visitor in (poor, good)]
    assert frozen[0] < frozen[1]
    assert "2.3 W/mK only" in headline(good)
    assert good.address == {"conducts": "2.8"}
    assert len(open_chapter(conducts="3.5").notices) == 1

"""The rows of the ice ball that chapters 5 and 13 show are what the code gives, to half of their last digit."""

import re
from collections.abc import Iterable

import pytest
from pydantic import ValidationError

from cryoteach.domain.iceball.comparison import Comparison, Verified
from cryoteach.domain.iceball.plan import Timing, ring
from cryoteach.domain.iceball.simulation import freeze
from tests.domain.fictional import SHIPPED
from tests.domain.iceball import icy_rows
from tests.domain.iceball.icy_cases import found, found_at_half_the_step
from tests.domain.iceball.icy_invariants import PAIRS, warmed
from tests.domain.iceball.icy_rows import GEL, SETTINGS, between, core_in_gel, middle, thick_probe

ICE = SHIPPED.models.ice
BY_LAB = [row for row in ICE.comparisons if row.by == "lab"]
BY_PROBE = [row for row in ICE.comparisons if row.by == "thick-probe"]
MISSES = {"Gel, 1 needle": 35, "Gel, 2 needles": 20, "Gel, 3 needles": 15, "Gel, 4 needles": 15,
          "Pig liver, thick probe, 20": 15, "Pig liver, thick probe, 40": 20, "Pig liver, 20 minutes, inflow": 25,
          "Pig liver, twice": 27, "Pig liver, nitrogen": 35, "Gel, needles of 1.5 mm": 25}  # fmt: skip
"""How much each width may miss, in percent, as it was set beforehand."""


def last_digit(shown: float) -> float:
    """Half of the last digit with which a number is shown."""
    return 0.5 * 10 ** -len(f"{shown:g}".partition(".")[2])


def is_shown(row: Comparison, worked_out: Iterable[float]) -> None:
    """Hold both ends of a row against what was worked out."""
    anew = list(worked_out)
    for shown, value in zip(row.model, (min(anew), max(anew)), strict=True):
        assert value == pytest.approx(shown, abs=last_digit(shown)), row.what


def of(names: Iterable[str], row: Comparison) -> str:
    """The one name with which a row's words begin."""
    (name,) = [name for name in names if row.what.startswith(name)]
    return name


@pytest.mark.parametrize("row", BY_LAB, ids=lambda row: row.what)
def test_every_row_that_the_lab_worked_out_is_what_the_lab_gives(row: Comparison):
    is_shown(row, icy_rows.LAB[of(icy_rows.LAB, row)]())


@pytest.mark.slow
@pytest.mark.parametrize("row", BY_PROBE, ids=lambda row: row.what)
def test_every_row_of_the_thick_probe_is_what_its_program_gives(row: Comparison):
    flow, *minutes = icy_rows.PROBE[of(icy_rows.PROBE, row)]
    is_shown(row, thick_probe("−38" in row.what, flow, *minutes, step=0.5))


@pytest.mark.parametrize("row", BY_PROBE, ids=lambda row: row.what)
def test_the_thick_probe_in_rings_twice_as_wide_gives_nearly_the_same(row: Comparison):
    flow, *minutes = icy_rows.PROBE[of(icy_rows.PROBE, row)]
    anew = list(thick_probe("−38" in row.what, flow, *minutes, step=1.0))
    assert sorted(anew) == pytest.approx(list(row.model), abs=1.2)


@pytest.mark.parametrize("count", GEL)
def test_longer_needles_in_gel_would_give_what_the_row_says(count: int):
    row = next(row for row in BY_LAB if row.what.startswith(f"Gel, {count} needle"))
    at_40 = re.search(r"([\d.]+) at 40 mm", row.what)
    assert at_40
    (anew,) = core_in_gel(count, 40)
    assert anew == pytest.approx(float(at_40[1]), abs=last_digit(float(at_40[1])))


@pytest.mark.parametrize("start", MISSES)
def test_no_width_misses_by_more_than_was_set_beforehand(start: str):
    for row in ICE.comparisons:
        if row.what.startswith(start) and row.unit == "mm":
            low, high = row.measured
            assert all(abs(end / ((low + high) / 2) - 1) < MISSES[start] / 100 for end in row.model), row.what


def test_no_share_in_gel_misses_by_more_than_was_set_beforehand():
    shares = [row for row in ICE.comparisons if row.unit == "%"]
    assert len(shares) == 6
    for row in shares:
        assert row.model[0] == pytest.approx(row.measured[0], abs=12 if "share" in row.what else 4)


def test_the_lab_says_how_far_its_predictions_miss():
    predicted = [row for row in ICE.comparisons if row.kind == "prediction"]
    ends = [(end, [part for part in row.measured if part is not None]) for row in predicted for end in row.model]
    worst = max(abs(end / (sum(read) / len(read)) - 1) for end, read in ends if len(read) == 2 or end > read[-1])
    assert 0.25 < worst < 0.36
    assert [line for line in SETTINGS.lines if "misses by up to about a third" in line.text]
    assert {row.kind for row in ICE.comparisons} == {"calibration", "prediction"}


def test_the_cold_between_thin_needles_in_gel_is_what_the_words_say():
    for row, count in zip(ICE.in_words[:2], (2, 4), strict=True):
        said = [int(number.replace("−", "-")) for number in re.findall(r"−?\d+", row.model)]
        anew = [middle(between(count, apart)) for apart in (15.0, 20.0, 25.0)]
        assert anew == pytest.approx(said, abs=0.5), row.what
        assert anew[0] <= -40 < anew[2]


def test_one_long_freeze_makes_a_zone_as_large_as_two_short_ones():
    needles = SETTINGS.needles_at(ring(4, 10.6))
    once = freeze(SETTINGS.plan(needles, protocol=Timing(freeze=15, thaw=0, again=0)), SETTINGS.tissue_of())
    twice = freeze(SETTINGS.plan(needles), SETTINGS.tissue_of())
    assert once.volumes[0] == pytest.approx(twice.volumes[0], rel=0.03)
    words = f"{once.widths[0]:.1f} against {twice.widths[0]:.1f} mm wide; {twice.volumes[0]:.0f} cm³ both times"
    assert ICE.in_words[2].model == words
    assert round(once.volumes[0]) == round(twice.volumes[0])


def test_every_row_of_verification_is_what_the_code_gives():
    quick = [row for row in ICE.verified if not row.id.startswith("v6-half")]
    assert [row.id for row in quick] == list(found())
    for row in quick:
        are_shown(row, *found()[row.id])


@pytest.mark.slow
def test_the_rows_of_half_the_step_are_what_the_code_gives():
    anew = found_at_half_the_step()
    rows = [row for row in ICE.verified if row.id.startswith("v6-half")]
    assert [row.id for row in rows] == list(anew)
    for row in rows:
        are_shown(row, *anew[row.id])


def are_shown(row: Verified, exact: float, model: float) -> None:
    """Hold both numbers of a row against what was worked out."""
    assert exact == pytest.approx(row.exact, abs=last_digit(row.exact)), row.id
    assert model == pytest.approx(row.model, abs=last_digit(row.model)), row.id


def test_the_row_of_long_steps_says_how_many_cells_they_warm():
    (row,) = [row for row in ICE.verified if row.id == "v6-steps"]
    cells, kelvin = (
        float(number) for number in re.findall(r"about (\d+) cells of \d+, by less than ([\d.]+) K", row.what)[0]
    )
    found = [warmed(pair) for pair in PAIRS]
    assert max(count for count, _ in found) == pytest.approx(cells, abs=20)
    assert kelvin - 0.5 < max(most for _, most in found) < kelvin


def test_a_row_that_misses_by_more_than_was_allowed_is_refused():
    plain = {"id": "a", "what": "x", "unit": "mm", "exact": 10, "model": 10.2, "within": 3}
    assert Verified.model_validate(plain).error == "+2.0%"
    with pytest.raises(ValidationError, match=r"misses the exact solution by −4\.0%, more than the 3% allowed"):
        Verified.model_validate({**plain, "model": 9.6})

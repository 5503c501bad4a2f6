"""The ice ball as the lab asks for it: invariants (case V6), more of anything, and absurd requests."""

import re

import numpy as np
import pytest
from pydantic import ValidationError

from cryoteach.domain.iceball.freezing import Freezing
from cryoteach.domain.iceball.grid import Grid
from cryoteach.domain.iceball.needles import link
from cryoteach.domain.iceball.plan import Needles, Timing, Vessel, ring, snapped
from cryoteach.domain.iceball.result import COVERED, ICE, LETHAL
from cryoteach.domain.iceball.simulation import FULL, SKETCH, freeze
from cryoteach.domain.iceball.tissue import Tissue
from tests.domain.fictional import SHIPPED
from tests.domain.iceball.icy import FLOW, SET_V, TISSUE, WARM, crossing, in_plane, needles, plan, wall
from tests.domain.iceball.icy_invariants import FLOWS, HARDER, NINE, PAIRS, at_step, coldest_of, in_plain_steps, warmed


@pytest.fixture(scope="module")
def base():
    return freeze(plan(), TISSUE)


def test_v6_no_energy_is_lost():
    freezing = Freezing(plan(flow=0.0), TISSUE, Grid.around(2.5, 50, 50), np.float64)
    grid, columns = freezing.grid, freezing.columns
    rate, lost, dt = np.zeros_like(freezing.heat), 0.0, 0.3
    start = freezing.heat[freezing.open].sum()
    still = np.zeros_like(freezing.open)
    still[columns.full] = True
    live = freezing.open & ~still
    start = freezing.heat[live].sum()
    for _ in range(400):
        potential = TISSUE.potential(freezing.heat)
        total = potential[columns.around].sum(axis=0)
        surface = columns.surface(total)
        drawn = columns.drawn(surface, total).sum() * grid.step * 1e-3
        tips = (potential[columns.full[:, -1] + grid.layer] - surface[:, -1]).sum() * grid.step * 1e-3
        face = freezing.cells(potential)
        outer = sum(
            (potential[-1] - edge).sum()
            for edge in (face[:, 1, 1:-1], face[:, -2, 1:-1], face[:, 1:-1, 1], face[:, 1:-1, -2], face[-1, 1:-1, 1:-1])
        )
        lost += dt * (drawn + tips - outer * grid.step * 1e-3)
        freezing.freeze(freezing.heat, rate)
        freezing.heat += dt * rate
    change = (freezing.heat[live].sum() - start) * (grid.step * 1e-3) ** 3
    assert change == pytest.approx(-lost, rel=1e-6)


def test_v6_nothing_is_colder_than_the_needles_nor_warmer_than_the_body(base):
    for slices in (base.coldest_across, base.coldest_along, *(m.across for m in base.moments)):
        assert np.isfinite(slices).all()
        assert slices.min() >= base.plan.needles.cooling
        assert slices.max() <= TISSUE.body + 1e-4


def test_v6_a_symmetric_plan_freezes_symmetrically():
    freezing = Freezing(plan(), TISSUE, Grid.around(2.5, 50, 45))
    freezing.go(300, 12, freezing=True)
    cells = TISSUE.temperature(freezing.cells(freezing.coldest))
    for mirrored in (cells[:, ::-1], cells[:, :, ::-1], cells.transpose(0, 2, 1)):
        apart = np.abs(cells - mirrored)
        assert apart.max() < 0.2
        assert np.quantile(apart, 0.999) < 1e-3


@pytest.mark.parametrize("pair", PAIRS)
def test_v6_more_needles_time_or_power_and_less_flow_never_warm_a_place(pair: str):
    warmer, colder = (coldest_of(procedure, in_plain_steps) for procedure in PAIRS[pair])
    assert (colder - warmer).max() <= 1e-3


@pytest.mark.parametrize("pair", PAIRS)
def test_v6_in_the_long_steps_of_the_lab_a_few_cells_come_out_warmer_but_hardly(pair: str):
    cells, kelvin = warmed(pair)
    assert cells <= 120
    assert kelvin < 2


MORE = {
    "needles": {"kind": needles((*ring(4, 10.6), (0, 0)))},
    "time": {"times": (12, 8, 12)},
    "power": {"kind": needles(cooling=-170)},
    "less blood": {"flow": 0},
}


@pytest.mark.parametrize("more", MORE)
def test_v6_and_every_figure_of_the_lab_rises_with_them(base, more: str):
    found = freeze(plan(**MORE[more]), TISSUE)
    for name in ("widths", "volumes", "target", "tumour"):
        assert all(more >= less for more, less in zip(getattr(found, name), getattr(base, name), strict=True))


def test_v6_the_frozen_volume_falls_with_blood_flow(base):
    clamped, warm = (freeze(plan(flow=0), TISSUE), freeze(plan(flow_liver=WARM, flow_tumour=WARM), TISSUE))
    found = [clamped.volumes[0], base.volumes[0], warm.volumes[0]]
    assert found == pytest.approx([199, 137, 88], rel=0.01)


@pytest.mark.slow
@pytest.mark.parametrize("case", NINE, ids=str)
def test_v6_half_the_step_gives_the_same_ball(case):
    coarse, fine = at_step(case, 2.5), at_step(case, 1.25)
    assert coarse["widths"] == pytest.approx(fine["widths"], rel=0.01)
    assert coarse["volumes"] == pytest.approx(fine["volumes"], rel=0.015)
    assert coarse["covered"] == pytest.approx(fine["covered"], abs=0.01)


@pytest.mark.slow
@pytest.mark.parametrize("case", HARDER, ids=str)
def test_v6_one_needle_alone_and_another_flow_hang_more_on_the_step(case):
    coarse, fine = at_step(case, 2.5), at_step(case, 1.25)
    for name, within in (("widths", 0.03), ("volumes", 0.03)):
        assert coarse[name] == pytest.approx(fine[name], rel=within)
    assert coarse["covered"] == pytest.approx(fine["covered"], abs=0.03)


RINGS = {1: 0, 2: 5, 3: 7.5, 4: 10.6, 5: 15}
SAID = next(line.text for line in SHIPPED.models.ice.settings.lines if "quick sketch" in line.text)
"""What the screen says of a sketch: within how many percent its widths lie, and its volumes."""


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("count", RINGS)
def test_a_sketch_comes_as_near_as_the_screen_says(count: int, flow: str):
    tumour, liver = FLOWS[flow]
    procedure = plan(needles(ring(count, RINGS[count])), flow_tumour=tumour, flow_liver=liver)
    widths, volumes = (int(percent) / 100 for percent in re.findall(r"(\d+)%", SAID))
    full, sketch = freeze(procedure, TISSUE), freeze(procedure, TISSUE, SKETCH)
    assert (full.is_sketch, sketch.is_sketch) == (False, True)
    assert sketch.widths == pytest.approx(full.widths, rel=widths)
    assert sketch.volumes == pytest.approx(full.volumes, rel=volumes)
    assert sketch.target == pytest.approx(full.target, abs=0.03)


def test_needles_close_together_and_a_vessel_are_sketched_at_their_true_places():
    close = freeze(plan(needles(((0, 0), (5, 0))), times=(2, 0, 0)), TISSUE, SKETCH)
    piped = freeze(plan(times=(2, 0, 0), vessel=Vessel(x=20)), TISSUE, SKETCH)
    row = close.coldest_across[close.grid.steps]
    assert [row[np.abs(close.grid.x - at).argmin()] < -100 for at in (-5, 0, 2.5, 5, 10)] == [0, 1, 0, 1, 0]
    assert piped.coldest_across[piped.grid.steps, np.abs(piped.grid.x - 20).argmin()] == pytest.approx(37)


def test_slices_of_a_sketch_lie_where_its_grid_says():
    found = freeze(plan(), TISSUE, SKETCH)
    assert found.coldest_along.shape == (len(found.grid.z), len(found.grid.x))
    assert np.diff(found.grid.z) == pytest.approx(found.grid.step)
    end = crossing(found.grid.z, TISSUE.potential_of(found.coldest_along[:, found.grid.steps]), TISSUE.potential_at(-1))
    assert 20 < end < 45  # beyond the tips of needles 40 mm long


def test_a_vessel_keeps_its_side_warm():
    found = freeze(plan(vessel=Vessel(x=17.5)), TISSUE)
    row = found.coldest_across[found.grid.steps]
    far, near = (row[np.abs(found.grid.x - at).argmin()] for at in (-17.5, 15.0))
    assert row[np.abs(found.grid.x - 17.5).argmin()] == pytest.approx(37)
    assert near > far + 10


def test_the_minutes_until_a_target_is_covered_lie_between_two_moments():
    found = freeze(plan(tumour=20, margin=5), TISSUE)
    minutes = found.minutes_to_cover(LETHAL)
    shares = {moment.needle_minutes: moment.target[2] for moment in found.moments}
    assert shares[np.floor(minutes)] < COVERED <= shares[np.ceil(minutes)]
    assert found.minutes_to_cover(ICE) < minutes
    assert freeze(plan(times=(1, 0, 0)), TISSUE, SKETCH).minutes_to_cover(LETHAL) is None


def test_moments_follow_the_protocol_and_the_listener_hears_each(base):
    heard = []
    found = freeze(plan(times=(1.5, 1, 2)), TISSUE, SKETCH, heard.append)
    assert [moment.minute for moment in found.moments] == [0, 1, 1.5, 2.5, 3.5, 4.5]
    assert [moment.freezing for moment in found.moments] == [True, True, True, False, True, True]
    assert heard == pytest.approx([1 / 4.5, 1.5 / 4.5, 2.5 / 4.5, 3.5 / 4.5, 1])
    assert all(np.diff([m.widths[0] for m in base.moments]) >= 0)


def test_a_run_can_be_broken_off():
    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        freeze(plan(), TISSUE, SKETCH, stop)


def test_no_minutes_freeze_nothing():
    found = freeze(plan(times=(0, 0, 0)), TISSUE, SKETCH)
    assert found.volumes == (0, 0, 0)
    assert found.widths == (0, 0, 0)
    assert found.target == (0, 0, 0)
    assert found.minutes_to_cover() is None
    assert found.share_of_liver(5, 1500) == 0


def test_an_hour_without_blood_flow_is_given_the_room_it_needs():
    many = plan(needles(ring(12, 30), length=70), times=(60, 0, 0), flow=0, tumour=50)
    found = freeze(many, TISSUE, SKETCH)
    assert np.isfinite(found.volumes).all()
    for axis, plane in ((found.grid.x, found.coldest_across[found.grid.steps]), (found.grid.z, found.coldest_along)):
        frozen = axis[(plane <= -1) if plane.ndim == 1 else (plane <= -1).any(axis=1)]
        assert axis[-1] - frozen.max() >= SKETCH.room - found.grid.step
    assert found.volumes[0] > 800


def test_a_margin_as_large_as_it_may_be_still_lies_within_the_cells():
    found = freeze(plan(needles(((0, 0),), length=10), times=(1, 0, 0), tumour=80, margin=20), TISSUE, SKETCH)
    assert found.grid.half_width > found.plan.target
    assert 0 <= found.target[0] < 0.01


def test_five_equal_tumours_freeze_five_times_as_much(base):
    one = base.share_of_liver(1, 1500)
    assert one == pytest.approx(100 * base.volumes[0] / 1500)
    assert base.share_of_liver(5, 1500) == pytest.approx(5 * one)


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (((0, 0),) * 12, "two needles stand in one spot"),
        (((0, 0), (2.5, 0)), "less than 5 mm apart"),
        (((1, 0),), "off the lattice"),
        (((42.5, 0),), "farther than 40 mm"),
        (tuple((5.0 * i, 0) for i in range(-6, 7)), "at most 12"),
        ((), "at least 1"),
    ],
)
def test_needles_that_cannot_stand_are_refused_in_words(places, said: str):
    with pytest.raises(ValidationError, match=said):
        Needles(places=places, width=2.4, length=40, cooling=-160, resistance=0.08)


def test_a_needle_in_a_vessel_is_refused():
    with pytest.raises(ValidationError, match="in the vessel"):
        plan(vessel=Vessel(x=7.5, y=7.5))


@pytest.mark.parametrize("times", [(61, 0, 0), (-1, 0, 0)])
def test_times_beyond_an_hour_or_below_nothing_are_refused(times):
    with pytest.raises(ValidationError):
        plan(times=times)


def test_a_tissue_whose_numbers_contradict_each_other_is_refused():
    plain = SET_V.model_dump()
    with pytest.raises(ValidationError, match="rising order"):
        Tissue.model_validate({**plain, "solidus": 0})
    with pytest.raises(ValidationError, match="fastest"):
        Tissue.model_validate({**plain, "unfrozen_conductivity": 20})


def test_heat_temperature_and_potential_are_one_curve():
    degrees = np.array([-160.0, -40, -8, -4, -1, 0, 37])
    heat = np.array([SET_V.heat_at(at) for at in degrees])
    assert SET_V.temperature(heat) == pytest.approx(degrees)
    assert SET_V.potential(heat) == pytest.approx([SET_V.potential_at(at) for at in degrees])
    assert SET_V.heat_of_potential(SET_V.potential(heat)) == pytest.approx(heat)
    assert SET_V.warm == pytest.approx(405.7e6, rel=1e-3)


def test_the_fast_way_to_the_potential_is_the_plain_one():
    freezing = Freezing(plan(), TISSUE, Grid.around(2.5, 50, 45), np.float64)
    freezing.heat[:] = np.linspace(-3e8, 4.2e8, len(freezing.heat))
    freezing._to_potential(freezing.heat)
    assert freezing._potential == pytest.approx(TISSUE.potential(freezing.heat))


def test_a_needle_too_wide_for_its_cells_is_refused():
    assert link(2.4, 2.5) == pytest.approx(2.28, abs=0.01)
    assert link(2.4, 2.0) == pytest.approx(3.38, abs=0.01)
    with pytest.raises(ValueError, match="too wide"):
        link(2.4, 1.25)


def test_a_needle_just_switched_on_is_warm_and_goes_through_every_kind_of_tissue():
    weak = in_plane(wall(2.4, -50).model_copy(update={"resistance": 1.0}), 2.5, 20)
    sums = np.linspace(0, 4 * TISSUE.potential_at(37), 40)
    surface = SET_V.temperature(SET_V.heat_of_potential(weak.columns.surface(sums[:, None])))
    drawn = weak.columns.link * (sums[:, None] - 4 * weak.columns.surface(sums[:, None]))
    assert surface == pytest.approx(-50 + 1.0 * drawn, abs=1e-6)
    assert surface.max() > SET_V.liquidus
    assert ((surface > SET_V.solidus) & (surface < SET_V.liquidus)).any()


def test_a_place_off_the_grid_is_refused():
    grid = Grid.around(5, 50, 45)
    assert grid.node(10, -10) == (8, 12)
    for place in ((2.5, 0), (50, 0)):
        with pytest.raises(ValueError, match="no place of the grid"):
            grid.node(*place)


def test_places_are_snapped_outwards_so_that_mirror_images_stay_mirror_images():
    assert snapped(3.75, -3.75) == (5, -5)
    assert snapped(-1.2, 0) == (0, 0)
    assert set(ring(4, 10.6)) == {(7.5, 7.5), (-7.5, 7.5), (7.5, -7.5), (-7.5, -7.5)}
    assert ring(3, 7.5, 1)[-1] == (0, 0)
    assert len(ring(8, 20, 3)) == 11


def test_a_protocol_adds_its_minutes_up():
    times = Timing(freeze=10, thaw=8, again=10)
    assert (times.needle_minutes, times.minutes) == (20, 28)


def test_flow_differs_in_the_tumour():
    freezing = Freezing(plan(flow_tumour=0.001, flow_liver=FLOW), TISSUE, Grid.around(2.5, 50, 45))
    cells = freezing.cells(freezing.flow)
    assert cells[0, 20, 20] == pytest.approx(0.001 * 3.8 / 3.6)
    assert cells[0, 20, 36] == pytest.approx(FLOW * 3.8 / 3.6)
    assert FULL.longest == 12

"""What comes out of a procedure: how much memory it takes while it is kept for the next who asks."""

import numpy as np
import pytest

from cryoteach.domain.iceball.simulation import SKETCH, freeze
from tests.domain.iceball.icy import TISSUE, plan


def test_an_ice_ball_takes_up_all_its_slices_those_of_its_moments_too():
    ball = freeze(plan(times=(1, 0, 0)), TISSUE, SKETCH)
    slices = [ball.coldest_across, ball.coldest_along]
    for moment in ball.moments:
        assert moment.bytes == moment.across.nbytes + moment.along.nbytes
        slices += [moment.across, moment.along]
    surfaces = ball.ice.bytes + ball.core.bytes
    assert ball.bytes == sum(values.nbytes for values in slices) + surfaces > slices[0].nbytes


def test_how_far_the_cold_reached_along_the_needles():
    ball = freeze(plan(), TISSUE, SKETCH)
    ice, core = ball.length(-1.0), ball.length(-40.0)
    assert ball.plan.needles.length < core < ice < 80
    assert np.ptp(ball.core.points[:, 2]) == pytest.approx(core, abs=3)
    assert freeze(plan(times=(0, 0, 0)), TISSUE, SKETCH).length(-1.0) == 0
    assert ball.length(40.0) == pytest.approx(2 * ball.grid.z[-1]), "it ends where the cells do"

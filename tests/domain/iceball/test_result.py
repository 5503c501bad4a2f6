"""What comes out of a procedure: how much memory it takes while it is kept for the next who asks."""

from cryoteach.domain.iceball.simulation import SKETCH, freeze
from tests.domain.iceball.icy import TISSUE, plan


def test_an_ice_ball_takes_up_all_its_slices_those_of_its_moments_too():
    ball = freeze(plan(times=(1, 0, 0)), TISSUE, SKETCH)
    slices = [ball.coldest_across, ball.coldest_along]
    for moment in ball.moments:
        assert moment.bytes == moment.across.nbytes + moment.along.nbytes
        slices += [moment.across, moment.along]
    assert ball.bytes == sum(values.nbytes for values in slices) > slices[0].nbytes

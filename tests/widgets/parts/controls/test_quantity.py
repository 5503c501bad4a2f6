"""What the control of a number is told: the decimals of its step, and an end that can be reached."""

import pytest

from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.scales import Quantity
from cryoteach.widgets.parts.controls import quantity


@pytest.mark.parametrize(
    ("step", "high", "decimals", "last"), [(1, 9, 0, 9), (0.1, 2, 1, 2), (0.05, 0.97, 2, 0.95), (0.25, 3, 2, 3)]
)
def test_a_control_shows_the_decimals_of_its_step_and_ends_on_its_last_value(step, high, decimals, last):
    scale = Quantity(name="dose", label="dose", term="", unit="mg", low=0, high=high, step=step)
    told = quantity._payload(scale, "Dose", None, None, "not known")
    assert (told["decimals"], told["high"]) == (decimals, last)
    assert scale.checked(told["start"]) == told["start"]


def test_the_findings_of_a_person_are_shown_with_the_decimals_they_always_had():
    shown = {name: scale.decimals for name, scale in SCALES.items() if isinstance(scale, Quantity)}
    assert shown == {"lesion_count": 0, "largest_diameter_cm": 1, "performance_status": 0, "doubling_time_days": 0}

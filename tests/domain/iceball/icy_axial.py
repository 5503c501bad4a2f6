"""A second way to the ice of one thick probe: rings around an axis, finer cells, and the probe's surface kept cold.

It shares the tissue and the long steps with the lab, and neither its cells nor its needles. The specification (2.4)
asks for it where a probe is wider than the lab's cells: 8 mm, kept at −165 °C.
"""

import math

import numpy as np

from cryoteach.domain.iceball.simulation import FULL
from cryoteach.domain.iceball.step import Stepper, plain_steps_spanned
from tests.domain.iceball.icy import TISSUE, crossing

RADIUS, COLD, ROOM = 4, -165, 60
"""The probe's surface, mm and °C, and how far the tissue goes on around it, mm."""


class Axial:
    """Tissue around one probe, in rings of a step by a step; only the upper half is worked out. Lengths in mm."""

    def __init__(self, length: float, flow: float, step: float) -> None:
        self.step = step
        self.r, self.z = (np.arange(round(size / step)) * step + step / 2 for size in (ROOM, ROOM + length / 2))
        self.probe = (self.r < RADIUS)[None, :] & (self.z < length / 2)[:, None]
        self.outward = self.r[:-1] + step / 2
        self.links = [1.0 + (np.diff(self.probe, axis=axis)) for axis in (1, 0)]  # from a surface it is half a step
        self.heat = np.full(self.probe.shape, TISSUE.warm)
        self.coldest, self.flow = self.heat.copy(), np.full(self.probe.shape, flow * TISSUE.blood_capacity * 1e6)

    def go(self, minutes: float, *, freezing: bool) -> None:
        """Freeze, or let thaw, for so long."""
        if freezing:
            self.heat[self.probe] = TISSUE.heat_at(COLD)
        stages, flat = round(20 / self.step) | 1, self.heat.ravel()
        plain = 0.9 * (self.step * 1e-3) ** 2 / (5 * TISSUE.slopes[0])  # four neighbours, one of them half a step away
        count, stepper = (
            math.ceil(minutes * 60 / min(plain_steps_spanned(stages) * plain, FULL.longest)),
            Stepper(flat.size, float),
        )
        for _ in range(count):
            stepper.step(flat, lambda heat, out: self._rate(heat, out, freezing=freezing), minutes * 60 / count, stages)
            self.coldest = np.minimum(self.coldest, self.heat)
            self.flow[self.coldest < 0] = 0

    def _rate(self, flat: np.ndarray, out: np.ndarray, *, freezing: bool) -> None:
        heat, rate = flat.reshape(self.heat.shape), out.reshape(self.heat.shape)
        potential = TISSUE.potential(heat)
        radial, axial = ((1.0, 1.0), self.links)[freezing]
        inwards, downwards = np.diff(potential, axis=1) * self.outward * radial, np.diff(potential, axis=0) * axial
        rate[:] = 0
        rate[:, :-1] += inwards
        rate[:, 1:] -= inwards
        rate /= self.r
        rate[:-1] += downwards
        rate[1:] -= downwards
        rate /= (self.step * 1e-3) ** 2
        rate += (heat > TISSUE.melted) * self.flow * (TISSUE.body - TISSUE.temperature(heat))
        rate[-1] = rate[:, -1] = 0
        if freezing:
            rate[self.probe] = 0

    def width(self, degrees: float) -> float:
        """How wide the coldest until now was in the middle of the probe."""
        return 2 * crossing(self.r, TISSUE.potential(self.coldest[0]), TISSUE.potential_at(degrees))


def thick(length: float, flow: float, *minutes: float, step: float) -> tuple[float, float]:
    """Widths of the ice and of −38 °C after freezing, and thawing and freezing again where more minutes are given."""
    made = Axial(length, flow, step)
    for part, length_of_part in enumerate(minutes):
        made.go(length_of_part, freezing=part % 2 == 0)
    return made.width(-1), made.width(-38)

"""The values a criterion can test: each a named calculation on one finding.

A measure works on one number and on a NumPy column alike, so that one person and a million are scored by the
same rule. A new calculation is one decorated function here; a criterion names it in its YAML file.
"""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from cryoteach.domain.rules.patient import SCALES, scale_of
from cryoteach.domain.rules.scales import Scale


class Measure(BaseModel, frozen=True, extra="forbid"):
    """A calculation on one finding, and the finding's scale."""

    name: str
    finding: str
    of: Callable[[Any], Any]

    @property
    def scale(self) -> Scale:
        """The scale that the finding is given on."""
        return scale_of(self.finding)


def _as_given(value: Any) -> Any:  # noqa: ANN401 - a number, an option or a whole column of them
    return value


# Every finding can be tested just as it is given.
MEASURES: dict[str, Measure] = {name: Measure(name=name, finding=name, of=_as_given) for name in SCALES}

"""Arrays of the ice-ball lab: floating numbers of either width."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Cells: TypeAlias = NDArray[np.floating[Any]]

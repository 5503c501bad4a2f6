"""How far the limit of a condition can be moved: as far as any set of limits goes, and to half and twice the first."""

from collections.abc import Iterable

from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Quantity

TWICE = 2
MOST_PLACES = 40


def movable_range(criterion: Criterion, profiles: Iterable[Profile]) -> Quantity | None:
    """The scale of a movable limit; None where the condition has no number or no set of limits asks it."""
    scale = criterion.measures.scale
    limits = [c.limit for profile in profiles for c in profile.conditions if c.id == criterion.id]
    if not limits or not isinstance(scale, Quantity):
        return None
    first = limits[0].number
    told = [limit.number for limit in limits] + [limit.ideal for limit in limits if limit.ideal is not None]
    low, high = scale.nearest(min(*told, first / TWICE)), scale.nearest(max(*told, first * TWICE))
    return scale.model_copy(update={"low": low, "high": high})


def places(scale: Quantity, *always: float) -> list[float]:
    """Legal values from one end of a scale to the other, some forty at most, and those that have to be among them."""
    steps = round((scale.high - scale.low) / scale.step)
    stride = max(1, -(-steps // MOST_PLACES))
    found = {scale.nearest(scale.low + i * scale.step) for i in range(0, steps + 1, stride)}
    return sorted(found | {scale.nearest(scale.high)} | {scale.nearest(number) for number in always})

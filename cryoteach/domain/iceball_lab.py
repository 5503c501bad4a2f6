"""The whole lab as its files give it: settings, the planner's table, and the comparison with what was measured."""

from pydantic import BaseModel, Field

from cryoteach.domain.iceball_comparison import Comparison
from cryoteach.domain.iceball_planner import PlannerTable
from cryoteach.domain.iceball_settings import IceSettings


class IceLab(BaseModel, frozen=True, extra="forbid"):
    """Everything that chapter 5 shows, but for its prose."""

    settings: IceSettings
    planner: PlannerTable
    comparisons: tuple[Comparison, ...] = Field(min_length=1)

"""All that was read about real people: the registry of sources and facts, and what is shown of it."""

from pydantic import BaseModel

from cryoteach.domain.evidence.costs import CostSheet
from cryoteach.domain.evidence.resected import Resected
from cryoteach.domain.evidence.roads import Roads, ThenAndNow
from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.evidence.used_limits import UsedLimits


class Evidence(BaseModel, frozen=True, extra="forbid"):
    """Sources and facts by id; what comes of one file alone is None where that file cannot be used."""

    sources: dict[str, Source] = {}
    facts: dict[str, Fact] = {}
    costs: CostSheet | None = None
    roads: Roads | None = None
    then_and_now: ThenAndNow | None = None
    used_limits: UsedLimits | None = None
    resected: Resected | None = None

"""Everything that chapter 2 says about one person, by the keys of the parts that show it."""

import json
from collections.abc import Mapping
from typing import Any

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.rules.assessment import Assessment
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM, LESION_COUNT, SCALES
from cryoteach.domain.rules.scales import Quantity
from cryoteach.figures.one_person import limit_map, margins
from cryoteach.figures.parts.payload import chart_payload
from cryoteach.person_view.gates import gates
from cryoteach.person_view.verdict import headline, spoken, why

"""Where the app answers with them, relative to its root and without a leading slash."""

Payload = Mapping[str, Any]
VERDICT, WHY, ANNOUNCEMENT, GATES, MAP, BARS = "headline", "why", "announcement", "gates", "limit-map", "margins"


def words(assessment: Assessment, evidence: Evidence, criteria: Mapping[str, Criterion]) -> dict[str, Payload]:
    """The verdict, why, the same for a screen reader, and the gates."""
    return {
        VERDICT: {"key": VERDICT, "html": headline(assessment), "complains": True, "reserve": 44},
        WHY: {"key": WHY, "html": why(assessment)},
        ANNOUNCEMENT: {"key": ANNOUNCEMENT, "text": spoken(assessment)},
        GATES: {"key": GATES, **gates(assessment, evidence, criteria)},
    }


def charts(assessment: Assessment) -> dict[str, bytes]:
    """The limit map, where a tap moves the person, and the margins about the limit."""
    of = state(assessment)
    return {
        MAP: chart_payload(
            limit_map.drawing(assessment), limit_map.table(assessment), key=MAP, height=limit_map.HEIGHT,
            name="Limit map: number of tumours against largest diameter", of=of, clickable=True,
            taps={"x": _axis(LESION_COUNT), "y": _axis(LARGEST_DIAMETER_CM)},
        ),
        BARS: chart_payload(
            margins.drawing(assessment), margins.table(assessment), key=BARS, height=margins.height(assessment),
            name="Margins of each condition about its limit", of=of,
        ),
    }  # fmt: skip


def lines(assessment: Assessment, evidence: Evidence, criteria: Mapping[str, Criterion]) -> bytes:
    """All of it, a line of JSON each."""
    said = [
        json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
        for payload in words(assessment, evidence, criteria).values()
    ]
    return b"\n".join([*(line.encode() for line in said), *charts(assessment).values()])


def state(assessment: Assessment) -> dict[str, Mapping[str, Any]]:
    """Whom it is about, and by which set of limits: what the browser asks for it by."""
    person, profile = assessment.person, assessment.profile
    values = {name: person.value(name) for name in SCALES}
    return {"person": values, "limits": {"profile": profile.id, "version": profile.version}}


def _axis(scale: Quantity) -> dict[str, Any]:
    return {"finding": scale.name, "low": scale.low, "high": scale.high, "step": scale.step}

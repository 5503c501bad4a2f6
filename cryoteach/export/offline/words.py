"""Words of the app that the offline file shows: those of tags, verdicts, marks and controls.

What charts and pages alone say lies above this layer; a test holds these against it.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from cryoteach.domain.practice.marking import RIGHT, WRONG
from cryoteach.domain.rules.all_rules import GrowthWord
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import (
    CHEMOTHERAPY_RESPONSE,
    DOUBLING_TIME_DAYS,
    EXTRAHEPATIC_DISEASE,
    LARGEST_DIAMETER_CM,
    LESION_COUNT,
    PERFORMANCE_STATUS,
)
from cryoteach.domain.rules.phrases import TEAM
from cryoteach.domain.rules.scales import Scale
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.rules.verdict import Verdict
from cryoteach.theme import LOOKS

Written: TypeAlias = dict[str, Any]
SURE = {1: "1 · a hunch", 2: "2 · fairly sure", 3: "3 · very sure"}
MEANINGS = {
    Tag.LEAFLET: "leaflet: the patient page that this project is built on",
    Tag.CITED: "cited: an entry of the registry, read at its source",
    Tag.OUR_ASSUMPTION: "our teaching assumption: a choice of ours, open to dispute",
    Tag.MODEL_OUTPUT: "model output: worked out from invented people, never evidence",
}


def words() -> Written:
    """What the script says for each tag, verdict, status and look, and the rule of marks."""
    return {
        "team": TEAM,
        "verdicts": {verdict.value: verdict.words for verdict in Verdict},
        "statuses": {status.value: status.words for status in Status},
        "tags": {tag.value: {"text": tag.words, "word": tag.word} for tag in Tag},
        "looks": {name: {"words": look.words, "mark": look.mark} for name, look in LOOKS.items()},
        "sure": SURE,
        "right": RIGHT,
        "wrong": WRONG,
    }


def controls(growth_words: Mapping[str, GrowthWord]) -> list[Written]:
    """How each finding is asked for."""
    growth = {word: read.doubling_time_days for word, read in growth_words.items()}
    return [
        _control(LESION_COUNT, "Liver tumours"),
        _control(LARGEST_DIAMETER_CM, "Largest diameter (cm)"),
        _control(PERFORMANCE_STATUS, "Fitness (ECOG)", buttons=True),
        _control(CHEMOTHERAPY_RESPONSE, "Chemotherapy (response to it)"),
        _control(DOUBLING_TIME_DAYS, "Growth: days to double in volume (words: our teaching assumption)", words=growth),
        _control(EXTRAHEPATIC_DISEASE, "Disease elsewhere (extrahepatic)", unknown="not yet looked for"),
    ]


def _control(scale: Scale, title: str, **more: Any) -> Written:  # noqa: ANN401 - by the names below
    return {"finding": scale.name, "title": title, "unknown": "not known", "buttons": False, "words": {}, **more}

"""The offline file says what the engine says: every row, every vector of statuses, every tie, and people at random.

A verdict, its flip sentence and its weakest link are put together from rows. So it is enough to prove the rows (each
value of each condition), what statuses come to (with sentinels in the place of phrases), and the weakest link of each
two values: a minimum with ties by order is settled by pairs. Whole people drawn at random prove that this is so.
"""

import json

import pytest

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.offline.data import tables
from cryoteach.export.offline.joined import ENTRY, joined
from cryoteach.wiring import content
from tests.export.offline import engine
from tests.export.offline.joined_script import ask_node, file_of, script_of

PROFILES = content().rules.profiles
LEAFLET = PROFILES["leaflet"]
MANY, SEED, SOME = 10_000, 20_261_128, 150


def each_profile() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)


KEPT: dict[int, dict[str, tuple[list, object]]] = {}


def proofs(profile: Profile) -> dict[str, tuple[list, object]]:
    """What is asked about a set of limits, and what the engine says to it; worked out once."""
    if id(profile) not in KEPT:
        values, letters, composed = engine.vectors(profile)
        KEPT[id(profile)] = {
            "rows": (["rows", profile.id, engine.person_meeting(profile).model_dump()], engine.rows(profile)),
            "vectors": (["vectors", profile.id, values, letters], composed),
            "pairs": (["pairs", profile.id], engine.pairs(profile)),
        }
    return KEPT[id(profile)]


def unequal(script: str, file: str, profile: Profile) -> list[str]:
    """Which of the three proofs fail."""
    found = ask_node(script, file, *(asked for asked, _ in proofs(profile).values()))
    return [name for (name, (_, says)), told in zip(proofs(profile).items(), found, strict=True) if told != says]


def with_people(script: str, file: str, profile: Profile, seed: int, many: int) -> None:
    people = list(engine.anybody(seed, many))
    keys = [assess(person, profile) for person in people]
    given = [person.model_dump() for person in people]
    told, drawn = ask_node(script, file, ["people", profile.id, given], ["pictures", profile.id, given[:SOME]])
    for key, says in zip(keys, told, strict=True):
        assert says == engine.sayings(key)
    for key, shows in zip(keys[:SOME], drawn, strict=True):
        assert shows == engine.pictures(key)


@each_profile()
def test_every_row_every_vector_and_every_tie_is_the_engines(offline_html: str, profile: Profile):
    assert unequal(script_of(offline_html), file_of(offline_html), profile) == []


@pytest.mark.slow
@each_profile()
def test_of_ten_thousand_people_every_sentence_is_the_engines(offline_html: str, profile: Profile):
    with_people(script_of(offline_html), file_of(offline_html), profile, SEED, MANY)


def test_a_limit_that_nobody_can_miss_is_told_as_the_engine_tells_it():
    open_gates = LEAFLET.with_limit("few-lesions", at_most=60.0).with_limit("slow-growing", at_least=15.0)
    open_gates = open_gates.with_limit("no-spread", one_of=("none-seen", "suspected", "confirmed"), unsettled=())
    file = json.dumps({**tables(content(), [open_gates]), "cases": []})
    assert unequal(joined(ENTRY), file, open_gates) == []
    with_people(joined(ENTRY), file, open_gates, SEED, 500)


A_VECTOR = ("function flipSentence(judgement, words) {", "c,m,m,n,m,m", 'return "";')
A_TIE = ("finding.margin < (found.margin ?? Infinity)", "finding.value === 92 && finding.margin === found.margin")


def test_one_broken_row_vector_or_tie_is_seen_and_by_its_own_proof(offline_html: str):
    script, file = joined(ENTRY, is_short=False), file_of(offline_html)  # with its own names, to be broken by them
    told = json.loads(file)
    told["profiles"]["leaflet"]["conditions"][4]["reason"]["runs"][3:3] = [0, 0]  # a run of nobody moves nothing
    assert unequal(script, json.dumps(told), LEAFLET) == []
    told["profiles"]["leaflet"]["conditions"][4]["unit"][200] += 1
    assert unequal(script, json.dumps(told), LEAFLET) == ["rows"]
    place, vector, wrong = A_VECTOR
    seen = f'if (judgement.findings.map((one) => one.status[0]).join() === "{vector}") {wrong}'
    assert place in script
    assert unequal(script.replace(place, f"{place}{seen}"), file, LEAFLET) == ["vectors"]
    right, also = A_TIE
    assert right in script
    assert "pairs" in unequal(script.replace(right, f"({right} || {also})"), file, LEAFLET)

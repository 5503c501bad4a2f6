"""One slip of every kind, in a file of every kind: reported with its file and field, and the rest still loads."""

import pytest

from tests.domain.fictional import SHIPPED

LEAFLET = "content/profiles/leaflet.yaml"
FEW = "content/criteria/few-lesions.yaml"
PRESET = f"content/presets/{next(iter(SHIPPED.rules.presets))}.yaml"
WORDS = "content/growth/words.yaml"
CASE_ID = next(case.id for case in SHIPPED.teaching.cases.values() if case.twin is None)
CASE = f"scenarios/{CASE_ID}.yaml"
LESIONS = "conditions.few-lesions"
KINDS = {
    "facts": lambda content: content.evidence.facts,
    "sources": lambda content: content.evidence.sources,
    "criteria": lambda content: content.rules.criteria,
    "profiles": lambda content: content.rules.profiles,
    "presets": lambda content: content.rules.presets,
    "growth_words": lambda content: content.rules.growth_words,
    "lessons": lambda content: content.teaching.lessons,
    "cases": lambda content: content.teaching.cases,
}


def at(data, place):
    for part in place.split("."):
        data = data[int(part) if isinstance(data, list) else part]
    return data


def put(place, **fields):
    """Set fields of the part at a place ("" is the whole)."""
    return lambda data: (at(data, place) if place else data).update(fields)


def drop(place, name):
    return lambda data: (at(data, place) if place else data).pop(name)


BROKEN = {
    "profile, unknown key": (LEAFLET, put("", colour="red"), "colour", "not a known field"),
    "profile, unknown key of a limit": (LEAFLET, put(LESIONS, at_msot=5), f"{LESIONS}.at_msot", "not a known field"),
    "profile, missing version": (LEAFLET, drop("", "version"), "version", "is missing"),
    "profile, odd version": (LEAFLET, put("", version="one"), "version", "found 'one'"),
    "profile, number for a version": (LEAFLET, put("", version=1.0), "version", "found 1.0"),
    "profile, missing citation": (LEAFLET, drop(LESIONS, "cites"), f"{LESIONS}.cites", "is missing"),
    "profile, no citation": (LEAFLET, put(LESIONS, cites=[]), f"{LESIONS}.cites", "has 0; it takes at least 1 items"),
    "profile, citation of nothing": (LEAFLET, put(LESIONS, cites=["no-fact"]), f"{LESIONS}.cites", "cites 'no-fact'"),
    "profile, limit as text": (LEAFLET, put(LESIONS, at_most="five"), f"{LESIONS}.at_most", "found 'five'"),
    "profile, limit as digits": (LEAFLET, put(LESIONS, at_most="5"), f"{LESIONS}.at_most", "found '5'"),
    "profile, limit out of range": (LEAFLET, put(LESIONS, at_most=61), LESIONS, "61.0 is not possible"),
    "profile, limit between steps": (LEAFLET, put(LESIONS, at_most=5.5), LESIONS, "5.5 is not possible"),
    "profile, limit not a number": (LEAFLET, put(LESIONS, at_most=float("nan")), LESIONS, "nan"),
    "profile, ideal on the wrong side": (LEAFLET, put(LESIONS, ideal=60), LESIONS, "met side of the limit"),
    "profile, two rules": (LEAFLET, put(LESIONS, at_least=1), LESIONS, "exactly one of at_most, at_least, one_of"),
    "profile, unknown tag": (LEAFLET, put(LESIONS, tag="gospel"), f"{LESIONS}.tag", "found 'gospel'"),
    "profile, unknown option": (
        LEAFLET,
        put("conditions.no-spread", one_of=["nothing"]),
        "conditions.no-spread",
        "'nothing' is not possible for disease elsewhere",
    ),
    "profile, unknown condition": (
        LEAFLET,
        put("conditions", age={"at_most": 70, "ideal": 50, "tag": "cited", "cites": ["seed-number-limit"]}),
        "conditions.age",
        "is not a condition that can be used; known: chemotherapy-first",
    ),
    "profile, no conditions": (LEAFLET, put("", conditions={}), "conditions", "has 0; it takes at least 1 items"),
    "profile, empty limit": (
        LEAFLET,
        put("conditions", fit=None),
        "conditions.fit",
        "fields with values were expected",
    ),
    "profile, another id": (LEAFLET, put("", id="leaflets"), "id", "but the file is called 'leaflet'"),
    "criterion, unknown key": (FEW, put("", colour="red"), "colour", "not a known field"),
    "criterion, misspelt measure": (FEW, put("", measure="lesion_cuont"), "measure", "known: lesion_count, largest_"),
    "criterion, order as text": (FEW, put("", order="third"), "order", "found 'third'"),
    "criterion, misspelt blank": (FEW, put("sentences", met="{vlaue}"), "sentences.met", "{vlaue}: never filled in"),
    "criterion, missing sentence": (FEW, drop("sentences", "not_met"), "sentences.not_met", "is missing"),
    "criterion, unknown misconception": (FEW, put("", misconceptions=["M99"]), "misconceptions.0", "found 'M99'"),
    "criterion, another id": (FEW, put("", id="many-lesions"), "id", "but the file is called 'few-lesions'"),
    "preset, impossible finding": (PRESET, put("person", lesion_count=0), "person.lesion_count", "0 is not possible"),
    "preset, unknown finding": (PRESET, put("person", age=70), "person.age", "not a known field"),
    "preset, unknown option": (
        PRESET,
        put("person", chemotherapy_response="ok"),
        "person.chemotherapy_response",
        "'ok'",
    ),
    "preset, another id": (PRESET, put("", id="another"), "id", "is 'another'"),
    "growth, impossible days": (WORDS, put("slow", doubling_time_days=9999), "slow.doubling_time_days", "9999 is not"),
    "growth, days as text": (WORDS, put("slow", doubling_time_days="90"), "slow.doubling_time_days", "'90' is not"),
    "growth, citation of nothing": (WORDS, put("fast", cites=["no-fact"]), "fast.cites", "cites 'no-fact'"),
    "growth, empty word": (WORDS, put("", fast=None), "fast", "fields with values were expected"),
    "case, unknown key": (CASE, put("", colour="red"), "colour", "not a known field"),
    "case, impossible finding": (
        CASE,
        put("stages.0.findings", lesion_count=True),
        "stages.0.findings",
        "true is not possible for liver tumours",
    ),
    "case, unknown profile": (CASE, put("", profile="generous"), "profile", "known: leaflet"),
    "case, unknown kind of question": (CASE, put("stages.0", question={"kind": "essay"}), "stages.0.question", "essay"),
    "case, question short of feedback": (
        CASE,
        put("stages.0", question={"kind": "choice", "prompt": "?", "options": [{"text": "a"}, {"text": "b"}]}),
        "stages.0.question.options.0.feedback",
        "is missing",
    ),
    "case, no stages": (CASE, put("", stages=[]), "stages", "has 0; it takes at least 1 items"),
    "case, unknown twin": (CASE, put("", twin="nobody"), "twin", "no case that can be used is called 'nobody'"),
    "case, another id": (CASE, put("", id="another"), "id", f"but the file is called {CASE_ID!r}"),
    "case, another verdict": (
        CASE,
        put("stages.0", expected_verdict="within", findings={}),
        "stages.0",
        "but the engine",
    ),
    "case, other words": (
        CASE,
        put("", vignette="There are 59 lesions."),
        "vignette",
        "'59 lesions', but lesion_count",
    ),
}


@pytest.mark.parametrize(("file", "change", "place", "words"), BROKEN.values(), ids=BROKEN)
def test_a_slip_is_reported_with_its_file_and_field_and_the_rest_still_loads(library, file, change, place, words):
    library.change(file, change)
    after = library.load()
    found = [problem for problem in after.problems if problem.file == file]
    assert any(problem.place.startswith(place) and words in problem.message for problem in found), found
    assert all(problem.line for problem in found)
    own = {"criteria": "criteria", "profiles": "profiles", "presets": "presets", "growth": "growth_words"}.get(
        file.split("/")[1], "cases"
    )
    depending = {"criteria": ["profiles", "lessons", "cases"], "profiles": ["lessons", "cases"]}.get(own, [])
    for kind, of in KINDS.items():
        before, kept = of(library.whole), of(after)
        assert kept.items() <= before.items()
        assert kind in depending or len(before) - len(kept) == (kind == own)


def test_a_citation_that_may_not_be_shown_is_refused(library):
    library.change(LEAFLET, put(LESIONS, cites=[library.hidden_fact]))
    library.change(WORDS, put("slow", cites=[library.hidden_fact]))
    found = {(problem.file, problem.place): problem.message for problem in library.problems()}
    for key in ((LEAFLET, f"{LESIONS}.cites"), (WORDS, "slow.cites")):
        assert found[key] == f"cites {library.hidden_fact!r}, which was not verified at its source and may not be shown"


def test_every_slip_of_a_profile_is_told_at_once(library):
    library.change(LEAFLET, put("", colour="red", version="one"))
    library.change(LEAFLET, put(LESIONS, at_most=61))
    library.change(LEAFLET, put("conditions.small-lesions", cites=["no-fact", library.hidden_fact]))
    library.change(LEAFLET, put("conditions.slow-growing", at_least="slow"))
    library.change(LEAFLET, put("conditions.no-spread", unsettled=["perhaps"]))
    places = [problem.place for problem in library.problems() if problem.file == LEAFLET]
    assert sorted(places) == [
        "colour",
        "conditions.few-lesions",
        "conditions.no-spread",
        "conditions.slow-growing.at_least",
        "conditions.small-lesions.cites",
        "conditions.small-lesions.cites",
        "version",
    ]


def test_every_slip_of_a_case_is_told_at_once(library):
    library.change(CASE, put("", colour="red", level="hard"))
    library.change(CASE, put("stages.0", findings={"lesion_count": 0}, colour="red"))
    places = {problem.place for problem in library.problems() if problem.file == CASE}
    assert places == {"colour", "level", "stages.0.findings", "stages.0.colour"}


def test_a_case_hears_of_its_words_and_its_profile_together(library):
    library.change(CASE, put("", profile="generous", vignette="There are 59 lesions."))
    assert {problem.place for problem in library.problems()} == {"profile", "vignette"}


def test_the_problems_of_every_file_are_told_at_once(library):
    files = (LEAFLET, FEW, PRESET, WORDS, CASE, "content/evidence/facts.yaml", "content/evidence/sources.yaml")
    for file in (*files, "content/lessons/one-person.md"):
        library.write(file, "a: 1\na: 2\n")
    assert {problem.file for problem in library.problems()} >= {*files, "content/lessons/one-person.md"}


@pytest.mark.parametrize("file", [LEAFLET, FEW, PRESET, WORDS, CASE])
@pytest.mark.parametrize("raw", [b"", b"[]", b"words", b"a: \xff", b"a: &a [*a]", b"x" * 1_500_000], ids=range(6))
def test_a_file_that_is_something_else_altogether_costs_only_itself(library, file, raw):
    library.write(file, raw)
    content = library.load()
    assert len([problem for problem in content.problems if problem.file == file]) == 1
    assert content.evidence.facts == library.whole.evidence.facts

"""A case that is being written may hold anything, and what fits of it can be shown and judged already."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.case import assess_stages
from cryoteach.domain.cases.draft import CaseDraft
from cryoteach.domain.cases.sizes import MOST_STAGES
from cryoteach.domain.cases.sketch import OPEN, sketched
from cryoteach.domain.rules.assessment import Verdict
from tests.domain.fictional import SHIPPED

LEAFLET = SHIPPED.rules.profiles["leaflet"]
RIGHT = {"text": "Yes", "right": True, "feedback": "Quite."}


def keys(fields):
    return [key.verdict for key in assess_stages(sketched(CaseDraft(written=fields)), LEAFLET)]


def question(asked):
    return sketched(CaseDraft(written={"stages": [{"question": asked}]})).stages[0].question


def test_findings_alone_have_a_key_long_before_the_case_is_whole():
    assert keys({"stages": [{"findings": {"lesion_count": 9}}]}) == [Verdict.OUTSIDE]
    assert keys({}) == [Verdict.CANNOT_TELL]


@pytest.mark.parametrize("case", SHIPPED.teaching.cases.values(), ids=SHIPPED.teaching.cases)
def test_a_whole_case_is_shown_as_it_is(case):
    sketch = sketched(CaseDraft(written=case.model_dump(mode="json")))
    shown = (sketch.title, sketch.vignette, sketch.teaching_point, sketch.debrief)
    assert shown == (case.title, case.vignette, case.teaching_point, case.debrief)
    guardless = [stage.model_copy(update={"expected_verdict": None}) for stage in case.stages]
    assert list(sketch.stages) == guardless


def test_a_finding_that_does_not_fit_leaves_the_person_as_before():
    stages = [{"findings": {"lesion_count": 4}}, {"findings": {"lesion_count": "many", "height": 180}}]
    assert sketched(CaseDraft(written={"stages": stages})).person.lesion_count == 4
    unknown = CaseDraft(written={"stages": [*stages, {"findings": {"lesion_count": None}}]})
    assert sketched(unknown).person.lesion_count is None


def test_a_question_is_shown_with_what_is_open_in_it():
    asked = question({"kind": "choice", "prompt": "", "options": [RIGHT, {"text": "No", "feedback": " "}]})
    assert (asked.prompt, asked.options[1].feedback) == (OPEN, OPEN)
    assert question({"kind": "choice", "options": [RIGHT]}) is None
    assert question({"kind": "verdict", "prompt": " "}).prompt.startswith("Within")
    number = {"kind": "number", "answer": 5.0, "tolerance": 0.0, "feedback": ""}
    assert question(number).feedback == OPEN
    assert question({**number, "answer": "some"}) is None


@pytest.mark.parametrize("kind", [["a"], {"a": 1}, None, 3])
def test_a_question_of_a_kind_that_is_none_is_not_shown(kind):
    assert question({"kind": kind}) is None


def test_no_more_stages_are_judged_than_a_case_may_have():
    assert len(keys({"stages": [{"findings": {"lesion_count": 9}}] * 300})) == MOST_STAGES


NAMES = st.sampled_from(["kind", "options", "lesion_count"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
    max_leaves=6,
)  # fmt: skip
STAGE = st.dictionaries(st.sampled_from(["label", "story", "findings", "question", "note"]), ANYTHING)


@given(
    st.dictionaries(st.sampled_from(["title", "debrief", "vignette"]), ANYTHING), st.lists(STAGE | ANYTHING) | ANYTHING
)
def test_whatever_stands_in_the_fields_it_can_be_shown(fields, stages):
    assert keys({**fields, "stages": stages})

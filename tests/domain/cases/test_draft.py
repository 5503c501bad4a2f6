"""What a trainer has typed so far stays as it was typed; a change changes what it says and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.case import Case, Review
from cryoteach.domain.cases.draft import EMPTY, CaseDraft, StageDraft
from cryoteach.domain.cases.packed import pack, unpack
from cryoteach.domain.cases.question_draft import OptionDraft, QuestionDraft
from tests.domain.fictional import SHIPPED

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
NAMES = st.sampled_from(["id", "title", "stages", "review", "debrief", "profile", "height"])
FIELDS = st.dictionaries(NAMES, ANYTHING)
QUESTIONS = st.fixed_dictionaries({}, optional={"kind": ANYTHING, "options": ANYTHING, "answer": ANYTHING})
STAGES = st.lists(st.fixed_dictionaries({}, optional={"findings": ANYTHING, "question": QUESTIONS | ANYTHING}))


def choice(*options: object) -> QuestionDraft:
    return QuestionDraft(written={"kind": "choice", "options": [*options]})


@given(fields=FIELDS)
def test_whatever_a_link_or_a_file_holds_is_written_back_as_it_was_in_its_order(fields):
    kept = CaseDraft(written=fields).fields
    assert list(kept.items()) == list(fields.items())
    assert pack(kept) == pack(fields)


@pytest.mark.parametrize("case", SHIPPED.teaching.cases.values(), ids=SHIPPED.teaching.cases)
def test_a_desk_link_of_before_opens_to_the_case_it_was_made_of(case):
    opened = CaseDraft(written=unpack(pack(case.model_dump(mode="json"))))
    assert (opened.title, opened.vignette, opened.author) == (case.title, case.vignette, case.author)
    assert [(stage.label, stage.story) for stage in opened.stages] == [(s.label, s.story) for s in case.stages]


@given(stages=STAGES | ANYTHING, review=ANYTHING)
def test_every_part_can_be_asked_for_whatever_stands_in_its_place(stages, review):
    draft = CaseDraft(written={"stages": stages, "review": review, "title": stages})
    shown = [draft.title, draft.review.reviewer, draft.review.date]
    for stage in draft.stages:
        shown += [stage.label, *stage.findings, stage.question.answer]
        shown += [option.text for option in stage.question.options]
    assert all(isinstance(text, str) for text in shown)


@pytest.mark.parametrize(
    "written", [None, "words", 3, ["a"], {1: 2}], ids=["nothing", "words", "number", "list", "odd"]
)
def test_what_is_no_case_has_no_stages_and_can_still_be_written_to(written):
    draft = CaseDraft(written=written)
    assert (draft.stages, draft.title, draft.profile) == ((), "", "leaflet")
    assert draft.changed(title="Hugh").title == "Hugh"


@pytest.mark.parametrize(
    ("typed", "shown"), [(5.0, "5"), (0.25, "0.25"), (3, "3"), (0, "0"), ("3 or 4", "3 or 4"), (None, "")]
)
def test_a_number_is_shown_as_it_would_be_typed_and_an_unfinished_one_as_it_was(typed: object, shown: str):
    assert QuestionDraft(written={"answer": typed}).answer == shown


def test_one_stage_changes_alone_and_what_was_no_stage_has_no_fields():
    draft = CaseDraft(written={"title": "a", "stages": [{"label": "b", "height": 1}, "c"]})
    changed = draft.with_stage(0, draft.stages[0].changed(label="d"))
    assert changed.fields == {"title": "a", "stages": [{"label": "d", "height": 1}, {}]}
    assert draft.stages[0].label == "b"


def test_stages_are_added_at_the_end_and_taken_from_there():
    more = EMPTY.with_one_more()
    assert [stage.label for stage in more.stages] == ["Before the MRI", "After the MRI", "At the meeting"]
    assert more.with_one_less() == EMPTY


def test_a_finding_is_not_known_or_as_before_or_what_was_typed():
    stage = StageDraft(written={"findings": {"lesion_count": 3, "height": 180}})
    assert stage.with_finding("lesion_count", None).findings == {"height": 180, "lesion_count": None}
    assert stage.with_finding("lesion_count", "many").findings["lesion_count"] == "many"
    assert stage.without_finding("lesion_count").findings == {"height": 180}


def test_a_question_is_asked_anew_or_not_at_all():
    stage = StageDraft(written={"label": "a", "question": {"kind": "verdict"}})
    asked = stage.asking(QuestionDraft.new("choice"))
    assert asked.question.kind == "choice"
    assert [(option.text, option.is_right) for option in asked.question.options] == [("", True), ("", False)]
    assert stage.asking(QuestionDraft.new("number")).question.tolerance == "0"
    assert stage.asking(QuestionDraft.new("verdict")) == stage
    assert stage.asking(None).fields == {"label": "a", "question": None}


def test_options_are_written_marked_added_and_taken_away_one_by_one():
    asked = choice({"text": "Yes", "right": True}, "none", {"text": "No", "right": "yes"})
    assert (asked.right, choice({"text": "No"}).right) == (0, None)
    assert asked.with_option(1, text="Later").options[1].fields == {"text": "Later"}
    assert asked.with_right(2).right == 2
    assert [option.is_right for option in asked.with_right(None).options] == [False] * 3
    assert asked.with_one_more().options[3] == OptionDraft(written={"text": "", "right": False, "feedback": ""})
    assert [option.text for option in asked.with_one_less().options] == ["Yes", ""]


@pytest.mark.parametrize("case", SHIPPED.teaching.cases.values(), ids=SHIPPED.teaching.cases)
def test_a_copy_is_the_case_without_what_was_said_of_it_and_a_near_twin_has_a_name_of_its_own(case):
    reviewed = case.model_copy(update={"review": Review(reviewer="Dr B", date="2026-11-23")})
    copied, twin = CaseDraft.copy_of(reviewed), CaseDraft.near_twin_of(reviewed)
    guardless = tuple(stage.model_copy(update={"expected_verdict": None}) for stage in case.stages)
    plain = case.model_copy(update={"stages": guardless})
    assert Case.model_validate(copied.fields).model_dump(exclude={"review"}) == plain.model_dump(exclude={"review"})
    assert (copied.level, twin.twin, twin.stages) == (case.level, case.id, copied.stages)
    assert (twin.id, twin.title) == (f"{case.id}-twin", f"{case.title}, a near twin")


def test_more_than_any_case_is_refused_in_words():
    assert EMPTY.too_large == ""
    assert "at most 100,000, so shorten it" in EMPTY.changed(vignette="ä" * 60_000).too_large
    assert "too long to write" in EMPTY.changed(title=16**5000).too_large  # as 0x followed by many letters is in YAML


def test_a_review_outlives_a_change_of_licence_and_no_change_of_the_story():
    before = CaseDraft(written={"title": "a", "review": {"reviewer": "Dr B", "date": "2026-11-23"}})
    licensed = before.changed(licence="CC0").edited(before)
    assert (licensed.review.reviewer, licensed.licence) == ("Dr B", "CC0")
    assert "review" not in before.changed(title="c").edited(before).fields

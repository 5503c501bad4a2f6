"""A case met stage by stage: each question has its own commit, and nothing of its key is sent before."""

from typing import Any

from cryoteach.domain.cases.packed import pack
from cryoteach.domain.rules.assessment import Verdict
from cryoteach.wiring import content
from tests.pages.practice import commit, press, read
from tests.pages.visitor import Visitor

AOIFE = content().teaching.cases["aoife-harbour-tours"]
FEEDBACK = [option["feedback"] for option in AOIFE.model_dump()["stages"][1]["question"]["options"]]
EVERY: list[dict[str, Any]] = [
    {"kind": "limiting-conditions"},
    {"kind": "number", "prompt": "How many?", "answer": 2.0, "tolerance": 0.5, "unit": "m", "feedback": "Two, say."},
    {"kind": "more-same-less"},
    {"kind": "verdict"},
]


def opened(**more: str) -> Visitor:
    return Visitor().to("clinic_list", list=AOIFE.id, told="stages", **more)


def test_the_story_goes_on_only_after_each_commit_and_no_key_comes_before_its_own():
    visitor = opened()
    assert AOIFE.stages[1].story[:30] not in read(visitor)
    press(visitor, "Commit and read on")
    assert "Answer first" in read(visitor)
    visitor.test.radio(f"stage_0_{AOIFE.id}").set_value(Verdict.CANNOT_TELL)
    press(visitor, "Commit and read on")
    assert "That holds" in read(visitor)
    assert AOIFE.stages[1].story[:30] in read(visitor)
    assert not any(words in read(visitor) for words in (*FEEDBACK, AOIFE.teaching_point[:30], "5 of 6 met"))
    visitor.test.radio(f"stage_1_{AOIFE.id}").set_value(0)
    commit(visitor, AOIFE.id, Verdict.CANNOT_TELL, 2)
    assert all(words.strip() in read(visitor) for words in FEEDBACK)
    assert "your answer" in read(visitor)
    again = Visitor().to("clinic_list", **visitor.address)
    assert "your answer" in read(again)
    press(again, "See how it went")
    assert "Of the questions on the way, 1 of 2 answers held." in read(again)


def test_a_question_beside_the_verdict_may_be_left_open():
    visitor = opened(said=f"{AOIFE.id}_0vw")
    assert "Not quite" in read(visitor)
    commit(visitor, AOIFE.id, Verdict.WITHIN, 1)
    assert "You left this one open" in read(visitor)


def test_every_kind_of_question_is_asked_and_explained():
    findings: list[dict[str, Any]] = [
        {"largest_diameter_cm": 2.0}, {"performance_status": 1}, {"extrahepatic_disease": "none-seen"},
        {"lesion_count": 1},
    ]  # fmt: skip
    stages = [
        {"label": f"Part {at}", "findings": found, "question": question, "note": f"Note {at}"}
        for at, (found, question) in enumerate(zip(findings, EVERY, strict=True))
    ]
    fields = AOIFE.model_dump(mode="json", exclude_defaults=True)
    own = pack({**fields, "id": "nia", "title": "Nia", "vignette": "Nia bakes.", "stages": stages})
    visitor = Visitor().to("clinic_list", list="nia", told="stages", own=own)
    assert visitor.notices == []
    press(visitor, "Commit and read on")
    assert "have not been counted" in read(visitor)
    assert "Note 0" in read(visitor)
    assert "Two, say." not in read(visitor)
    visitor.test.text_input("stage_1_nia").set_value("1,500")
    press(visitor, "Commit and read on")
    assert "“1,500”: is it 1500 or 1.5? Write one of the two." in read(visitor)
    assert visitor.test.text_input("stage_1_nia").value == "1,500"
    visitor.test.text_input("stage_1_nia").set_value("2,4")
    press(visitor, "Commit and read on")
    assert "You said 2.4 m. The author's number is 2 m, give or take 0.5 m." in read(visitor)
    visitor.test.radio("stage_2_nia").set_value("same")
    press(visitor, "Commit and read on")
    assert "More likely." in read(visitor)
    commit(visitor, "nia", Verdict.CANNOT_TELL)
    assert "The author adds" in read(visitor)
    press(visitor, "See how it went")
    assert "1 of 3 answers held" in read(visitor)


def test_the_cases_of_a_link_are_checked_once_a_visit_and_anew_for_another_link():
    fields = AOIFE.model_dump(mode="json", exclude_defaults=True) | {"id": "nia", "title": "Nia"}
    visitor = Visitor().to("clinic_list", list="nia", own=pack(fields))
    first = visitor.test.session_state["own_cases"]
    assert visitor.run().test.session_state["own_cases"] is first
    visitor.to("clinic_list", list="nia", own=pack(fields | {"title": "Nia and her oven"}))
    assert "Nia and her oven" in read(visitor)


def test_told_whole_a_case_asks_for_the_verdict_alone():
    visitor = Visitor().to("clinic_list", list=AOIFE.id)
    assert AOIFE.stages[1].story[:30] in read(visitor)
    assert [radio.key for radio in visitor.test.radio if str(radio.key).startswith("stage_")] == []

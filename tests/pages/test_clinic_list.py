"""Chapter 11: commit, be told exactly why, meet the near twin, and see at the end how sure you were and how right."""

import re

import pytest

from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.practice.clinic_list import about, keys_of
from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.widgets.practice.person_to_judge import person_to_judge
from cryoteach.wiring import content
from tests.pages.practice import commit, press, read
from tests.pages.visitor import Visitor

CALLUM, DESMOND = "callum-bowling-green", "desmond-pipe-band"
CASES = content().teaching.cases


def secrets_of(name):
    """Everything of a case that only somebody who has committed may read."""
    case = CASES[name]
    options = [o for s in case.stages for o in getattr(s.question, "options", ())]
    key = assess(case.person, content().rules.profiles[case.profile])
    notes = [stage.note for stage in case.stages if stage.note]
    return [
        case.teaching_point,
        *notes,
        *(o.feedback for o in options),
        *(f.reason for f in key.findings),
        *case.debrief,
    ]


def test_the_moment_certain_wrong_told_why_and_the_near_twin():
    visitor = commit(Visitor().to("clinic_list", list=f"{CALLUM}.olu-barber"), CALLUM, Verdict.WITHIN, 3)
    told = read(visitor)
    assert "Not quite" in told
    assert "That brings −6." in told
    assert "No obvious disease elsewhere: not named, and it decides." in told
    press(visitor, "Meet the near twin next")
    assert visitor.address["list"].split(".") == [CALLUM, DESMOND, "olu-barber"]
    assert CASES[DESMOND].title in read(visitor)


@pytest.mark.parametrize("name", list(CASES)[::3])
def test_nothing_of_the_answer_is_sent_before_the_commit(name):
    visitor = Visitor().to("clinic_list", list=name)
    assert [text for text in secrets_of(name) if text[:40] in read(visitor)] == []
    commit(visitor, name, Verdict.CANNOT_TELL)
    assert CASES[name].teaching_point[:40] in read(visitor)


def test_a_list_is_drawn_worked_through_and_summed_up():
    visitor = Visitor().to("clinic_list", length="5").press("begin")
    names = visitor.address["list"].split(".")
    assert len(names) == 5
    for place, name in enumerate(names):
        key = assess(CASES[name].person, content().rules.profiles[CASES[name].profile])
        commit(visitor, name, key.verdict, 3 if place else None, named=limiting(key))
        press(visitor, "See how it went" if place == 4 else "Next person")
    assert "Whole answers right: 5 of 5; verdicts alone: 5 of 5. Marks: +12; answers with a certainty: 4" in read(
        visitor
    )
    assert "calibration" in visitor.charts
    assert "Every whole answer was right" in read(visitor)


def test_the_same_sure_answer_five_times_cannot_game_the_marks():
    """It did: “outside, few tumours, very sure” earned 5 of 5, +11 and “no verdict was wrong”."""
    keys = keys_of(CASES, content().rules.profiles)
    outside = [name for name, key in keys.items() if key.verdict is Verdict.OUTSIDE]
    whole = [name for name in outside if limiting(keys[name]) == ("few-lesions",)][:1]
    names = [*whole, *[name for name in outside if limiting(keys[name]) != ("few-lesions",)][:4]]
    replies = ".".join(f"{name}_o304" for name in names)
    visitor = Visitor().to("clinic_list", list=".".join(names), replies=replies, at="0")
    told = read(visitor)
    assert "That holds." in told
    assert "A mark is for the whole answer" in told
    told = read(press(visitor, "Stop here and sum up"))
    assert "Whole answers right: 1 of 5; verdicts alone: 5 of 5. Marks: −21; answers with a certainty: 5" in told
    assert "A mark is for the whole answer" in told
    assert "Right verdict, wrong reason" in told
    assert "Wrong verdict" not in told
    assert "right 1 of 5" in str(visitor.charts["calibration"])


def test_a_right_verdict_for_a_wrong_reason_is_told_apart_at_once_and_first_at_the_end():
    visitor = commit(Visitor().to("clinic_list", list=f"olu-barber.{CALLUM}"), "olu-barber", Verdict.OUTSIDE, 3)
    press(visitor, "Next person")
    commit(visitor, CALLUM, Verdict.OUTSIDE, 2, named=("fit",))
    told = read(visitor)
    assert "Right verdict, wrong reason" in told
    assert "That brings −2." in told
    told = read(press(visitor, "See how it went"))
    assert told.index("Right verdict, wrong reason") < told.index("Wrong verdict: what felt surest first")
    assert told.index(CASES[CALLUM].title) < told.index(CASES["olu-barber"].title)


def test_the_surest_errors_come_first_and_are_met_again_in_a_week():
    replies = f"olu-barber_o100.{CALLUM}_w300.tomasz-beehives_w200"
    visitor = Visitor().to("clinic_list", list=f"olu-barber.{CALLUM}.tomasz-beehives", replies=replies, at="999")
    told = read(visitor)
    assert told.index("You were at: 3") < told.index("You were at: 1")
    code = visitor.test.code[0].value
    assert f"list={CALLUM}.{DESMOND}.olu-barber&due=20" in code
    assert "replies" not in code


def test_progress_survives_a_reload_because_it_is_in_the_link():
    visitor = Visitor().to("clinic_list", list=f"{CALLUM}.olu-barber")
    commit(visitor, CALLUM, Verdict.OUTSIDE, 2, named=("no-spread",))
    again = Visitor().to("clinic_list", **visitor.address)
    assert "That brings +2." in again.everything
    assert again.test.get("form") == []


def test_a_verdict_is_wanted_and_all_else_may_be_left_out():
    visitor = press(Visitor().to("clinic_list", list=CALLUM), "Commit")
    assert "Choose a verdict first" in read(visitor)
    commit(visitor, CALLUM, Verdict.OUTSIDE)
    assert "Without a certainty there is no mark" in read(visitor)


def test_a_link_that_was_cut_off_or_names_strangers_says_so_and_keeps_the_rest():
    visitor = Visitor().to("clinic_list", list=f"{CALLUM}.nobody", replies=f"{CALLUM}_w300.olu-barber_w3", at="0")
    assert len(visitor.notices) == 2
    assert CASES[CALLUM].title in read(visitor)
    assert "Begin" in [button.label for button in Visitor().to("clinic_list", list="nobody").test.button]


def test_endless_practice_goes_on_with_people_of_the_model():
    visitor = Visitor().to("clinic_list", length="endless").press("begin")
    for turn in range(1, 4):
        name = visitor.address["list"].split(".")[-1]
        assert name.startswith("p")
        assert "model output" in read(visitor)
        commit(visitor, name, Verdict.OUTSIDE, 1)
        assert len(visitor.address["list"].split(".")) == turn
        press(visitor, "Next person")
    commit(visitor, visitor.address["list"].split(".")[-1], Verdict.OUTSIDE, 1)
    press(visitor, "Stop here and sum up")
    assert re.search(r"verdicts alone: \d of 4", read(visitor))
    press(visitor, "Begin a new list")
    assert "list" not in visitor.address


def test_endless_practice_of_one_gate_brings_people_of_that_gate():
    visitor = Visitor().to("clinic_list", length="endless", mix="fit").press("begin")
    for _ in range(6):
        name = visitor.address["list"].split(".")[-1]
        item = person_to_judge(name, content())
        assert item.key.verdict is Verdict.WITHIN or "fit" in limiting(item.key)
        commit(visitor, name, Verdict.OUTSIDE)
        press(visitor, "Next person")


def test_a_list_on_one_gate_that_takes_in_others_says_so_before_it_begins():
    few = len(about(keys_of(CASES, content().rules.profiles), "no-spread"))
    visitor = Visitor().to("clinic_list", mix="no-spread")
    assert f"In our cases {few} people turn on this gate" in read(visitor)
    assert f"The other {10 - few} on the list come after them" in read(visitor)
    visitor.choose("length_choice", "5")
    assert "turn on this gate" not in read(visitor)
    visitor.choose("length_choice", "endless")
    assert "turn on this gate" not in read(visitor)


@pytest.mark.parametrize(("due", "says"), [("2020-01-01", "It is time."), ("2999-01-01", "you may begin all the same")])
def test_a_list_made_for_later_says_when(due, says):
    assert says in Visitor().to("clinic_list", list=CALLUM, due=due).everything
    assert "to be met again" not in Visitor().to("clinic_list", list=CALLUM, due="soon").everything


@pytest.mark.parametrize("remark", ["grown_before_the_drugs", "slow_though_progressed"])
def test_somebody_the_model_made_carries_the_remark_that_two_findings_together_call_for(remark):
    checks = content().teaching.case_checks
    says = getattr(checks, remark).says
    names = [f"p{row}" for row in range(400)]
    items = {name: person_to_judge(name, content()) for name in names}
    told = next(name for name, item in items.items() if any(text.startswith(says) for text in item.remarks))
    silent = next(name for name, item in items.items() if not item.remarks)
    assert says in read(Visitor().to("clinic_list", list=told, length="endless"))
    assert says not in read(Visitor().to("clinic_list", list=silent, length="endless"))


def test_a_case_that_has_gone_moves_nobody_elses_place_and_is_named():
    names = list(content().teaching.cases)[:3]
    visitor = Visitor().to("clinic_list", list=".".join(["gone-case", *names]), at="2")
    assert content().teaching.cases[names[1]].title in read(visitor)
    assert "1 of 4 people are not known here (gone-case)" in visitor.notices[0]

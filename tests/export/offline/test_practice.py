"""Practice in the offline file: the app's questions, sentences and marks, and replies written as its links are."""

import re
from html import unescape

from cryoteach.domain.cases.case import Case, assess_stages
from cryoteach.domain.cases.keys import limiting
from cryoteach.domain.practice.clinic_visit import ClinicVisit
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.replies import Reply, read_replies, write_replies
from cryoteach.domain.practice.stage_replies import asking, read_all
from cryoteach.domain.rules.verdict import Verdict
from cryoteach.person_view.verdict import headline, why
from cryoteach.widgets.practice import feedback
from cryoteach.widgets.practice.clinic_summary import how_right
from cryoteach.widgets.practice.person_to_judge import person_to_judge
from cryoteach.widgets.practice.stages import feedback as on_the_way
from cryoteach.wiring import content
from tests.export.offline.joined_script import ask_node, file_of, script_of

CASES = content().teaching.cases
ORDER = list(content().rules.criteria)
MOST = 4096


def in_words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def replies_to(item: PersonToJudge) -> list[Reply]:
    """Every verdict with what limits, one too few, one too many, none and all, each with and without a certainty."""
    decide, all_of = limiting(item.key), item.conditions
    too_many = [*decide, *(name for name in all_of if name not in decide)][: len(decide) + 1]
    named = dict.fromkeys(tuple(each) for each in (decide, decide[1:], too_many, (), all_of))
    sure = [None, 1, 2, 3]
    return [
        Reply(verdict=verdict, certainty=sure[at % 4], named=each)
        for at, (verdict, each) in enumerate((v, n) for n in named for v in Verdict)
    ]


def as_given(reply: Reply) -> dict[str, object]:
    return {"verdict": reply.verdict.value, "certainty": reply.certainty, "named": list(reply.named)}


def said_at(case: Case, stage: int, item: PersonToJudge) -> list[object]:
    """Everything that may be chosen at a stage, some numbers and names, and nothing."""
    question = case.stages[stage].question
    by_kind = {
        "verdict": list(Verdict),
        "more-same-less": ["more", "same", "less"],
        "limiting-conditions": [(), limiting(assess_stages(case, item.profile)[stage]), tuple(item.conditions[:2])],
        "choice": [float(at) for at in range(len(getattr(question, "options", ())))],
        "number": [getattr(question, "answer", 0.0) + off for off in (0, 1.25, -20, 1e7)],
    }
    return [None, *by_kind[question.kind]]


def of_the_answer(item: PersonToJudge, reply: Reply) -> str:
    case, key = item.case, item.key
    adds = [case.stages[-1].note, case.teaching_point, f"{case.author} · {case.licence} · {case.review.words}"]
    beside = f"{feedback._beside(item, reply, key)}{headline(key)}{why(key)}{feedback._named(reply, key)}"
    return " ".join(in_words(beside).split() + " ".join(["The author adds", *adds]).split())


def of_a_stage(item: PersonToJudge, stage: int, given: object) -> str:
    """What the app draws below the name of a stage."""
    drawn: list[str] = []
    html = on_the_way.st.html
    on_the_way.st.html = drawn.append
    try:
        on_the_way.stage_feedback(item, stage, given, item.stage_keys)
    finally:
        on_the_way.st.html = html
    return in_words(drawn[0])


def test_what_comes_back_for_every_case_and_reply_is_what_the_app_says(offline_html: str):
    items = [person_to_judge(name, content()) for name in CASES]
    replies = {item.name: replies_to(item) for item in items}
    stages = {i.name: [(at, g) for at in asking(i.case) for g in said_at(i.case, at, i)] for i in items}
    asked = [["feedback", name, [as_given(reply) for reply in replies[name]], stages[name]] for name in CASES]
    told = ask_node(script_of(offline_html), file_of(offline_html), *asked)
    for item, (answers, on_way, asks) in zip(items, told, strict=True):
        assert asks == asking(item.case)
        for reply, says in zip(replies[item.name], answers, strict=True):
            assert " ".join(says.split()) == of_the_answer(item, reply)
        for (at, given), says in zip(stages[item.name], on_way, strict=True):
            assert " ".join(says.split()) == of_a_stage(item, at, given)


def test_what_was_answered_is_written_and_marked_as_the_app_does_and_can_be_gone_on_with(offline_html: str):
    items = [person_to_judge(name, content()) for name in CASES]
    replies = {item.name: replies_to(item)[at % 9] for at, item in enumerate(items)}
    way = [(i.name, at, said_at(i.case, at, i)[1]) for i in items for at in asking(i.case)]
    commits = [(name, None, as_given(reply)) for name, reply in replies.items()]
    script, file = script_of(offline_html), file_of(offline_html)
    first, *_ = ask_node(script, file, ["practised", [*way, *commits], ""])
    parts = dict(part.partition("=")[::2] for part in first["state"].split("&"))
    assert read_replies(parts["replies"], ORDER) == read_replies(write_replies(replies, ORDER), ORDER)
    assert parts["replies"] == write_replies(dict(reversed(replies.items())), ORDER)  # the newest first, as in the app
    assert len(first["state"]) <= MOST
    visit = ClinicVisit(
        listed=tuple(CASES), people=tuple(items), replies=replies, in_stages=True, stage_replies=read_all(parts["said"])
    )
    right = [[answer.item, answer.right, answer.is_for_wrong_reason, answer.mark] for answer in visit.marked_replies]
    assert first["marks"] == right
    assert first["told"] == how_right(visit.marked_replies)
    assert first["way"] == dict(zip(("held", "asked"), visit.tally_on_the_way(), strict=True))
    assert [heard["isLast"] for heard in first["heard"]] == [False] * (len(way) + len(items) - 1) + [True]
    assert first["score"]["of"] == first["score"]["answered"] == len(items)
    again, cut, foreign = ask_node(
        script, file, ["practised", [], first["state"]], ["practised", [], first["state"].partition("_o")[0] + "_o"],
        ["practised", [], "replies=nobody_o107.<script>&said=%&at=__proto__"],
    )  # fmt: skip
    assert (again["state"], again["lost"], again["marks"]) == (first["state"], 0, right)
    assert len(cut["marks"]) < len(right)
    assert cut["lost"] == 1
    assert (foreign["marks"], foreign["lost"]) == ([], 3)

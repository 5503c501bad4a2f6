"""The shipped cases: all sides of the rule, told in plain words, and nothing in them that the project may not say."""

import json
import os
import re

import pytest

from cryoteach.domain.cases.case import Case, assess_stages
from cryoteach.domain.rules.assessment import Verdict, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES, Choice
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.wiring import content
from tests.conftest import ROOT

FILES = sorted((ROOT / "scenarios").glob("*.yaml"))
CASES = content().teaching.cases
LEAFLET = content().rules.profiles["leaflet"]
LONGEST_SENTENCE = 19
FORBIDDEN = re.compile(
    r"\b((in)?eligib\w*|(un)?suitab\w*|recommend\w*|approved|candidate|cured?|promis\w*|(a|the|this) case)\b",
    re.IGNORECASE,
)


def prose(case: Case) -> list[str]:
    """Everything of a case that a learner reads."""
    stages = [text for stage in case.stages for text in (stage.label, stage.story, stage.note)]
    questions = [stage.question for stage in case.stages if stage.question]
    options = [option for question in questions for option in getattr(question, "options", ())]
    answers = [text for option in options for text in (option.text, option.feedback)]
    asked = [text for question in questions for text in (question.prompt, getattr(question, "feedback", ""))]
    return [case.title, case.vignette, case.teaching_point, *case.debrief, *stages, *asked, *answers]


def each_case() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])


def last(case: Case):
    return assess(case.person, content().rules.profiles[case.profile])


def test_every_file_is_a_case_without_a_problem():
    assert [problem for problem in content().problems if problem.file.startswith("scenarios/")] == []
    assert sorted(CASES) == [path.stem for path in FILES]


@pytest.mark.parametrize("condition", [condition.id for condition in content().rules.profiles["leaflet"].conditions])
def test_each_condition_fails_alone_in_some_case(condition: str):
    alone = [
        case.id
        for case in CASES.values()
        if [finding.id for finding in last(case).findings if finding.status is not Status.MET] == [condition]
        and last(case).verdict is Verdict.OUTSIDE
    ]
    assert alone


def test_someone_is_within_and_someone_cannot_be_told():
    assert {Verdict.WITHIN, Verdict.CANNOT_TELL} <= {last(case).verdict for case in CASES.values()}


@each_case()
def test_who_is_within_is_told_that_it_is_no_offer(case: Case):
    if last(case).verdict is Verdict.WITHIN:
        assert "not an offer" in case.teaching_point
        assert "would still have to be considered by a specialist team" in case.teaching_point


@each_case()
def test_a_case_is_told_in_stages_each_with_a_question_and_a_guard(case: Case):
    assert len(case.stages) >= 2
    assert "MRI" in case.stages[0].label
    assert all(stage.question and stage.expected_verdict and stage.findings for stage in case.stages)
    assert any(stage.question.kind == "verdict" for stage in case.stages if stage.question)


@each_case()
def test_a_case_names_its_author_licence_review_and_prompts(case: Case):
    assert (case.author, case.licence) == ("CryoTeach authors", "CC BY 4.0")
    assert case.review.words == "not yet clinically reviewed"
    assert 2 <= len(case.debrief) <= 3


@each_case()
def test_sentences_are_short_and_plain(case: Case):
    sentences = [part for text in prose(case) for part in re.split(r"(?<=[.?!])[\"”’]?\s+", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


@each_case()
def test_no_word_promises_judges_or_makes_a_person_a_case(case: Case):
    assert [found[0] for text in prose(case) for found in FORBIDDEN.finditer(text)] == []


@each_case()
def test_every_right_answer_to_a_choice_is_explained_and_so_is_every_other(case: Case):
    for stage in case.stages:
        for option in getattr(stage.question, "options", ()):
            assert len(option.feedback.split()) >= 5


def pairs() -> list[tuple[Case, Case]]:
    return [(case, CASES[case.twin]) for case in CASES.values() if case.twin and case.id < case.twin]


def test_six_pairs_of_near_twins_turn_one_gate_each_and_every_gate_is_turned():
    turned = []
    for case, twin in pairs():
        assert (twin.twin, case.twin) == (case.id, twin.id)
        both = zip(last(case).findings, last(twin).findings, strict=True)
        turned += [mine.id for mine, other in both if mine.status is not other.status]
    assert len(pairs()) == 6
    assert sorted(turned) == sorted(condition.id for condition in LEAFLET.conditions)


def test_in_some_pairs_the_verdict_flips_and_in_some_it_does_not():
    verdicts = [{last(case).verdict, last(twin).verdict} for case, twin in pairs()]
    assert {Verdict.WITHIN, Verdict.OUTSIDE} in verdicts
    assert {Verdict.CANNOT_TELL, Verdict.OUTSIDE} in verdicts
    assert {Verdict.OUTSIDE} in verdicts


def test_the_library_is_as_large_and_as_mixed_as_was_asked():
    failing = [len(last(case).with_status(Status.NOT_MET)) for case in CASES.values()]
    open_findings = {f.condition.finding for case in CASES.values() for f in settled_by_nobody(case)}
    assert len(CASES) >= 30
    assert sum(number > 1 for number in failing) >= 4
    assert open_findings == set(SCALES)


def settled_by_nobody(case: Case):
    return last(case).with_status(Status.CANNOT_TELL) if last(case).verdict is Verdict.CANNOT_TELL else ()


def test_few_are_within():
    assert sum(last(case).verdict is Verdict.WITHIN for case in CASES.values()) * 5 < len(CASES)


def test_somebody_stands_at_a_limit_and_somebody_one_step_past_it():
    found = {"at": set(), "past": set()}
    for case in CASES.values():
        for finding in last(case).findings:
            scale = finding.condition.scale
            if not isinstance(scale, Choice) and finding.margin_in_unit is not None:
                steps = round(finding.margin_in_unit / scale.step)
                found["at"] |= {finding.id} if steps == 0 else set()
                found["past"] |= {finding.id} if steps == -1 else set()
    assert {"small-lesions", "slow-growing", "few-lesions"} <= found["at"] & found["past"]


def test_every_misconception_is_served():
    served = {name for case in CASES.values() for name in case.misconceptions}
    assert served == {f"M{number}" for number in range(1, 13)}


def steps(condition: Condition) -> dict[str, dict]:
    """Every limit one step to either side; of a choice, each answer left out and each other let in."""
    scale, limit = condition.scale, condition.limit
    if isinstance(scale, Choice):
        kept = [o for o in scale.options if o not in limit.unsettled]
        changed = {o: tuple(p for p in kept if (p in limit.one_of) != (p == o)) for o in kept}
        return {f"{'without' if o in limit.one_of else 'with'} {o}": {"one_of": to} for o, to in changed.items() if to}
    field = "at_most" if limit.at_most is not None else "at_least"
    moved = [round(limit.number + way * scale.step, 6) for way in (-1, 1)]
    sides = [number for number in moved if (number > limit.ideal) == (field == "at_most") and number != limit.ideal]
    return {f"{limit.number:g} to {number:g}": {field: number} for number in sides}


def flips(profile: Profile) -> dict[str, list[str]]:
    """By moved limit, the cases whose verdict at the end is another one then, by name."""
    was = {case.id: assess(case.person, profile).verdict for case in CASES.values()}
    found = {}
    for condition in profile.conditions:
        for words, update in steps(condition).items():
            moved = profile.with_limit(condition.id, **update)
            now = {case.id: assess(case.person, moved).verdict for case in CASES.values()}
            found[f"{condition.id}: {words}"] = [
                f"{name}: {was[name].value} to {now[name].value}" for name in sorted(was) if was[name] is not now[name]
            ]
    return found


@pytest.mark.parametrize("profile", content().rules.profiles.values(), ids=lambda profile: profile.id)
def test_a_limit_moved_by_one_step_flips_the_cases_that_are_written_down_by_name(profile: Profile):
    """``CRYOTEACH_SNAPSHOTS=write pytest tests/test_scenarios.py`` writes the names anew; look at the difference."""
    file = ROOT / "tests/flips" / f"{profile.id}.json"
    if os.environ.get("CRYOTEACH_SNAPSHOTS") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(flips(profile), indent=1) + "\n", encoding="utf-8")
    assert flips(profile) == json.loads(file.read_text(encoding="utf-8"))


def test_each_limit_of_the_leaflet_matters_to_some_case():
    by_condition = {}
    for words, names in flips(LEAFLET).items():
        by_condition.setdefault(words.partition(":")[0], []).extend(names)
    assert all(by_condition.values())


def test_the_people_are_not_all_alike():
    ages = [int(re.search(r" is (\d+)", case.vignette)[1]) for case in CASES.values()]
    assert min(ages) < 40
    assert max(ages) > 70
    assert len({case.title.split()[0] for case in CASES.values()}) == len(CASES)


def test_questions_are_of_every_kind():
    kinds = {stage.question.kind for case in CASES.values() for stage in case.stages if stage.question}
    assert kinds == {"verdict", "limiting-conditions", "choice", "number", "more-same-less"}


def test_a_verdict_changes_on_the_way_somewhere():
    verdicts = [
        [key.verdict for key in assess_stages(case, content().rules.profiles[case.profile])] for case in CASES.values()
    ]
    assert any(len(set(way)) > 2 for way in verdicts)


@each_case()
def test_who_is_within_is_asked_first_whether_it_could_be_cut_out_or_heated(case: Case):
    """Issue 10, B: a fit person with one small spot is a textbook patient for the knife or for heat."""
    if last(case).verdict is Verdict.WITHIN:
        assert re.search(r"\bcut\b", case.teaching_point)
        assert re.search(r"\bheat", case.teaching_point)


@pytest.mark.parametrize("name", ["piotr-pigeons", "wanjiru-running-club"])
def test_who_is_outside_then_and_within_the_limits_of_a_trial_of_heat_now_is_told_so(name: str):
    case = CASES[name]
    assert assess(case.person, content().rules.profiles["thermal-ablation-trials"]).verdict is Verdict.WITHIN
    assert last(case).verdict is Verdict.OUTSIDE
    assert "trial of heat against surgery" in case.teaching_point
    assert "would still have to be considered by a specialist team" in case.teaching_point
    assert any(prompt.startswith("Then and now.") for prompt in case.debrief)


@pytest.mark.parametrize("words", ["before the drugs", "CT of chest, belly and pelvis", "bowel"])
def test_near_twins_are_told_from_the_same_scans_unless_the_drugs_differ(words: str):
    for case, twin in pairs():
        if case.person.chemotherapy_response == twin.person.chemotherapy_response:
            told = [one.told_at(len(one.stages) - 1) for one in (case, twin)]
            assert (words in told[0]) == (words in told[1]), case.id

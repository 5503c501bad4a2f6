"""Chapter 2: the controls keep their word, the verdict turns at the limit, and a link is the state."""

import itertools
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cryoteach.domain.assessment import Verdict, assess
from cryoteach.domain.cases import Case
from cryoteach.domain.links import read_link, write_link
from cryoteach.domain.patient import DOUBLING_TIME_DAYS, LARGEST_DIAMETER_CM, LESION_COUNT, SCALES, Choice, Person
from cryoteach.domain.phrases import TEAM, flip_sentence
from cryoteach.domain.profiles import Profile
from cryoteach.domain.scales import Scale
from cryoteach.wiring import content
from tests.pages.visitor import Visitor, first_preset, words

CONTENT = content()
LEAFLET = CONTENT.first_profile
SEVEN_SMALL = {"lesion_count": 7, "largest_diameter_cm": 1.5}
FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])


def at_every_limit(profile: Profile) -> Person:
    """Somebody who meets every condition of a profile, none by more than nothing."""
    limits = {c.finding: c.limit.one_of[0] if c.limit.one_of else c.limit.number for c in profile.conditions}
    return Person.model_validate(limits)


def visit(person: Person | None = None, profile: Profile = LEAFLET, **visitor: bool) -> Visitor:
    return Visitor(**visitor).to("one_person", **({} if person is None else write_link(person, profile)))


def values_of(scale: Scale) -> SearchStrategy:
    legal = list(scale.options) if isinstance(scale, Choice) else [scale.checked(x) for x in scale.grid().tolist()]
    return st.none() | st.sampled_from(legal)


people = st.builds(Person, **{name: values_of(scale) for name, scale in SCALES.items()})
profiles = st.sampled_from(list(CONTENT.profiles.values()))


def test_without_a_link_the_first_preset_is_on_screen():
    visitor = visit()
    assert visitor.person == first_preset(CONTENT)
    assert visitor.address == {}  # nothing was changed, so nothing was written


@pytest.mark.parametrize("condition", [c for c in LEAFLET.conditions if c.limit.one_of is None], ids=lambda c: c.id)
def test_one_step_past_a_limit_turns_the_verdict_and_back_again(condition):
    visitor = visit(at_every_limit(LEAFLET))
    assert visitor.verdict.startswith(f"●{Verdict.WITHIN.words}")
    limit, step = condition.limit.number, condition.scale.step
    past = condition.scale.checked(round(limit + (step if condition.limit.at_most is not None else -step), 6))
    visitor.set(**{condition.finding: past})
    assert visitor.verdict.startswith(f"✕{Verdict.OUTSIDE.words}")
    assert f"weakest: {condition.criterion.title.lower()}" in visitor.verdict
    visitor.set(**{condition.finding: condition.scale.checked(limit)})
    assert visitor.verdict.startswith(f"●{Verdict.WITHIN.words}")


def test_within_always_reads_on():
    visitor = visit(at_every_limit(LEAFLET))
    assert TEAM in visitor.verdict
    assert TEAM in visitor.announced
    assert "not an offer of treatment" in words(visitor.html("ct-reasons"))


def test_the_students_moment_in_words():
    person = at_every_limit(LEAFLET).with_values(**SEVEN_SMALL)
    assert LEAFLET.condition("few-lesions").limit.number < SEVEN_SMALL["lesion_count"], "the story needs a new number"
    visitor = visit().set(**person.model_dump())
    reasons = words(visitor.html("ct-reasons"))
    limit = LEAFLET.condition("few-lesions").edge_words
    assert f"limit is {limit} (leaflet)" in reasons
    assert "1.5 cm" not in reasons  # size was never the problem
    assert flip_sentence(assess(person, LEAFLET)) in reasons
    assert f"{limit} or fewer" in reasons


@pytest.mark.parametrize("changed", SCALES)
def test_changing_one_control_never_resets_another(changed):
    start = Person(
        lesion_count=9, largest_diameter_cm=4.2, performance_status=3, chemotherapy_response="stable",
        doubling_time_days=33, extrahepatic_disease="suspected",
    )  # fmt: skip
    other = at_every_limit(LEAFLET).value(changed)
    visitor = visit(start, CONTENT.profiles["strict"]).set(**{changed: other})
    assert visitor.person == start.with_values(**{changed: other})
    assert visitor.address == write_link(visitor.person, CONTENT.profiles["strict"])
    assert visitor.set(**{changed: None}).person == start.with_values(**{changed: None})


@pytest.mark.parametrize("scale", [LESION_COUNT, LARGEST_DIAMETER_CM, DOUBLING_TIME_DAYS], ids=lambda scale: scale.name)
def test_unknown_cannot_tell_and_back_restores_what_was_typed(scale):
    typed = scale.checked(at_every_limit(LEAFLET).value(scale.name))
    visitor = visit(at_every_limit(LEAFLET)).set(**{scale.name: typed}).set(**{scale.name: None})
    assert visitor.verdict.startswith("?cannot tell")
    assert visitor.person.value(scale.name) is None
    assert visitor.test.slider(f"{scale.name}_slider").disabled
    assert visitor.test.number_input(f"{scale.name}_typed").disabled
    visitor.test.checkbox(f"{scale.name}_unknown").uncheck().run()
    assert visitor.person.value(scale.name) == typed
    assert visitor.verdict.startswith("●within")


@pytest.mark.parametrize("scale", [LESION_COUNT, LARGEST_DIAMETER_CM, DOUBLING_TIME_DAYS], ids=lambda scale: scale.name)
def test_slider_and_typed_value_are_one_value(scale):
    visitor = visit()
    visitor.test.slider(f"{scale.name}_slider").set_value(scale.checked(scale.high)).run()
    assert visitor.person.value(scale.name) == scale.high
    visitor.set(**{scale.name: scale.checked(scale.low)})
    assert visitor.test.slider(f"{scale.name}_slider").value == scale.low


def test_a_number_typed_between_two_steps_becomes_the_nearest_legal_one():
    visitor = visit().set(largest_diameter_cm=2.26)
    assert not visitor.test.exception
    assert visitor.person.largest_diameter_cm == pytest.approx(2.3)
    assert visitor.address["largest_diameter_cm"] == "2.3"


def test_a_word_for_growth_sets_its_days_and_the_days_show_the_word():
    visitor = visit(Person())
    for word, read in CONTENT.growth_words.items():
        visitor.choose("growth_word", word)
        assert visitor.person.doubling_time_days == read.doubling_time_days
    first, read = next(iter(CONTENT.growth_words.items()))
    visitor.set(doubling_time_days=read.doubling_time_days)
    assert visitor.test.button_group("growth_word").value == first
    assert visitor.set(doubling_time_days=read.doubling_time_days + 1).test.button_group("growth_word").value is None


def test_the_words_for_growth_say_whose_they_are():
    assert "our teaching assumption" in visit().test.button_group("growth_word").label


@pytest.mark.parametrize("preset", CONTENT.presets.values(), ids=lambda preset: preset.id)
def test_a_preset_shows_its_person_and_leaves_the_limits(preset):
    visitor = visit(Person(), CONTENT.profiles["strict"]).choose("preset_choice", preset.id)
    assert visitor.person == preset.person
    assert visitor.test.selectbox("profile_choice").value == "strict"
    assert visitor.test.selectbox("preset_choice").value is None  # so that it can be chosen once more


@pytest.mark.parametrize("profile", CONTENT.profiles.values(), ids=lambda profile: profile.id)
def test_a_switch_of_limits_judges_the_same_person_anew(profile):
    person = at_every_limit(LEAFLET).with_values(lesion_count=7)
    visitor = visit(person, open_gates=True).choose("profile_choice", profile.id)
    assert visitor.person == person
    assert assess(person, profile).verdict.words in visitor.verdict
    assert visitor.address == write_link(person, profile)
    gates = [box.label for box in visitor.test.expander if box.proto.id.partition("gate_")[1]]
    assert len(gates) == len(profile.conditions)
    for condition in profile.conditions:
        inside = words(visitor.html(f"<dd>{condition.criterion.leaflet_says}".replace("'", "&#x27;")))
        assert condition.limit_words in inside
        assert condition.limit.tag.words in inside
    left_out = [c.title.lower() for c in CONTENT.criteria.values() if c.id not in {x.id for x in profile.conditions}]
    assert ("does not ask about" in visitor.everything()) == bool(left_out)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_gate_and_bar_says_what_the_engine_says(verdict):
    person = {
        Verdict.WITHIN: at_every_limit(LEAFLET),
        Verdict.OUTSIDE: Person(lesion_count=60, largest_diameter_cm=15, performance_status=4),
        Verdict.CANNOT_TELL: Person(),
    }[verdict]
    visitor = visit(person)
    assert visitor.assessment.verdict is verdict
    gates = [box.label for box in visitor.test.expander if box.proto.id.partition("gate_")[1]]
    for finding, label in zip(visitor.assessment.findings, gates, strict=True):
        assert label.rpartition(" — ")[2].partition(",")[0] == finding.status.value.replace("-", " ")
    rows = visitor.charts["margins"]["table"]["rows"]
    assert [row[4] for row in rows] == [f.status.value.replace("-", " ") for f in visitor.assessment.findings]
    assert visitor.announced == f"{visitor.announced.partition('. ')[0]}. {flip_sentence(visitor.assessment)}"
    assert visitor.assessment.verdict.words in visitor.announced


@FEW
@given(people, profiles)
def test_a_link_restores_exactly_the_same_state(person, profile):
    visitor = visit(person, profile)
    assert visitor.notices == []
    assert visitor.person == person
    assert visitor.assessment.profile == profile
    assert assess(person, profile).verdict.words in visitor.verdict


def test_the_shared_link_is_the_state_and_opens_it_elsewhere():
    visitor = visit(CONTENT.presets["seven-small"].person).choose("profile_choice", "relaxed").set(lesion_count=9)
    visitor.test.button("share").click().run()
    link = visitor.test.code[0].value
    parts = dict(part.split("=") for part in link.partition("?")[2].split("&"))
    assert parts == visitor.address
    other = Visitor().to("one_person", **parts)
    assert (other.person, other.assessment.profile) == (visitor.person, visitor.assessment.profile)


BAD_LINK = {
    "lesion_count": "61",
    "largest_diameter_cm": "1.55",
    "performance_status": "-1",
    "chemotherapy_response": "cured",
    "doubling_time_days": "nan",
    "extrahepatic_disease": "NONE-SEEN",
    "profile": "<script>alert(1)</script>",
    "version": "0.1",
    "case": "../../etc/passwd",
    "utm_source": "x" * 500,
}


def test_a_link_with_ten_bad_values_lists_ten_and_says_what_was_used_instead():
    visitor = Visitor().to("one_person", **BAD_LINK)
    assert len(visitor.notices) == len(BAD_LINK)
    told = "\n".join(visitor.notices)
    for name, scale in SCALES.items():
        notice = next(line for line in visitor.notices if f"“{BAD_LINK[name]}”" in line)
        assert scale.range_in_words in notice
        assert notice.endswith("Used instead: not known")
    assert f"Used instead: {LEAFLET.id}" in told
    assert f"used instead: {LEAFLET.id} {LEAFLET.version}" in told
    assert "Used instead: no case" in told
    assert "it was left out" in told
    assert max(map(len, visitor.notices)) < 300  # a long value is not repeated whole
    assert visitor.person == Person()
    assert "10 parts" in words(visitor.html("ct-notice"))


def test_a_refusal_goes_when_the_state_is_changed():
    visitor = Visitor().to("one_person", lesion_count="many")
    assert len(visitor.notices) == 1
    assert visitor.set(lesion_count=3).notices == []


def test_an_outdated_version_is_said_aloud_and_todays_is_used():
    visitor = Visitor().to("one_person", **write_link(Person(), LEAFLET) | {"version": "0.9"})
    assert len(visitor.notices) == 1
    assert "0.9" in visitor.notices[0]
    assert f"{LEAFLET.id} {LEAFLET.version}" in visitor.notices[0]


def test_a_link_may_use_a_word_for_growth():
    word, read = next(iter(CONTENT.growth_words.items()))
    visitor = Visitor().to("one_person", doubling_time_days=word)
    assert visitor.notices == []
    assert visitor.person.doubling_time_days == read.doubling_time_days


def test_the_state_comes_along_from_page_to_page():
    visitor = visit().set(**SEVEN_SMALL)
    person = visitor.person
    assert visitor.to("start").to("one_person").person == person
    assert visitor.address == write_link(person, LEAFLET)


def test_a_bare_address_that_comes_by_back_shows_the_start_again():
    visitor = visit().set(**SEVEN_SMALL)
    visitor.test.query_params.clear()  # as Back does
    visitor.test.run()
    assert visitor.person == first_preset(CONTENT)
    assert visitor.address == {}  # and Back can go on from here


@pytest.mark.parametrize("case", CONTENT.cases.values(), ids=lambda case: case.id)
def test_a_shipped_case_opens_from_the_picker_and_by_its_link(case: Case):
    picked = visit().choose("case_choice", case.id)
    linked = Visitor().to("one_person", **write_link(case.person, CONTENT.profiles[case.profile], case.id))
    for visitor in (picked, linked):
        assert not visitor.test.exception
        assert visitor.person == case.person
        assert visitor.assessment.profile.id == case.profile
        assert visitor.address["case"] == case.id
        assert visitor.html(f"<h2>{escape(case.title)}</h2>")


@pytest.mark.parametrize("case", [c for c in CONTENT.cases.values() if len(c.stages) > 1], ids=lambda case: case.id)
def test_a_stage_shows_what_was_known_then(case: Case):
    visitor = visit().choose("case_choice", case.id)
    for stage in itertools.chain(range(len(case.stages)), [0]):
        visitor.choose(f"stage_of_{case.id}", stage)
        assert visitor.person == case.person_at(stage)
        assert words(case.stages[stage].story) in visitor.everything()


def test_a_person_moved_away_from_the_story_can_come_back():
    case = next(iter(CONTENT.cases.values()))
    visitor = visit().choose("case_choice", case.id).set(lesion_count=59)
    assert "no longer show this person" in visitor.everything()
    visitor.test.button("back_to_story").click().run()
    assert visitor.person == case.person
    assert "no longer show this person" not in visitor.everything()


def test_a_case_can_be_closed_and_its_person_stays():
    case = next(iter(CONTENT.cases.values()))
    visitor = visit().choose("case_choice", case.id).choose("case_choice", None)
    assert visitor.person == case.person
    assert "case" not in visitor.address


def test_whichever_answer_is_chosen_it_is_explained_and_then_the_others():
    lesson = CONTENT.lessons["one-person"]
    visitor = visit()
    for index, option in enumerate(lesson.options):
        visitor.test.radio("check_one-person").set_value(index).run()
        feedback = words(visitor.html('role="status"'))
        assert " ".join(option.feedback.split()) in " ".join(feedback.split())
        assert ("That holds" in feedback) == option.right
        others = visitor.bodies()
        assert sum("ct-feedback" in body for body in others) == 2


def test_what_a_link_says_is_what_the_address_says():
    """The page and the domain read a link alike: one is not stricter than the other."""
    opened = read_link(BAD_LINK, CONTENT, first_preset(CONTENT), LEAFLET)
    assert list(opened.notices) == Visitor().to("one_person", **BAD_LINK).notices

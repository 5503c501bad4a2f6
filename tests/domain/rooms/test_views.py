"""Until the key is shown, a phone and the projector know nothing that hangs on it; then they know why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.population.loosening import at
from cryoteach.domain.rooms.events import Blanked, Opened
from cryoteach.domain.rooms.measure import form_of
from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.views import own_part, person_of, phone_view, screen_view
from cryoteach.domain.rooms.votes.marks import own_of
from tests.domain.fictional import LEAFLET
from tests.domain.rooms.forms import FORMS
from tests.domain.rooms.lessons import (
    BEATRIZ,
    CALLUM,
    CAROL,
    CHOICE,
    DIAL,
    EVERY_KIND,
    LIMITING,
    MEI,
    OWN_NUMBER,
    PHONES,
    SHIFT,
    THOUSAND,
    VERDICT,
    goes_to,
    happens,
    opening,
    room_of,
    voted,
    votes,
)  # fmt: skip
from tests.domain.rooms.lessons_in_chance import Lesson, lesson_of, play, sequences
from tests.domain.rooms.votes.test_pairs import measured

OTHER_LIMITS = at(at(LEAFLET, "few-lesions", 20), "slow-growing", 30)


def other_key(opened: Opened) -> Opened:
    """The same room with other keys: other limits, other right options and numbers, other findings to come."""
    carol, mei = (_with_another_key(case) for case in (CAROL, MEI))
    later = CALLUM.stages[2].model_copy(update={"findings": {"extrahepatic_disease": "none-seen"}, "note": "Else."})
    callum = CALLUM.model_copy(update={"stages": (*CALLUM.stages[:2], later), "teaching_point": "Else."})
    items = tuple(
        item.model_copy(update={"question": item.question.model_copy(update={"answer": 700.0, "feedback": "Many."})})
        if item is THOUSAND else item
        for item in opened.items
    )  # fmt: skip
    more = {"items": items, "cases": (callum, carol, BEATRIZ, mei), "profiles": (OTHER_LIMITS,)}
    return opened.model_copy(update=more)


def _with_another_key(case: object) -> object:
    stages = []
    for told in case.stages:
        question = told.question
        if question and question.kind == "choice":
            turned = [
                o.model_copy(update={"right": not i, "feedback": "Else."}) for i, o in enumerate(question.options)
            ]
            question = question.model_copy(update={"options": tuple(turned)})
        if question and question.kind == "number":
            question = question.model_copy(update={"answer": 7_000.0, "feedback": "Else."})
        stages.append(told.model_copy(update={"question": question}))
    return case.model_copy(update={"stages": tuple(stages), "teaching_point": "Else."})


@given(sequences, st.permutations(EVERY_KIND), st.sampled_from(["at-reveal", "after-second-vote"]))
def test_two_rooms_that_differ_in_their_keys_look_alike_until_a_key_is_shown(
    actions: list[tuple], items: list[object], key: str
):
    lesson = lesson_of(*items, key=key)
    other = Lesson(room=Room(opened=other_key(lesson.room.opened)), log=[])
    for action in [("press", 0), *actions]:
        play(lesson, [action])
        play(other, [action])
        assert lesson.refused == other.refused
        if lesson.room.keys_shown:
            break
        assert screen_view(lesson.room) == screen_view(other.room)
        for phone in PHONES[:8]:
            assert phone_view(lesson.room, phone) == phone_view(other.room, phone)


def test_the_two_rooms_do_differ_once_the_key_is_shown():
    for item in (VERDICT, LIMITING, CHOICE, OWN_NUMBER, THOUSAND):
        opened = opening(item)
        rooms = [goes_to(Room(opened=each), "commit", "reveal", "model") for each in (opened, other_key(opened))]
        assert len({str(phone_view(room, PHONES[0])) for room in rooms}) == 2


def test_in_the_lobby_nobody_knows_what_comes():
    assert phone_view(room_of(), PHONES[0]).model_dump(exclude_defaults=True) == {
        "phase": "lobby", "item": 0, "round": 1
    }  # fmt: skip
    assert screen_view(room_of()).asked is None


def test_while_votes_come_in_everybody_sees_how_many_and_nobody_how():
    room = votes(goes_to(room_of(), "commit"), ("vo", 3), "vw")
    screen, phone = screen_view(room), phone_view(room, PHONES[0])
    assert (screen.votes, screen.first, screen.second, screen.flows, screen.key) == (2, None, None, None, None)
    assert phone.may_vote
    assert (phone.first.words, phone.first.sure, phone.first.revision, phone.first.right) == (
        "outside the limits",
        3,
        1,
        None,
    )
    assert phone_view(room, PHONES[5]).first is None


def test_the_spread_is_shown_without_the_key_and_hidden_while_people_talk_and_vote():
    room = goes_to(votes(goes_to(room_of(), "commit"), "vo", "vw"), "reveal")
    assert [row.right for row in screen_view(room).first.rows] == [None, None, None]
    assert screen_view(room).key is None
    talk = goes_to(room, "talk")
    assert screen_view(talk).first is None
    assert phone_view(talk, PHONES[0]).first.words == "outside the limits"
    assert screen_view(goes_to(talk, "revote")).first is None


def test_both_votes_come_with_the_key_and_with_who_moved():
    room = goes_to(votes(goes_to(room_of(), "commit"), "vo", "vw"), "reveal", "talk", "revote")
    room = goes_to(votes(room, "vo", "vo"), "reveal2")
    screen, phone = screen_view(room), phone_view(room, PHONES[1])
    assert (screen.first.voters, screen.second.voters, screen.flows.to_key) == (2, 2, 1)
    assert screen.key.right == "vo"
    assert (phone.first.right, phone.second.right) == (False, True)
    assert phone.key.words == "outside the limits"


def test_a_phone_gets_the_feedback_of_its_own_choice_only():
    room = votes(goes_to(room_of(CHOICE, key="at-reveal"), "commit"), "c0", "c1.0")
    room = goes_to(room, "reveal")
    options = CAROL.stages[2].question.options
    assert phone_view(room, PHONES[0]).first.feedback == options[0].feedback
    assert phone_view(room, PHONES[1]).first.feedback == options[1].feedback
    assert phone_view(room, PHONES[0]).key.feedback == {}
    assert options[2].feedback not in str(phone_view(room, PHONES[0]))


def test_a_dial_is_neither_right_nor_wrong():
    room = goes_to(votes(goes_to(room_of(DIAL), "commit"), "n3"), "reveal", "model")
    own = own_of(room, PHONES[0], 0, 1)
    assert (own.words, own.right) == ("3 tumours", None)
    assert phone_view(room, PHONES[0]).key is None


def test_at_the_end_a_phone_has_its_marks():
    room = goes_to(votes(goes_to(room_of(), "commit"), ("vo", 3)), "reveal", "debrief")
    assert [mark.mark for mark in phone_view(room, PHONES[0]).marks] == [3]
    assert phone_view(room, PHONES[1]).marks == ()
    assert screen_view(room).asked is None


def test_blank_is_for_the_projector_alone():
    room = happens(goes_to(room_of(), "commit"), Blanked(on=True, presses=0))
    assert screen_view(room).is_blank
    assert phone_view(room, PHONES[0]).may_vote


def test_the_model_opens_on_the_person_of_this_stage_and_tells_no_story_to_come():
    room = goes_to(room_of(SHIFT, VERDICT, THOUSAND), "commit", "reveal")
    assert person_of(room, 0) is None
    model = goes_to(room, "model")
    assert person_of(model, 0) == (CALLUM.person_at(1), LEAFLET, None)
    assert person_of(model, 1) is None
    last = goes_to(model, "commit", "reveal", "model")
    assert person_of(last, 1) == (CALLUM.person, LEAFLET, CALLUM.id)
    number = goes_to(last, "commit", "reveal", "model")
    assert person_of(number, 2) is None
    over = goes_to(model, "debrief", "ended")
    assert person_of(over, 0)[2] == CALLUM.id


@pytest.mark.parametrize("late", [0, 1])
def test_a_late_vote_says_so(late: int):
    room = goes_to(room_of(), "commit", "closed")
    room = happens(room, voted(room, PHONES[0], "vo", at=late))
    assert phone_view(room, PHONES[0]).first.late
    assert not phone_view(room, PHONES[0]).may_vote


def test_the_six_questions_come_without_their_keys():
    room = goes_to(room_of(VERDICT, measure=FORMS), "measure")
    now = phone_view(room, PHONES[0]).measure
    assert (now.part, now.form, len(now.asked), now.sent) == ("before", form_of(PHONES[0], "before"), 6, ())
    assert "right" not in now.asked[0].model_dump_json()
    assert [option.words for option in now.asked[1].options] == ["within", "outside", "cannot-tell"]
    room = happens(room, measured(PHONES[0], "before", 3))
    assert phone_view(room, PHONES[0]).measure.sent == measured(PHONES[0], "before", 3).replies
    assert phone_view(room_of(VERDICT, measure=FORMS), PHONES[0]).measure is None


def test_the_projector_shows_what_the_chosen_limits_would_change_and_at_the_end_the_prompts():
    room = goes_to(votes(goes_to(room_of(VERDICT, DIAL), "commit"), "vw"), "reveal", "model", "commit")
    room = goes_to(votes(room, "n3"), "reveal")
    assert screen_view(room).chosen is None
    model = goes_to(room, "model")
    assert screen_view(model).chosen.of == 1
    assert screen_view(model).prompts == ()
    assert [prompt.item for prompt in screen_view(goes_to(model, "debrief")).prompts] == [0, 0, 0]
    assert "A lesson" not in str(screen_view(model))


def test_many_phones_cost_little_once_the_people_are_judged():
    opened = opening(VERDICT)
    assert opened.judged is opened.judged
    assert opened == opening(VERDICT)


@given(actions=sequences)
def test_phones_of_which_their_own_part_is_equal_are_shown_the_same(actions: list[tuple]):
    room = play(lesson_of(*EVERY_KIND, measure=FORMS), actions).room
    shown = {}
    for phone in PHONES[:9]:
        assert phone_view(room, phone) == shown.setdefault(own_part(room, phone), phone_view(room, phone))


def test_what_one_phone_sent_of_the_six_questions_is_its_own_part():
    room = goes_to(room_of(VERDICT, measure=FORMS), "measure")
    same, other = (phone for phone in PHONES[2:6] if form_of(phone, "before") == form_of(PHONES[0], "before"))
    sent = happens(room, measured(PHONES[0], "before", 3))
    assert own_part(sent, same) == own_part(sent, other) != own_part(sent, PHONES[0])

"""The six questions: one key each, two forms crossed by phone, and only replies that fit."""

from collections import Counter

import pytest

from cryoteach.domain.rooms.events import Measured
from cryoteach.domain.rooms.measure import Forms, MeasureItem, form_of, read_choice, why_not
from cryoteach.domain.rooms.phases import handed_in
from cryoteach.domain.rooms.refusals import MOST_VOTES, refusal
from cryoteach.domain.rooms.views import screen_view
from tests.domain.fictional import LEAFLET
from tests.domain.rooms.forms import FORMS, VERDICTS, WORDS
from tests.domain.rooms.lessons import PHONES, VERDICT, goes_to, happens, room_of

ITEM = {"id": "one", "objective": "LO1", "prompt": "Which?"}
ALL = ("c13",) * 6


def test_the_engine_has_the_key_of_a_person_and_the_author_of_the_rest():
    assert [item.key(LEAFLET) for item in FORMS.form("A")] == [0, 1, 0, 0, 0, 0]
    assert FORMS.form("B") == FORMS.b


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"options": [{"text": "a"}, {"text": "b"}, {"text": "c"}]}, "exactly one option must be right"),
        ({"options": VERDICTS}, "verdicts go with a person only"),
        ({"options": WORDS, "person": {}}, "its options are the three verdicts"),
        ({"options": [{**VERDICTS[0], "right": True}, *VERDICTS[1:]], "person": {}}, "the engine says which option"),
    ],
)
def test_a_question_has_one_key(fields: dict[str, object], words: str):
    with pytest.raises(ValueError, match=words):
        MeasureItem.model_validate({**ITEM, **fields})


def test_the_forms_are_parallel():
    with pytest.raises(ValueError, match="the same objectives in the same order"):
        Forms(a=FORMS.a, b=FORMS.b[::-1])


def test_half_of_the_phones_meet_form_a_first_and_nobody_meets_a_form_twice():
    assert Counter(form_of(phone, "before") for phone in PHONES) == {"A": 200, "B": 200}
    assert all({form_of(phone, "before"), form_of(phone, "after")} == {"A", "B"} for phone in PHONES)


def test_replies_fit_their_form():
    phone = PHONES[1]
    assert why_not(phone, "before", form_of(phone, "before"), ("c00", "", *ALL[2:])) == ""
    assert "not the questions" in why_not(phone, "before", form_of(phone, "after"), ALL)
    assert "There are 6" in why_not(phone, "before", form_of(phone, "before"), ALL[1:])
    assert "does not fit" in why_not(phone, "before", form_of(phone, "before"), ("c30", *ALL[1:]))
    assert [read_choice(reply) for reply in ("", "c10", "c23")] == [None, (1, None), (2, 3)]


def test_a_measure_is_taken_while_its_form_is_open():
    def measured(part: str, **more: object) -> Measured:
        fields = {"phone": PHONES[0], "form": form_of(PHONES[0], part), "part": part, "replies": ALL, **more}
        return Measured.model_validate(fields)

    room = room_of(VERDICT, measure=FORMS)
    assert refusal(room, measured("before")).reason == "not-measuring"
    room = goes_to(room, "measure")
    assert refusal(room, measured("after")).reason == "not-measuring"
    assert refusal(room, measured("before", replies=ALL[1:])).reason == "does-not-fit"
    room = happens(room, measured("before"))
    assert refusal(room, measured("before", replies=("", *ALL[1:]))).reason == "revised"
    room = happens(room, measured("before", replies=("", *ALL[1:]), revision=1))
    assert room.measured[PHONES[0], "before"].replies[0] == ""
    assert (handed_in(room), screen_view(room).votes) == (1, 1)
    assert handed_in(room_of(measure=FORMS)) == 0
    assert room.phones == {PHONES[0]}
    room = happens(room, *(measured("before", revision=again) for again in range(2, MOST_VOTES)))
    assert refusal(room, measured("before", revision=MOST_VOTES)).reason == "too-many"
    assert refusal(goes_to(room_of(VERDICT), "commit"), measured("before")).reason == "not-measuring"

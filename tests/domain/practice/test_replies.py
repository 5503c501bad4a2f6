"""A reply travels in a link and comes back whole; what was cut off or made up is counted and the rest is kept."""

from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.practice.replies import Reply, marked, read_replies, read_reply, write_replies, write_reply
from cryoteach.domain.rules.assessment import Verdict, assess
from tests.domain.fictional import LEAFLET, ideal_person, next_past

CONDITIONS = [condition.id for condition in LEAFLET.conditions]
replies = st.builds(
    Reply,
    verdict=st.sampled_from(list(Verdict)),
    certainty=st.sampled_from([None, 1, 2, 3]),
    named=st.sets(st.sampled_from(CONDITIONS)).map(lambda names: tuple(n for n in CONDITIONS if n in names)),
)


@given(st.dictionaries(st.sampled_from(["samuel-night-bus", "p12-3", "x"]), replies))
def test_replies_come_back_as_they_were_written(given_replies):
    assert read_replies(write_replies(given_replies, CONDITIONS), CONDITIONS) == (given_replies, 0)


@given(st.text(max_size=40))
def test_nothing_that_anybody_writes_breaks_the_reading(text):
    found, wrong = read_replies(text, CONDITIONS)
    assert len(found) + wrong <= len(text.split(".")) + 1


def test_a_link_that_was_cut_off_keeps_what_is_whole():
    whole = write_replies(
        {"one": Reply(verdict=Verdict.WITHIN, certainty=3), "two": Reply(verdict=Verdict.OUTSIDE)}, CONDITIONS
    )
    assert whole == "one_w300.two_o000"
    found, wrong = read_replies(whole[:-2], CONDITIONS)
    assert (list(found), wrong) == (["one"], 1)


def test_what_is_no_reply_is_none():
    assert [read_reply(text, CONDITIONS) for text in ("", "x300", "w400", "w3zz", "w3000")] == [None] * 5
    assert (
        read_reply(write_reply(Reply(verdict=Verdict.CANNOT_TELL), CONDITIONS), CONDITIONS).verdict
        is Verdict.CANNOT_TELL
    )


def test_the_first_of_two_replies_counts_and_one_without_a_name_does_not():
    found, wrong = read_replies("a_w000.a_o000._w000", CONDITIONS)
    assert (found["a"].verdict, wrong) == (Verdict.WITHIN, 2)


def test_a_reply_is_marked_by_the_engine():
    key = assess(ideal_person(lesion_count=next_past(LEAFLET.condition("few-lesions"))), LEAFLET)
    answer = marked("a", Reply(verdict=Verdict.OUTSIDE, certainty=2, named=("few-lesions",)), key)
    assert (answer.right, answer.mark, answer.limiting, answer.named) == (True, 2, ("few-lesions",), ("few-lesions",))

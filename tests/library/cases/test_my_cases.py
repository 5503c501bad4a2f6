"""A trainer's own cases lie together: nothing that was laid is ever lost, and near twins are found among them."""

from hypothesis import given
from hypothesis import strategies as st

from cryoteach.library.cases.my_cases import LONGEST_ID, free_id, laid_among, with_own_cases, with_twins
from tests.domain.fictional import SHIPPED

FIRST = {"id": "my-case", "title": "First of mine"}
SECOND = {"id": "my-case", "title": "Second of mine"}


def test_a_second_case_of_the_same_id_gets_one_of_its_own_and_says_so():
    laid = laid_among([FIRST], [SECOND])
    assert laid.cases == [FIRST, {**SECOND, "id": "my-case-2"}]
    assert laid.ids == ["my-case-2"]
    assert "'my-case' is the id of another of your cases" in laid.notes[0]


def test_only_the_case_that_is_edited_is_replaced_and_keeps_its_place():
    other = {"id": "other", "title": "Other"}
    laid = laid_among([FIRST, other], [SECOND], place="my-case")
    assert laid == ([SECOND, other], ["my-case"], [])
    assert laid_among([FIRST], [FIRST]).cases == [FIRST]


def test_twins_that_come_together_still_find_each_other_under_their_new_ids():
    pair = [{"id": "my-case", "title": "A", "twin": "twin"}, {"id": "twin", "title": "B", "twin": "my-case"}]
    laid = laid_among([FIRST], pair)
    assert laid.cases[0] == FIRST
    assert [(case["id"], case["twin"]) for case in laid.cases[1:]] == [("my-case-2", "twin"), ("twin", "my-case-2")]


def test_a_free_id_is_one_that_a_case_may_have():
    assert free_id("nia", ["olu"]) == "nia"
    assert free_id("nia", ["nia", "nia-2"]) == "nia-3"
    assert free_id("n" * LONGEST_ID, ["n" * LONGEST_ID]) == f"{'n' * (LONGEST_ID - 2)}-2"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=8))
def test_nothing_is_ever_lost(cases):
    held = []
    for name, title in cases:
        held = laid_among(held, [{"id": name, "title": title}]).cases
    assert {title for _, title in cases} == {case["title"] for case in held}
    assert len({case["id"] for case in held}) == len(held)


def test_own_cases_stand_beside_the_library_which_stays_as_it_is():
    gwen, olu = SHIPPED.teaching.cases["gwen-chapel-choir"], SHIPPED.teaching.cases["olu-barber"]
    own = [gwen.model_copy(update={"id": "mine"}), olu.model_copy(update={"title": "Another"})]
    cases = with_own_cases(SHIPPED.teaching.cases, own)
    assert cases["mine"] == own[0]
    assert cases["olu-barber"] == olu
    assert "mine" not in with_own_cases(SHIPPED.teaching.cases, own, but="mine")


def test_near_twins_of_ones_own_travel_along_and_a_circle_comes_to_an_end():
    a, b, c = {"id": "a", "twin": "b"}, {"id": "b", "twin": "a"}, {"id": "c", "twin": "gwen-chapel-choir"}
    assert with_twins([a], [a, b, c]) == [a, b]
    assert with_twins([c], [a, b, c]) == [c]

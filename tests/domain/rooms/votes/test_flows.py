"""The flows of an item add up to those who voted twice."""

from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.rooms.room import Room
from cryoteach.domain.rooms.votes.flows import flows_of
from tests.domain.rooms.lessons import DIAL, PHONES, THOUSAND, VERDICT, goes_to, happens, room_of, voted

SAID = {VERDICT: ["vw", "vo", "vc"], DIAL: ["n2", "n3", "n5"], THOUSAND: ["n9", "n40", "n500"]}
replies = st.tuples(st.integers(0, 2), st.sampled_from([None, 1, 2, 3]))
rounds = st.dictionaries(st.sampled_from(PHONES[:12]), replies, max_size=12)


def twice(item: object, first: dict[str, tuple], second: dict[str, tuple]) -> Room:
    """A room in which these phones voted in the first round and those in the second."""
    room = goes_to(room_of(item), "commit")
    for phone, (which, sure) in first.items():
        room = happens(room, voted(room, phone, SAID[item][which], sure))
    room = goes_to(room, "reveal", "talk", "revote")
    for phone, (which, sure) in second.items():
        room = happens(room, voted(room, phone, SAID[item][which], sure))
    return goes_to(room, "reveal2")


@given(st.sampled_from([VERDICT, DIAL, THOUSAND]), rounds, rounds, st.booleans())
def test_flows_sum_to_those_who_voted_twice(item: object, first: dict, second: dict, with_key: bool):  # noqa: FBT001
    found = flows_of(twice(item, first, second), 0, with_key=with_key)
    both = first.keys() & second.keys()
    assert found.both == len(both) == sum(flow.count for flow in found.flows)
    assert found.voters == len(first.keys() | second.keys())
    assert found.moved == sum(flow.count for flow in found.flows if flow.first != flow.second)
    kinds = [found.to_key, found.from_key, found.stayed_right, found.stayed_wrong]
    assert sum(kinds) == len(both) if with_key and item is not DIAL else set(kinds) == {None}
    sure = [phone for phone in both if first[phone][1] and second[phone][1]]
    assert found.surer + found.as_sure + found.less_sure == len(sure)


def test_who_moved_is_said_in_words():
    first = {PHONES[0]: (0, 3), PHONES[1]: (1, 1), PHONES[2]: (1, 2), PHONES[3]: (0, 2)}
    second = {PHONES[0]: (1, 3), PHONES[1]: (1, 2), PHONES[2]: (2, 1)}
    found = flows_of(twice(VERDICT, first, second), 0)
    assert [(flow.first_words, flow.second_words, flow.count) for flow in found.flows] == [
        ("within the limits", "outside the limits", 1), ("outside the limits", "outside the limits", 1),
        ("outside the limits", "cannot tell", 1),
    ]  # fmt: skip
    assert (found.both, found.voters, found.moved) == (3, 4, 2)
    assert (found.to_key, found.from_key, found.stayed_right, found.stayed_wrong) == (1, 1, 1, 0)
    assert (found.surer, found.as_sure, found.less_sure) == (1, 1, 1)

"""Buckets that fill again, and whom an address stands for."""

import pytest

from cryoteach.web.room import limits
from cryoteach.web.room.limits import Bucket, Limits, network_of


def test_a_bucket_gives_its_burst_and_then_so_many_a_second():
    bucket = Bucket(burst=3, per_second=2)
    assert [bucket.take(0.0) for _ in range(4)] == [True, True, True, False]
    assert [bucket.take(1.0) for _ in range(3)] == [True, True, False]
    assert not bucket.is_full(1.0)
    assert bucket.is_full(99.0)


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("198.51.100.7", "198.51.100.7"), ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8::1", "20010db800000000/64"),
        ("2001:db8::ffff:1", "20010db800000000/64"), ("2001:db8:0:1::1", "20010db800000001/64"), (None, ""),
        ("testclient", "testclient"),
    ],
)  # fmt: skip
def test_an_address_stands_for_itself_or_for_its_household(host: str | None, network: str):
    assert network_of(host) == network


def test_all_addresses_together_are_answered_five_wrong_codes_a_second_at_most():
    now = [0.0]
    kept = Limits(lambda: now[0])
    assert sum(kept.wrong_code(f"198.51.100.{number % 250}") for number in range(1000)) == 300
    now[0] = 2.0
    assert sum(kept.wrong_code(f"198.51.100.{number % 250}") for number in range(1000)) == 10


def test_a_network_without_wrong_codes_left_learns_of_rooms_that_it_has_found_only():
    now = [0.0]
    kept = Limits(lambda: now[0])
    kept.has_found("2001:db8::1", "K7M4QX")
    while kept.wrong_code("2001:db8::ffff"):
        pass
    assert kept.may_learn("2001:db8::2", "K7M4QX")
    assert not kept.may_learn("2001:db8::2", "BCDFGH")
    assert kept.may_learn("2001:db8:1::2", "BCDFGH")
    kept.forget("K7M4QX")
    assert not kept.may_learn("2001:db8::2", "K7M4QX")
    now[0] = 1.0
    assert kept.may_learn("2001:db8::2", "K7M4QX")


def test_networks_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MOST_NETWORKS", 10)
    now = [0.0]
    kept = Limits(lambda: now[0])
    for number in range(100):
        kept.wrong_code(f"198.51.100.{number}")
        kept.has_found(f"198.51.100.{number}", "K7M4QX")
    assert len(kept._of_networks) <= 10
    assert len(kept._found) <= 10


def test_phones_join_sixty_a_second_and_are_counted_for_the_desk():
    now = [0.0]
    kept = Limits(lambda: now[0])
    assert sum(kept.new_phone("K7M4QX") for _ in range(200)) == 120
    now[0] = 1.0
    assert sum(kept.new_phone("K7M4QX") for _ in range(200)) == 60
    assert kept.joined_lately("K7M4QX") == 180
    now[0] = 60.5
    assert kept.joined_lately("K7M4QX") == 60
    assert kept.joined_lately("BCDFGH") == 0

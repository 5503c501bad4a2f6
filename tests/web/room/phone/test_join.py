"""Joining by a code that is typed, pasted or scanned; wrong, old and mistyped ones; a guesser beside a class."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.room.rooms_to_visit import Visited, visited_in


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, "memory") as visited:
        yield visited


def other_code(visited: Visited) -> str:
    return "".join("B" if sign != "B" else "C" for sign in visited.code)


@pytest.mark.parametrize("written", ["{0}", "{1}", " {1} ", "{2} {3}", "{2}-{3}", "http://cryo.example/j/{1}"])
def test_a_code_is_read_as_people_write_it(visited: Visited, written: str):
    code = visited.code
    typed = written.format(code, code.lower(), code[:3], code[3:])
    browser = visited.browser()
    sent = browser.post("/j", data={"code": typed})
    assert (sent.status_code, sent.headers["location"]) == (303, f"/j/{code}")
    joined = browser.get(sent.headers["location"])
    assert (joined.status_code, joined.headers["location"]) == (303, f"/r/{code}")
    assert "set-cookie" not in joined.headers
    assert browser.get(joined.headers["location"]).status_code == 200


def test_an_address_with_a_code_in_small_letters_leads_there_too(visited: Visited):
    browser = visited.browser()
    assert browser.get(f"/r/{visited.code.lower()}?still=1").headers["location"] == f"/r/{visited.code}?still=1"


@pytest.mark.parametrize("typed", ["", "K7M", "hello there", "<b>", "K7M4Q0", "x" * 400])
def test_what_is_no_code_comes_back_to_be_mended(visited: Visited, typed: str):
    sent = visited.browser().post("/j", data={"code": typed})
    assert sent.status_code == 404
    assert "Look at the screen once more" in sent.text
    assert "<b>" not in sent.text
    assert typed[:5].replace("<b>", "&lt;b&gt;") in sent.text


def test_a_code_of_no_room_is_told_so_with_the_code_kept(visited: Visited):
    code = other_code(visited)
    for path in (f"/j/{code}", f"/r/{code}", f"/r/{code}/wait", f"/r/{code}/privacy"):
        answer = visited.browser().get(path)
        assert answer.status_code == 404
        assert f'value="{code}"' in answer.text


def test_an_old_code_is_told_that_its_room_is_over(visited: Visited):
    visited.rooms.erase(visited.code).result()
    answer = visited.browser().get(f"/j/{visited.code}")
    assert answer.status_code == 410
    assert "This room is over" in answer.text


def test_a_guesser_is_slowed_and_a_class_behind_the_same_address_is_not(visited: Visited):
    guesser, wrong = visited.browser(client=("198.51.100.7", 1)), other_code(visited)
    visited.browser(client=("198.51.100.7", 2)).get(f"{visited.path}/screen")  # the projector stands there
    answers = [guesser.get(f"/r/{wrong}").status_code for _ in range(400)]
    assert answers.count(404) == 120
    assert answers.count(429) == 280
    joined = [visited.phone(client=("198.51.100.7", 1)).answer.status_code for _ in range(100)]
    assert joined == [200] * 100
    visited.now += 10
    later = [guesser.get(f"/r/{wrong}").status_code for _ in range(20)]
    assert later.count(404) == 10


def test_sixty_mistyped_codes_of_one_class_refuse_nobody(visited: Visited):
    wrong = other_code(visited)
    answers = [visited.browser(client=("198.51.100.7", 1)).get(f"/j/{wrong}").status_code for _ in range(60)]
    assert answers == [404] * 60


def test_everything_lies_below_the_prefix_and_nowhere_else(tmp_path: Path):
    with visited_in(tmp_path, "memory", prefix="/cryo") as visited:
        phone = visited.phone()
        assert phone.answer.status_code == 200
        assert f"Path=/cryo/r/{visited.code};" in phone.answer.headers["set-cookie"]
        assert 'href="/cryo/assets/' in phone.answer.text
        for path in (f"/r/{visited.code}", f"/one-person/r/{visited.code}", f"/car/{visited.code}", "/j"):
            assert phone.browser.get(path).status_code == 404

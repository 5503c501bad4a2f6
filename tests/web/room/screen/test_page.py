"""The projector: what the room may see in each state, never more; light, large, with the code at its foot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cryoteach.domain.rooms.keys import key_of
from tests.domain.rooms.lessons import CHOICE, DIAL, EVERY_KIND, LIMITING, OWN_NUMBER, THOUSAND, VERDICT
from tests.stores.rooms_to_store import EVERY_KIND as STORES
from tests.web.room.rooms_to_visit import Visited, visited_in
from tests.web.room.trainers import Trainer, projector, seen

MANY = 6


@pytest.fixture(params=STORES)
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Visited]:
    with visited_in(tmp_path, request.param, VERDICT, LIMITING) as visited:
        yield visited


def vote(room: Visited, *said: str, sure: str = "3") -> None:
    """Let one phone each send an answer."""
    for answer in said:
        room.phone().send(answer, sure=sure)


def test_the_lobby_shows_code_and_how_many_are_in_and_nothing_of_what_comes(room: Visited):
    room.phone()
    told = seen(projector(room))
    assert f"{room.code[:3]} {room.code[3:]}" in told
    assert "1 phone in" in told
    assert "Callum" not in projector(room)
    assert room.room.opened.title not in projector(room)


def test_a_whole_question_on_the_projector(room: Visited):
    room.go("commit")
    vote(room, *["vw"] * 4, "vo", "vc")
    asked = projector(room)
    assert "6 answers" in seen(asked)
    assert "Within the limits" in seen(asked)
    assert "<svg class=" not in asked.partition("<main")[2].partition("</main>")[0]
    room.go("closed")
    assert "6 answers" in seen(projector(room))
    room.go("reveal")
    spread = projector(room)
    assert "Within the limits 4 4 of 6" in seen(spread)  # once in the bar, once beside it
    assert "what holds" not in spread
    room.go("talk")
    assert "Convince your neighbour" in seen(projector(room))
    assert "ct-bar" not in projector(room)
    room.go("revote", "closed", "reveal2")
    assert "0 of 6 voted twice" in seen(projector(room))
    room.go("model")
    assert "outside the limits" in seen(projector(room))
    assert "Few lesions" in seen(projector(room))


def test_who_moved_stands_in_words_beside_the_bands(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        room.go("commit")
        phones = [room.phone() for _ in range(MANY)]
        for phone in phones:
            phone.look()
            phone.send("vw", sure="3")
        room.go("closed", "reveal", "talk", "revote")
        for phone in phones[:4]:
            phone.look()
            phone.send("vo", sure="1")
        room.go("closed", "reveal2")
        told = seen(projector(room))
        assert "4 of 6 voted twice" in told
        assert "4 to what holds 0 away from it 0 stayed" in told
        assert "0 surer now, 4 less sure" in told


def test_the_key_is_in_no_byte_before_it_is_shown(tmp_path: Path):
    for place, item in enumerate((CHOICE, LIMITING, OWN_NUMBER, THOUSAND)):
        with visited_in(tmp_path / str(place), "memory", item) as room:
            trainer, key = Trainer(room), key_of(item, room.room.opened)
            secrets = [*key.feedback.values(), *(reason.words for reason in key.reasons), key.explanation, key.note]
            for phase in ("commit", "closed", "reveal"):
                room.go(phase)
                pages = projector(room), trainer.screen(), trainer.desk(), trainer.desk("?look=1")
                assert [words for page in pages for words in secrets if words and words in page] == []
                assert not any("what holds" in page.lower() or "●" in page for page in pages[:2])


@pytest.mark.parametrize("item", EVERY_KIND, ids=lambda item: f"{item.kind}-{getattr(item, 'stage', '')}")
def test_every_kind_of_question_is_shown_in_every_state(item: object, tmp_path: Path):
    with visited_in(tmp_path, "memory", item) as room:
        trainer = Trainer(room)
        while trainer.browser.get(f"{room.path}/desk").status_code == 200 and room.room.phase != "ended":
            page = projector(room)
            assert "Something went wrong" not in page
            assert " style=" not in page
            trainer.browser.post(f"{room.path}/do", data=trainer.does(trainer.desk(), _next(trainer.desk())))
        assert "That was the lesson" in projector(room)


def _next(desk: str) -> str:
    return desk.partition('class="ct-next"')[2].partition(">")[2].partition("<")[0]


def test_below_five_voters_nobody_is_seen_by_certainty(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        room.go("commit")
        vote(room, "vw", "vo")
        room.go("closed", "reveal")
        assert "Fewer than five voted" in seen(projector(room))
        assert "very sure" not in projector(room)


def test_a_dial_shows_what_the_limits_of_the_room_would_change(tmp_path: Path):
    with visited_in(tmp_path, "memory", DIAL) as room:
        room.go("commit")
        for number in ("3", "3", "5"):
            room.phone().send(number=number)
        room.go("closed", "reveal", "model")
        assert "If the room's limits held" in seen(projector(room))
        assert "at most 5 lesions" in seen(projector(room))


def test_blank_shows_nothing_and_only_the_trainer_finds_buttons(room: Visited):
    trainer = Trainer(room)
    assert 'name="do"' not in projector(room)
    assert 'name="do"' in trainer.screen()
    assert room.opened.secret not in trainer.screen()
    trainer.press("Blank the projector")
    assert room.code not in seen(projector(room))
    assert "The projector is blank" in trainer.desk()
    trainer.press("Show the projector")
    assert "Join with your phone" in seen(projector(room))


def test_the_code_can_be_made_large_and_small_again_without_a_script(room: Visited):
    room.go("commit")
    large = room.browser().get(f"{room.path}/screen?code=large").text
    assert "Join with your phone" in seen(large)
    assert f'href="{room.path}/screen"' in large
    assert f'href="{room.path}/screen?code=large"' in projector(room)
    assert '<meta http-equiv="refresh" content="3">' in large


def test_no_code_to_scan_leads_every_machine_to_itself(tmp_path: Path):
    with visited_in(tmp_path, "memory", VERDICT) as room:
        alone = room.browser().get(f"{room.path}/screen")
        assert "127.0.0.1" not in seen(alone.text)

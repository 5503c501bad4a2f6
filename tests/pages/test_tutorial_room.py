"""The tutorial room's page: every choice is what the room is opened with; nothing chosen is lost where it cannot be."""

import time
from collections.abc import Callable, Iterator
from queue import Queue
from urllib.parse import parse_qsl

import pytest
import streamlit

from cryoteach.domain.cases.packed import pack_cases
from cryoteach.domain.input.link_text import BETWEEN
from cryoteach.domain.rooms.codes import shown_code
from cryoteach.domain.rooms.events import Opened
from cryoteach.domain.rooms.rehearsal.phones import MARK, SimulatedPhone
from cryoteach.errors import StoreError
from cryoteach.stores.base import StoreTroubleError
from cryoteach.stores.memory import MemoryStore
from cryoteach.widgets.frame import share
from cryoteach.widgets.rooms import opening
from cryoteach.widgets.rooms.chapter import USUAL_COUNT
from cryoteach.wiring import content
from cryoteach.wiring.rooms import Folded, Rooms, rehearsal
from cryoteach.wiring.rooms.rehearsal import MOST_AT_ONCE
from tests.conftest import PATIENCE_S
from tests.pages.visitor import Visitor, words

CONTENT = content()
PLANS = CONTENT.rooms.plans
CALLUM, AOIFE = CONTENT.teaching.cases["callum-bowling-green"], CONTENT.teaching.cases["aoife-harbour-tours"]
MINE = CALLUM.model_dump(mode="json", exclude_defaults=True) | {"id": "mine", "title": "Nia and the harbour"}
ADDRESS = "https://x.org/cryo"
LOOKS_UNTIL_ALL_ARE_IN = 40  # half a second lies between two looks, however slow the machine is


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    own = Rooms(MemoryStore())
    monkeypatch.setattr(opening, "rooms", lambda: own)
    yield own
    own.close()


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others reach the app."""
    monkeypatch.setenv("CRYOTEACH_ADDRESS", ADDRESS)


def page(**parts: str) -> Visitor:
    return Visitor().to("tutorial_room", **parts)


def code_of(visitor: Visitor) -> str:
    return visitor.address["room"]


def room_of(visitor: Visitor, rooms: Rooms) -> Opened:
    folded = rooms.room(code_of(visitor))
    assert isinstance(folded, Folded)
    return folded.room.opened


def links(visitor: Visitor) -> dict[str, str]:
    return {link.proto.label: link.proto.url for link in visitor.test.get("link_button")}


def buttons(visitor: Visitor) -> list[str | None]:
    return [button.key for button in visitor.test.button]


def alert(visitor: Visitor) -> str:
    return words(visitor.html('role="alert"'))


def pictures(visitor: Visitor) -> list[object]:
    return [*visitor.test.get("image")]


def test_the_twenty_minutes_are_chosen_at_first_and_every_plan_shows_and_opens_what_it_holds(rooms: Rooms):
    visitor = page()
    assert visitor.test.radio("room_lesson").value == "twenty-minutes"
    for name, plan in PLANS.items():
        visitor.choose("room_lesson", name)
        held = words(visitor.html("What the lesson holds"))
        assert all(part.title in held and f"{part.minutes:g}" in held for part in plan.parts)
        opened = room_of(visitor.press("room_open"), rooms)
        assert opened.plan == plan
        assert (opened.measure is not None) == any(part.kind == "measure" for part in plan.parts)
        assert not opened.exports_pairs
        visitor.press("room_another")
        assert visitor.test.radio("room_lesson").value == name
    assert "lesson" in visitor.address


def test_an_open_room_has_its_code_its_ways_and_when_it_is_erased_and_the_secret_is_not_in_the_address(rooms: Rooms):
    visitor = page().press("room_open")
    code = code_of(visitor)
    shown = visitor.html("ct-room-code")
    assert shown_code(code) in shown
    assert "Erased at" in shown
    found = links(visitor)
    assert found["Open the projector"].endswith(f"/r/{code}/screen")
    secret = found["Open your desk"].rpartition("/t/")[2]
    assert rooms.code_of(secret) == code
    assert secret not in str(visitor.address)
    assert any(secret in kept.value for kept in visitor.test.code)
    assert "No name" in visitor.everything
    assert "a room keeps answers without names" in visitor.html("ct-footer")


@pytest.mark.parametrize("key", ["after-second-vote", "at-reveal"])
def test_the_key_is_shown_when_it_was_chosen_to_be(rooms: Rooms, key: str):
    assert room_of(page(key=key).press("room_open"), rooms).key == key
    assert room_of(page().choose("room_key", key).press("room_open"), rooms).key == key


@pytest.mark.parametrize(
    ("six", "asked", "leave"),
    [("plan", False, False), ("ask", True, False), ("none", False, False), ("pairs", True, True)],
)
def test_six_questions_come_before_and_after_as_it_was_chosen(rooms: Rooms, six: str, *, asked: bool, leave: bool):
    visitor = page()
    visitor.test.selectbox("room_six").set_value(six)
    for opened in (room_of(page(six=six).press("room_open"), rooms), room_of(visitor.run().press("room_open"), rooms)):
        assert (opened.measure is not None, opened.exports_pairs) == (asked, leave)


def test_cases_are_asked_in_the_order_they_were_chosen_in(rooms: Rooms):
    visitor = page().choose("room_lesson", "cases")
    assert "Choose at least one case" in visitor.everything
    assert "room_open" not in buttons(visitor)
    visitor.test.multiselect("room_cases").set_value([CALLUM.id, AOIFE.id])
    visitor.run()
    assert CALLUM.title in visitor.html("What the lesson holds")
    opened = room_of(visitor.press("room_open"), rooms)
    assert [case.id for case in opened.cases] == [CALLUM.id, AOIFE.id]
    assert opened.plan is None
    again = visitor.press("room_another")
    assert again.test.multiselect("room_cases").value == [CALLUM.id, AOIFE.id]


def test_more_questions_than_a_room_takes_are_refused_in_words_and_stay_chosen():
    names = list(CONTENT.teaching.cases)[:20]
    visitor = page(lesson="cases", ask=BETWEEN.join(names))
    assert "a room takes at most 30" in visitor.everything
    assert "room_open" not in buttons(visitor)
    assert visitor.test.multiselect("room_cases").value == names


def test_what_a_link_names_wrongly_is_said_and_the_rest_is_used():
    visitor = page(
        lesson="nothing", ask=BETWEEN.join(["nobody", CALLUM.id]), key="never", room="<b>", cases="broken", own="broken"
    )
    told = " ".join(visitor.notices)
    for wrong in ("nothing", "never", "“nobody”", "Code of a room", "cases of this desk", "Case in the link"):
        assert wrong in told
    assert visitor.choose("room_lesson", "cases").test.multiselect("room_cases").value == [CALLUM.id]
    assert "Chapter 2 and all cases, offline" in [one.proto.label for one in visitor.test.get("download_button")]


def test_a_set_of_the_desk_with_a_case_of_ones_own_is_what_the_room_asks(rooms: Rooms):
    desk = Visitor().to("desk", cases=pack_cases([MINE]))
    desk.test.multiselect("set_cases").set_value(["mine", AOIFE.id])
    desk.run()
    way = next(link for link in desk.test.get("page_link") if "tutorial room" in link.proto.label)
    parts = dict(parse_qsl(way.proto.query_string))
    assert way.proto.page.endswith("tutorial-room")
    opened = room_of(page(**parts).press("room_open"), rooms)
    assert [case.id for case in opened.cases] == ["mine", AOIFE.id]


def test_a_case_that_is_broken_on_its_way_is_said_and_left_out():
    visitor = page(
        lesson="cases", ask=BETWEEN.join(["mine", AOIFE.id]), cases=pack_cases([{**MINE, "level": "very hard"}])
    )
    assert "“mine”" in " ".join(visitor.notices)
    assert visitor.test.multiselect("room_cases").value == [AOIFE.id]


def test_where_only_this_machine_can_follow_there_is_no_qr_code_but_what_mends_that(listening: Callable):
    listening("127.0.0.1")
    visitor = page()
    assert "--host 0.0.0.0" in visitor.html("ct-only-here")
    visitor.press("room_open")
    assert "--host 0.0.0.0" in visitor.html("ct-only-here")
    assert pictures(visitor) == []


@pytest.mark.usefixtures("elsewhere")
def test_where_others_can_follow_the_qr_code_and_every_link_begin_there():
    visitor = page().press("room_open")
    assert len(pictures(visitor)) == 1
    assert all(url.startswith(f"{ADDRESS}/") for url in links(visitor).values())
    assert "x.org/cryo/j" in visitor.html("ct-room-code")
    assert "Only this computer" not in visitor.everything


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def at(host: str) -> None:
        kept = streamlit.get_option
        monkeypatch.setattr(streamlit, "get_option", lambda name: host if name == "server.address" else kept(name))

    return at


def test_of_several_addresses_of_the_machine_one_is_chosen_and_used(listening, monkeypatch: pytest.MonkeyPatch):
    listening("0.0.0.0")  # noqa: S104 - nobody listens here
    monkeypatch.setattr(share, "addresses_of_machine", lambda: ("192.168.1.20", "10.0.0.7"))
    visitor = page().press("room_open")
    assert visitor.test.selectbox("room_address").options == ["192.168.1.20", "10.0.0.7"]
    assert links(visitor)["Open your desk"].startswith("http://192.168.1.20:")
    visitor.choose("room_address", next(root for root in share_roots(visitor) if "10.0.0.7" in root))
    assert all(url.startswith("http://10.0.0.7:") for url in links(visitor).values())
    assert "10.0.0.7" in visitor.html("ct-room-code")


def share_roots(visitor: Visitor) -> list[str]:
    port = links(visitor)["Open your desk"].split("/t/")[0].rpartition(":")[2]
    return [f"http://{host}:{port}" for host in ("192.168.1.20", "10.0.0.7")]


@pytest.mark.usefixtures("elsewhere")
def test_an_address_that_was_set_wins_over_those_of_the_machine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(share, "addresses_of_machine", lambda: ("192.168.1.20", "10.0.0.7"))
    visitor = page().press("room_open")
    assert not [box for box in visitor.test.selectbox if box.key == "room_address"]
    assert links(visitor)["Open your desk"].startswith(ADDRESS)


def test_after_a_reload_the_page_leads_back_to_the_desk_and_holds_no_secret():
    first = page().press("room_open")
    code = code_of(first)
    again = page(room=code)
    assert shown_code(code) in again.html("ct-room-code")
    assert links(again)["Back to your desk"].endswith(f"/r/{code}/desk")
    assert "use the link that you kept" in again.everything
    assert "/t/" not in again.everything
    assert page(room=shown_code(code).lower()).html("ct-room-code") == again.html("ct-room-code")


def test_two_rooms_in_a_row_are_two_and_both_are_offered_again(rooms: Rooms):
    visitor = page().press("room_open")
    first = code_of(visitor)
    visitor.press("room_another")
    assert "room" not in visitor.address
    second = code_of(visitor.press("room_open"))
    assert first != second
    visitor.press("room_another")
    assert {f"room_back_{first}", f"room_back_{second}"} <= set(buttons(visitor))
    visitor.press(f"room_back_{first}")
    assert code_of(visitor) == first
    assert rooms.code_of(links(visitor)["Open your desk"].rpartition("/t/")[2]) == first


def test_a_second_press_on_the_same_button_opens_no_second_room(rooms: Rooms, monkeypatch: pytest.MonkeyPatch):
    asked: list[Opened] = []
    kept = rooms.open_room
    monkeypatch.setattr(rooms, "open_room", lambda event: asked.append(event) or kept(event))
    visitor = page()
    monkeypatch.setattr(opening, "show_room", twice(opening.show_room, visitor))
    visitor.press("room_open")
    assert len(asked) == 1


def twice(show: Callable[[str], None], _: Visitor) -> Callable[[str], None]:
    """Have the press come again just after it was followed."""

    def shown(code: str) -> None:
        show(code)
        opening.open_room(next(iter(opening.my_rooms().values())).lesson)

    return shown


def never_opened(why: str, rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    if why == "full":
        monkeypatch.setattr(rooms, "_at_most", 0)
    elif why == "fast":
        monkeypatch.setattr(rooms._pace, "_tokens", -1_000_000.0)
    elif why == "away":
        monkeypatch.setattr(rooms._store, "open", raising(StoreTroubleError("away")))
    elif why == "silent":
        monkeypatch.setattr(opening, "SECONDS_TO_OPEN", 0.01)
        monkeypatch.setattr(rooms._store, "count", lambda: time.sleep(0.5) or 0)
    else:
        monkeypatch.setattr(opening, "rooms", raising(StoreError("/x/rooms.sqlite", "another process has it")))


def raising(error: Exception) -> Callable:
    def gives_up(*_: object, **__: object) -> None:
        raise error

    return gives_up


@pytest.mark.parametrize(
    ("why", "words"),
    [("full", "that is all there can be"), ("fast", "every two seconds"), ("away", "does not answer"),
     ("silent", "does not answer"), ("setting", "another process has it")],
)  # fmt: skip
def test_a_room_that_cannot_be_opened_says_why_and_keeps_what_was_chosen(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, why: str, words: str
):
    visitor = page(lesson="cases", ask=BETWEEN.join([CALLUM.id, AOIFE.id]), key="at-reveal")
    never_opened(why, rooms, monkeypatch)
    visitor.press("room_open")
    assert words in alert(visitor)
    assert "room" not in visitor.address
    assert visitor.test.multiselect("room_cases").value == [CALLUM.id, AOIFE.id]
    assert visitor.test.radio("room_key").value == "at-reveal"
    assert 'role="alert"' not in "".join(visitor.run().bodies)


def test_a_rehearsal_has_as_many_phones_as_were_asked_for_at_their_pace_and_says_what_it_is(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
):
    came: list[tuple[str, tuple[SimulatedPhone, ...]]] = []
    monkeypatch.setattr(opening, "rehearse", lambda _, code, phones: came.append((code, phones)) or True)
    visitor = page()
    visitor.test.number_input("room_phones").set_value(45)
    visitor.choose("room_pace", "as in a lesson").press("room_rehearsal")
    (code, phones) = came[0]
    assert code == code_of(visitor)
    assert (len(phones), {phone.pace for phone in phones}) == (45, {"as in a lesson"})
    assert room_of(visitor, rooms).rehearsal
    assert room_of(visitor, rooms).title.startswith(MARK)
    assert "Your rehearsal is open" in visitor.html("<h2>Your")
    assert not room_of(page().press("room_open"), rooms).rehearsal


def test_a_rehearsal_really_runs(rooms: Rooms, monkeypatch: pytest.MonkeyPatch):
    looks: Queue[bool] = Queue()
    kept = rehearsal._look
    monkeypatch.setattr(rehearsal, "_look", lambda *of: looks.put(goes_on := kept(*of)) or goes_on)
    code = code_of(page().press("room_rehearsal"))
    for _ in range(LOOKS_UNTIL_ALL_ARE_IN):
        assert looks.get(timeout=PATIENCE_S)
        if len(rooms.phones_in(code)) == USUAL_COUNT:
            return
    pytest.fail(f"{len(rooms.phones_in(code))} phones came")


def test_where_too_many_rehearse_the_room_opens_and_that_is_said(rooms: Rooms, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening, "rehearse", lambda *_: None)
    visitor = page().press("room_rehearsal")
    assert f"{MOST_AT_ONCE} rehearsals run here" in alert(visitor)
    assert room_of(visitor, rooms).rehearsal


def test_a_plan_whose_case_is_not_there_says_so_and_the_others_open(rooms: Rooms, monkeypatch: pytest.MonkeyPatch):
    gone = {name: case for name, case in CONTENT.teaching.cases.items() if name != "eleri-slate-quarry"}
    without = CONTENT.having(cases=gone)
    monkeypatch.setattr("cryoteach.wiring.content", lambda: without)
    visitor = page()
    assert "This lesson cannot be opened" in visitor.everything
    assert "eleri-slate-quarry" in visitor.everything
    assert "room_open" not in buttons(visitor)
    assert room_of(visitor.choose("room_lesson", "ten-minutes").press("room_open"), rooms).plan == PLANS["ten-minutes"]

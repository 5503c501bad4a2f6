"""Nothing that phones and projector are sent holds a key before it is shown.

Two rooms that differ in it alone answer byte for byte alike, whatever is played in them.
"""

import asyncio
import re
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryoteach.domain.rooms.keys import key_of
from cryoteach.stores.base import Header
from cryoteach.web.room.site import PAGES, Site
from tests.rooms.twin_rooms import CODE, DIFFERENCES, OneRoom, Twins, differ_in_the_key

RANDOM_LESSONS = max(2, settings().max_examples // 12)  # of each pair: 112 in all
KEYS = ("after-second-vote", "at-reveal")

presses = st.tuples(st.just("press"), st.integers(0, 6))
votes = st.tuples(st.just("vote"), st.integers(0, 2), st.integers(0, 5), st.sampled_from("0123"))
switches = st.tuples(st.just("switch"), st.booleans())
lessons = st.lists(st.one_of(presses, presses, votes, votes, switches), min_size=2, max_size=12)


@pytest.fixture(autouse=True)
def _same_clock_and_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both rooms see one time, and give the next new phone one token."""
    monkeypatch.setattr(Header, "seconds_open", 100.0)
    monkeypatch.setattr("cryoteach.web.room.cookies.secrets.token_hex", lambda size: "ab" * size)


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_rooms_differ_in_what_is_right(name: str):
    assert differ_in_the_key(name)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_key_is_in_no_byte_before_it_is_shown(name: str, key: str):
    @settings(max_examples=RANDOM_LESSONS)
    @given(lessons)
    def play(actions: list[tuple]) -> None:
        found = asyncio.run(difference_of(name, key, actions))
        assert found is None, found

    play()


@pytest.mark.parametrize("name", DIFFERENCES)
def test_every_state_with_the_key_still_hidden_is_played(name: str):
    """The straight way through, with a vote of each phone: chance may leave a state out, this does not."""
    once = [("vote", phone, phone, str(phone)) for phone in (0, 1, 2)]
    straight = [("press", 0), *once, ("press", 0), ("press", 0), ("press", 0), ("press", 0), *once, ("press", 0)]
    assert asyncio.run(difference_of(name, "after-second-vote", straight)) is None


async def difference_of(name: str, key: str, actions: list[tuple]) -> str | None:
    """Play, and compare all that is public after each action while the key is secret; where it first differs."""
    difference = DIFFERENCES[name]
    with closing(Twins(tuple(OneRoom(opened) for opened in difference.openings(key)))) as twins:
        for what, *rest in [("look",), *actions]:
            _act(twins, what, rest)
            if not difference.is_secret(twins.both[0].room):
                return None
            if what == "vote" and (found := await _vote(twins, *rest)):
                return f"after {actions}: {found}"
            if found := await _first_difference(twins):
                return f"after {actions}: {found}"
    return None


def _act(twins: Twins, what: str, rest: list) -> None:
    if what == "press":
        twins.press(*rest)
    elif what == "switch":
        twins.switch(blank=rest[0])


async def _first_difference(twins: Twins) -> str | None:
    for path, phone in twins.public():
        one, other = await twins.answers("GET", path, phone)
        if one != other:
            return f"{path} of phone {phone}: {one}\n{other}"
    return None


async def _vote(twins: Twins, phone: int, choice: int, sure: str) -> str | None:
    """Send what is asked, to both; where their answers differ."""
    query = f"?change=1&p={twins.phones[1]}" if phone == 1 else "?change=1"
    one, _ = await twins.answers("GET", f"/r/{CODE}{query}", phone)
    page = one[2].decode()
    ballot = re.search(r'name="ballot" value="([^"]*)"', page)
    if ballot is None:
        return None
    options = re.findall(r'name="said" value="([^"]*)"', page)
    form = {"ballot": ballot[1], "sure": sure, **({"p": twins.phones[1]} if phone == 1 else {})}
    form |= {"said": options[choice % len(options)]} if options else {"number": "2"}
    one, other = await twins.answers("POST", f"/r/{CODE}/vote", phone, form)
    return None if one == other else f"vote of phone {phone}: {one}\n{other}"


@pytest.mark.parametrize("template", ["phone.html", "question.html", "screen.html"])
def test_a_page_that_leaked_one_byte_of_the_key_would_be_found(template: str, monkeypatch: pytest.MonkeyPatch):
    """What is right is counted into one byte of a page, as careless code might: the comparison has to see it."""
    source = PAGES.loader.get_source(PAGES, template)[0]
    leaking = PAGES.from_string(source.replace("{% if ", "{{ leak() }}{% if ", 1))
    written = Site.written

    def leaks(site: Site, name: str, layout: str, told: dict) -> str:
        room = site.rooms().room(CODE).room
        key = key_of(room.opened.items[0], room.opened)
        return written(site, name, layout, {**told, "leak": lambda: chr(97 + sum(key.right.encode()) % 26)})

    loaded = PAGES.get_template
    monkeypatch.setattr(Site, "written", leaks)
    monkeypatch.setattr(PAGES, "get_template", lambda name, *more: leaking if name == template else loaded(name, *more))
    found = asyncio.run(difference_of("right option", "after-second-vote", [("press", 0)]))
    assert found is not None


def test_nothing_of_the_feedback_counts_or_later_stages_is_sent_before_its_time():
    asyncio.run(nothing_comes_early())


async def nothing_comes_early() -> None:
    one, _ = DIFFERENCES["right option"].openings("after-second-vote")
    case, item = next(case for case in one.cases if case.id == one.items[0].case), one.items[0]
    feedback = [option.feedback for option in case.stages[item.stage].question.options]
    later = [stage.story for stage in case.stages[item.stage + 1 :] if stage.story]
    never = [*feedback, *later, case.teaching_point, *case.debrief]
    with closing(Twins((OneRoom(one), OneRoom(one)))) as twins:
        for action in ("look", "press", "press", "press", "press", "press"):
            if action == "press":
                twins.press(0)
            for path, phone in twins.public():
                (_, _, page), _ = await twins.answers("GET", path, phone)
                assert [words for words in never if words and words[:30].encode() in page] == [], path

"""Every link and every QR code begins where other people's devices can follow; one place knows where that is."""

import re
from pathlib import Path

import pytest
import streamlit

import cryoteach
from cryoteach.domain.input.web_address import LISTENS_TO_ITSELF
from cryoteach.wiring.machine import addresses_of_machine
from tests.pages.visitor import Visitor

PACKAGE = Path(cryoteach.__file__).parent
ADDRESSES = re.compile(r"context\.url|\bsegno\b|\burlencode\b|location\.(href|origin|host)|serverAddress|https?://\{")
KNOW_ADDRESSES = {
    "widgets/frame/share.py": "makes every link and every QR code",
    "export/qr.py": "draws the code of the address it is given",
    "export/app_link.py": "writes the links of what leaves the app, which begin where it is told",
    "domain/input/web_address.py": "writes where they begin",
    "web/own_hosts.py": "judges whose pages may speak to the app, and makes no link",
    "web/room/phone/frame.py": "writes the ways of a phone’s own page, which begin where that page does",
    "web/room/screen/page.py": "keeps how large the code is, in the address of its own page",
    "web/room/desk/page.py": "keeps what is unfolded, in the address of its own page",
    "widgets/parts/visit/focus.js": "asks whether a link leads to another page of ours, and makes none",
    "wiring/streamlit_server.py": "reads the names that Streamlit was told to listen at",
}
EVERYWHERE = "0.0.0.0"  # noqa: S104 - nobody listens here


def test_nothing_else_builds_a_link_or_a_code():
    files = [path for ending in ("py", "js") for path in PACKAGE.rglob(f"*.{ending}")]
    found = {
        path.relative_to(PACKAGE).as_posix() for path in files if ADDRESSES.search(path.read_text(encoding="utf-8"))
    }
    assert found == KNOW_ADDRESSES.keys()


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch):
    def at(host: str) -> None:
        kept = streamlit.get_option
        monkeypatch.setattr(streamlit, "get_option", lambda name: host if name == "server.address" else kept(name))

    return at


def links_of(visitor: Visitor) -> list[str]:
    return [code.value for code in visitor.test.code]


PAGES = {
    "the desk": ("desk", {}, "set_cases"),
    "again in a week": (
        "clinic_list",
        {"list": "callum-bowling-green", "replies": "callum-bowling-green_w300", "at": "999"},
        "",
    ),
    "the notebook": ("my_notebook", {"guess_of_1000": "400"}, ""),
}


def shown(page: str) -> Visitor:
    name, parts, chosen = PAGES[page]
    visitor = Visitor().to(name, **parts)
    if chosen:
        visitor.test.multiselect(chosen).set_value(["olu-barber"])
        visitor.run()
    return visitor


@pytest.mark.parametrize("page", PAGES)
def test_where_only_this_machine_can_follow_that_is_said_with_the_command_that_mends_it(page: str, listening):
    listening("127.0.0.1")
    visitor = shown(page)
    assert links_of(visitor)
    assert all(link.startswith("http://127.0.0.1:") for link in links_of(visitor))
    assert "cryoteach run --host 0.0.0.0" in LISTENS_TO_ITSELF
    assert any(LISTENS_TO_ITSELF in body for body in visitor.bodies)


@pytest.mark.parametrize("page", PAGES)
def test_where_the_network_can_follow_links_begin_there_and_nothing_is_said(page: str, listening):
    listening(EVERYWHERE)
    if not addresses_of_machine():
        pytest.skip("this machine is in no network; the choice is tested without one")
    visitor = shown(page)
    assert all(link.startswith(f"http://{addresses_of_machine()[0]}:") for link in links_of(visitor))
    assert not any("Only this computer" in body for body in visitor.bodies)


@pytest.mark.parametrize("page", PAGES)
def test_an_address_that_was_set_is_where_every_link_begins(page: str, listening, monkeypatch: pytest.MonkeyPatch):
    listening("127.0.0.1")
    monkeypatch.setenv("CRYOTEACH_ADDRESS", "https://x.org/cryo/")
    visitor = shown(page)
    chapter = {"desk": "clinic-list", "clinic_list": "clinic-list", "my_notebook": "my-notebook"}[PAGES[page][0]]
    assert all(link.startswith(f"https://x.org/cryo/{chapter}?") for link in links_of(visitor))
    assert not any("Only this computer" in body for body in visitor.bodies)


@pytest.mark.parametrize("root", ["http://192.168.7.7:8501", "https://x.org/cryo", "http://[fd00::2]:8501"])
def test_a_page_that_others_can_open_gives_links_that_begin_like_itself(root: str, listening):
    listening("127.0.0.1")
    visitor = Visitor()
    visitor.test.context["url"] = f"{root}/my-notebook"
    visitor.to("my_notebook", guess_of_1000="400")
    assert links_of(visitor) == [f"{root}/my-notebook?guess_of_1000=400"]
    assert not any("Only this computer" in body for body in visitor.bodies)


def test_what_a_link_holds_is_listed_and_the_guess_can_be_left_out():
    visitor = Visitor().to("guess_first", guess_of_1000="250", sure="2").press("share")
    listed = "".join(visitor.bodies)
    assert "Your guess: 250 of 1,000" in listed
    assert "How sure you are: 2 · fairly" in listed
    assert "guess_of_1000=250" in links_of(visitor)[0]
    assert "nothing about you" not in visitor.everything
    visitor.test.checkbox("share_without_guess").check()
    visitor.press("share")
    assert "guess" not in links_of(visitor)[0].partition("?")[2]
    assert "Your guess: 250" not in "".join(body for body in visitor.bodies if "The link opens" in body)


def test_a_link_without_a_guess_says_that_it_holds_nothing_else():
    visitor = Visitor().to("one_person", lesion_count="7").press("share")
    listed = next(body for body in visitor.bodies if "The link opens" in body)
    assert "7 tumours" in listed
    assert "nothing else: not what you have seen, done or guessed" in listed
    assert not [box for box in visitor.test.checkbox if box.key == "share_without_guess"]


def test_a_chapter_gives_the_lines_that_show_it_in_a_course_page(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_ADDRESS", "https://x.org/cryo")
    visitor = Visitor().to("guess_first", guess_of_1000="250").press("share")
    _, frame, link = links_of(visitor)
    assert frame.startswith('<iframe src="https://x.org/cryo/guess-first?guess_of_1000=250')
    assert "&amp;embed=true" in frame
    assert 'title="CryoTeach: Guess first"' in frame
    assert link.startswith('<a href="https://x.org/cryo/guess-first?guess_of_1000=250')
    assert "embed" not in link
    visitor.test.checkbox("share_without_guess").check()
    visitor.press("share")
    assert all("guess_of" not in line for line in links_of(visitor))

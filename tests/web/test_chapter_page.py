"""The page that every chapter comes in names what it needs in its head, is never stale, and is for chapters only."""

import asyncio
import gzip
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette

from cryoteach.browser_file import BrowserFile
from cryoteach.look.style_sheet import first_needed, style_sheet
from cryoteach.look.typefaces import FOLDER, typefaces
from cryoteach.web.chapter_page import ChapterPage, with_our_head
from cryoteach.widgets.frame import STYLE
from cryoteach.widgets.parts.page import front_end
from cryoteach.wiring.streamlit_server import index_page, scripts_of_elements

SCRIPT = BrowserFile(name="parts-0123456789/page/first_screen.js", media_type="text/javascript", source="")
APP = Starlette(routes=[ChapterPage({"": "Start", "one-person": "One person"}, [*first_needed(STYLE), SCRIPT])])
MOST_BYTES = 120_000


def asked(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a path: status, headers, body."""
    said = list[dict]()

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        said.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    asyncio.run(
        APP({"type": "http", "method": method, "path": path, "headers": named, "query_string": b""}, receive, send)
    )
    answer = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    return said[0]["status"], answer, b"".join(message.get("body", b"") for message in said[1:])


@pytest.mark.parametrize("path", ["/", "/one-person"])
def test_a_chapter_comes_in_our_page(path: str):
    status, headers, body = asked(path)
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert headers["cache-control"] == "no-cache"
    assert f'href="./{style_sheet(STYLE).path}"' in body.decode()


@pytest.mark.parametrize("path", ["/elsewhere", "/static/js/index.js"])
def test_everything_else_is_left_to_whoever_comes_after(path: str):
    assert asked(path)[0] == 404


def test_a_kept_page_is_asked_about_and_packed():
    etag = asked("/")[1]["etag"]
    assert asked("/", if_none_match=etag)[0] == 304
    assert gzip.decompress(asked("/", accept_encoding="gzip")[2]) == asked("/")[2]


def test_our_style_comes_after_all_that_streamlit_adds_to_the_head_and_before_anything_is_drawn():
    page = with_our_head(index_page(), [*first_needed(STYLE), SCRIPT])
    head, _, body = page.partition("</head>")
    assert body.index('rel="stylesheet"') < body.index('id="root"')
    assert "./assets/style-" not in head
    assert head.index(SCRIPT.path) < head.index("./static/js/index."), "it starts before Streamlit does"


def test_no_typeface_is_fetched_that_no_page_is_set_in():
    page = with_our_head(index_page(), first_needed(STYLE))
    fonts = [line for line in page.split("<link") if 'as="font"' in line]
    assert len(fonts) == 2
    assert all("./assets/cryoteach-" in line for line in fonts)
    assert "Streamlit</title>" not in page


def test_with_javascript_off_the_page_says_what_is_needed_and_what_it_is_for():
    page = with_our_head(index_page(), first_needed(STYLE))
    words = "".join(page.partition("<noscript>")[2].partition("</noscript>")[0].split("\n"))
    assert page.count("<noscript>") == 1
    assert "Why can most people not have it?" in words
    assert "JavaScript is switched off here. Switch it on" in words
    assert "fictional people only" in words


def test_the_typefaces_are_light_licensed_and_found_by_the_style_sheet():
    assert sum(len(typeface.content()) for typeface in typefaces().values()) <= MOST_BYTES
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")
    sheet = style_sheet(STYLE)
    for typeface in typefaces().values():
        assert f"url({typeface.name})" in sheet.content().decode()
        assert urljoin(f"/{sheet.path}", typeface.name) == f"/{typeface.path}"


def test_streamlits_elements_are_named_with_all_that_they_import_and_what_is_gone_is_left_out():
    found = scripts_of_elements("Html", "NoSuchElement")
    assert found[0].startswith("static/js/Html.")
    assert len(found) > 1
    assert not any(path in index_page() for path in found)


def test_the_script_that_the_page_starts_is_among_those_that_we_serve():
    assert any(file.path.endswith("page/first_screen.js") for file in front_end.files())


def test_without_javascript_the_page_says_what_is_needed_and_nothing_of_streamlits_own():
    text = asked("/")[2].decode()
    assert "Switch it on for this" in text
    assert "Why can most people not have it?" in text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "You need to enable" not in text

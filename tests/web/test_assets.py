"""Files for the browser: packed once, kept for ever, never taken for something else, under any base path."""

import asyncio
import gzip
import hashlib
from pathlib import Path

import plotly
import pytest
from starlette.applications import Starlette

from cryoteach.browser_file import BrowserFile
from cryoteach.figures.parts.plotly_script import path_of_script, plotly_script
from cryoteach.web.assets import routes

OURS = BrowserFile(name="part-0123456789.js", media_type="text/javascript", source="const ü = 1;\n" * 50)
APP = Starlette(routes=routes(OURS, plotly_script()))


class Answer:
    """What the app answers to one request."""

    def __init__(self, path: str, app: Starlette = APP, **headers: str) -> None:
        self.status, self.body, self.headers = 0, b"", dict[str, str]()
        named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "GET", "path": path, "headers": named, "query_string": b""}
        asyncio.run(app(scope, self._receive, self._send))

    async def _receive(self) -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def _send(self, message: dict) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            self.body += message.get("body", b"")


@pytest.mark.parametrize("above", ["/", "/one-person/", "/some/base/path/"])
def test_a_file_comes_under_whatever_base_path(above: str):
    answer = Answer(f"{above}{OURS.path}")
    assert answer.status == 200
    assert answer.body == OURS.content()
    assert answer.headers["content-type"].startswith("text/javascript")


def test_a_browser_that_can_unpack_gets_it_packed():
    answer = Answer(f"/{OURS.path}", accept_encoding="gzip, br")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == OURS.content()
    assert len(answer.body) < len(OURS.content()) / 4


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_kept_copy_is_good_for_ever_and_a_question_about_it_costs_nothing(encoding: str):
    first = Answer(f"/{OURS.path}", accept_encoding=encoding)
    assert "immutable" in first.headers["cache-control"]
    assert first.headers["vary"] == "Accept-Encoding"
    again = Answer(f"/{OURS.path}", accept_encoding=encoding, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("kept", ['"other", {}', "W/{}", "*", '{}, "other"'])
def test_a_kept_copy_is_known_however_the_browser_names_it(kept: str):
    tag = Answer(f"/{OURS.path}").headers["etag"]
    assert Answer(f"/{OURS.path}", if_none_match=kept.format(tag)).status == 304
    assert Answer(f"/{OURS.path}", if_none_match='"other"').status == 200


def test_a_copy_kept_by_its_time_is_good_until_the_file_is_newer():
    made = Answer(f"/{OURS.path}").headers["last-modified"]
    assert Answer(f"/{OURS.path}", if_modified_since=made).status == 304
    assert Answer(f"/{OURS.path}", if_modified_since="Mon, 01 Jan 2001 00:00:00 GMT").status == 200
    assert Answer(f"/{OURS.path}", if_modified_since="yesterday").status == 200
    assert Answer(f"/{OURS.path}", if_modified_since=made, if_none_match='"other"').status == 200  # the tag decides


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity", "br", "*;q=0", "identity, gzip;q=0.5", "gzip;q=much"])
def test_a_browser_that_wants_it_plain_gets_it_plain(accepted: str):
    answer = Answer(f"/{OURS.path}", accept_encoding=accepted)
    assert "content-encoding" not in answer.headers
    assert answer.body == OURS.content()


def test_packed_and_plain_are_not_taken_for_one_another():
    tags = {Answer(f"/{OURS.path}", accept_encoding=encoding).headers["etag"] for encoding in ("gzip", "identity")}
    assert len(tags) == 2


@pytest.mark.parametrize("path", ["/assets/", "/assets/other.js", f"/{OURS.path}x", "/assets/../pyproject.toml"])
def test_nothing_else_is_served(path: str):
    assert Answer(path).status == 404


def test_what_stands_in_a_folder_comes_with_it_and_under_an_older_one_nothing_does():
    part = BrowserFile(name="parts-0123456789/chart.js", media_type="text/javascript", source='import "./dom.js";')
    app = Starlette(routes=routes(part))
    assert Answer(f"/some/base/{part.path}", app=app).body == part.content()
    assert Answer("/assets/parts-9876543210/chart.js", app=app).status == 404


def test_plotly_s_script_is_the_installed_package_s_own():
    packaged = Path(plotly.__file__).parent / "package_data/plotly.min.js"
    served = Answer(f"/{path_of_script()}")
    assert hashlib.sha256(served.body).digest() == hashlib.sha256(packaged.read_bytes()).digest()
    assert plotly.__version__ in plotly_script().name  # so a kept copy goes with the package

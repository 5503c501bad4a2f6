"""What a moved control fetches: the same that the page itself says, and nothing in the place of what cannot be read."""

import asyncio
import json
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from cryoteach.domain.person_link import write_link
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.phrases import flip_sentence, verdict_line
from cryoteach.person_view import ADDRESS
from cryoteach.web.person_view import person_view_route
from cryoteach.wiring import content
from tests.pages.visitor import Visitor

CONTENT = content()
APP = Starlette(routes=[person_view_route()])
SEVEN_SMALL = Person(lesion_count=7, largest_diameter_cm=1.5, performance_status=1)
PARTS = ("cryoteach_wording", "cryoteach_live", "cryoteach_chart", "cryoteach_gates")


def asked(parts: dict[str, str], above: str = "/") -> tuple[int, dict[str, str], str]:
    """Status, headers and body of the answer to one request."""
    said: dict = {"body": b""}

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        if message["type"] == "http.response.start":
            said["status"], said["headers"] = message["status"], message["headers"]
        said["body"] += message.get("body", b"")

    path, query = f"{above}{ADDRESS}", urlencode(parts).encode()
    asyncio.run(
        APP({"type": "http", "method": "GET", "path": path, "headers": [], "query_string": query}, receive, send)
    )
    return said["status"], {key.decode(): value.decode() for key, value in said["headers"]}, said["body"].decode()


@pytest.mark.parametrize("profile", CONTENT.rules.profiles.values(), ids=lambda profile: profile.id)
def test_it_says_what_the_page_says(profile):
    parts = write_link(SEVEN_SMALL, profile)
    status, _, body = asked(parts)
    posts = {post["key"]: post for post in map(json.loads, body.splitlines())}
    visitor = Visitor().to("one_person", **parts)
    on_page = {key: post for part in PARTS for key, post in visitor.sent(part).items()}
    assert status == 200
    assert {key: on_page[key] for key in posts} == posts
    assessment = assess(SEVEN_SMALL, profile)
    assert posts["announcement"]["text"] == f"{verdict_line(assessment)}. {flip_sentence(assessment)}"


@pytest.mark.parametrize("above", ["/", "/one-person/", "/some/base/path/"])
def test_it_answers_under_whatever_base_path(above: str):
    assert asked(write_link(SEVEN_SMALL, CONTENT.rules.first_profile), above)[0] == 200


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("lesion_count", "61", "Liver tumours: “61” is not possible"),
        ("profile", "<b>", "“<b>” is not known"),
        ("colour", "blue", "“colour” is not a part of a link"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_as_plain_text(part: str, value: str, said: str):
    status, headers, body = asked(write_link(SEVEN_SMALL, CONTENT.rules.first_profile) | {part: value})
    assert status == 400
    assert said.lower() in body.lower()
    assert headers["content-type"].startswith("text/plain")
    assert headers["x-content-type-options"] == "nosniff"


def test_who_asks_by_limits_that_were_changed_meanwhile_hears_so_and_of_nothing_used_instead():
    status, _, body = asked(write_link(SEVEN_SMALL, CONTENT.rules.first_profile) | {"version": "0.0"})
    assert status == 409
    assert "was changed meanwhile" in body
    assert "instead" not in body


def test_nobody_keeps_an_answer_that_a_change_of_the_limits_would_make_wrong():
    assert asked(write_link(SEVEN_SMALL, CONTENT.rules.first_profile))[1]["cache-control"] == "no-store"


def test_without_any_set_of_limits_it_says_so(monkeypatch):
    monkeypatch.setattr("cryoteach.web.person_reply.content", lambda: CONTENT.having(profiles={}))
    assert asked({})[0] == 503


def test_what_fails_is_calm_and_tells_a_reference_that_the_log_carries(monkeypatch, caplog):
    def fails(*_: object) -> bytes:
        raise RuntimeError("what no reader should see")

    monkeypatch.setattr("cryoteach.web.person_reply.view_of_person", fails)
    status, _, body = asked(write_link(SEVEN_SMALL, CONTENT.rules.first_profile))
    assert status == 500
    assert "no reader" not in body
    assert body.rsplit(maxsplit=1)[-1] in caplog.text
    assert "what no reader should see" in caplog.text

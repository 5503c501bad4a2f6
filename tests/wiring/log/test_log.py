"""The log of a server: lines that programs read, and nothing in them that tells of a person or lets one in."""

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from sqlalchemy.exc import IntegrityError

from cryoteach.wiring.error_log import logged
from cryoteach.wiring.log.lines import JsonLines, TextLines, fields
from cryoteach.wiring.log.private import mark_of, private
from tests.domain.rooms.lessons import EVERY_KIND
from tests.web.room.rooms_to_visit import HTML, visited_in

ANSWER, KEEP = "outside-and-sure", "INSERT INTO retired VALUES (?, ?)"
LOG = logging.getLogger("cryoteach.test")


@pytest.fixture(params=[JsonLines, TextLines])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is logged, as it would be written."""
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(request.param())
    root, level = logging.getLogger(), logging.getLogger("cryoteach").level
    root.addHandler(handler)
    logging.getLogger("cryoteach").setLevel(logging.DEBUG)
    yield handler.stream
    root.removeHandler(handler)
    logging.getLogger("cryoteach").setLevel(level)


def test_a_whole_lesson_leaves_no_code_no_phone_and_no_answer(written: io.StringIO, tmp_path: Path):
    with visited_in(tmp_path, "sqlite", *EVERY_KIND) as visited:
        phone = visited.phone()
        visited.go("commit")
        phone.look()
        token, secret = phone.field("p") or phone.browser.cookies[f"ct_{visited.code}"], visited.opened.secret
        phone.send("vo", sure="2")
        store = visited.rooms._store

        def broken(code: str) -> None:
            raise ValueError(f"room {code} at /r/{code}/vote?p={token} of {secret}, by 203.0.113.9")

        store.since, visited.site.rooms().room = broken, broken
        answer = visited.browser().get(visited.path, headers=HTML)
        assert answer.status_code == 500
        visited.rooms.erase(visited.code).result()
    text = written.getvalue()
    assert "room opened" in text
    assert "room erased" in text
    assert f"reference {answer.text.partition('Reference: ')[2][:6]}" in text
    assert mark_of(visited.code) in text
    assert [found for found in (visited.code, token, secret, "203.0.113.9") if found in text] == []


def test_an_error_of_the_database_tells_none_of_its_values(written: io.StringIO, tmp_path: Path):
    with visited_in(tmp_path, "sqlite", *EVERY_KIND) as visited:
        with visited.rooms._store._transactions.writing() as connection:
            connection.exec_driver_sql(KEEP, (ANSWER, 1))
            with pytest.raises(IntegrityError) as failed:
                connection.exec_driver_sql(KEEP, (ANSWER, 1))
        logged(failed.value)
    assert "IntegrityError" in written.getvalue()
    assert ANSWER not in written.getvalue()


class _Small(BaseModel, extra="forbid"):
    number: int


def test_an_answer_that_could_not_be_read_is_not_repeated(written: io.StringIO):
    try:
        _Small.model_validate({"number": ANSWER})
    except ValueError as error:
        reference = logged(error)
    assert reference in written.getvalue()
    assert ANSWER not in written.getvalue()


def test_a_program_reads_each_line():
    record = LOG.makeRecord(
        LOG.name, logging.INFO, "", 0, "%s phones", (3,), None, extra=fields(room="room-98ed6", n=3)
    )
    told = json.loads(JsonLines().format(record))
    assert told.pop("time").endswith("Z")
    assert told == {
        "level": "info", "logger": "cryoteach.test", "message": "3 phones", "room": "room-98ed6", "n": 3,
    }  # fmt: skip
    assert TextLines().format(record).endswith("Z INFO cryoteach.test: 3 phones room=room-98ed6 n=3")


@pytest.mark.parametrize(
    "text",
    ["listens at 127.0.0.1:8501 and 0.0.0.0", "HTTP/1.1 503", "uvicorn 0.54.0", "2026-11-28T07:46:00", "/r/ and /j/"],
)
def test_what_tells_of_nobody_stays(text: str):
    assert private(text) == text


@pytest.mark.parametrize("text", ["2001:db8::8a2e:370:7334", "peername=('10.1.2.3', 5)", "postgresql://me:pw@db/rooms"])
def test_what_tells_of_somebody_goes(text: str):
    assert "…" in private(text)
    assert not {"370", "10.1.2.3", "pw"} & {part for part in ("370", "10.1.2.3", "pw") if part in private(text)}


OF_OTHERS = """
import logging
from cryoteach.wiring.log.set_up import set_up_log
other = logging.getLogger("some.other")
other.addHandler(logging.StreamHandler())
other.propagate = False
set_up_log()
set_up_log()
other.warning("from 198.51.100.7")
"""


def test_lines_of_others_are_written_in_the_same_way():
    environment = {**os.environ, "CRYOTEACH_LOG": "json", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", OF_OTHERS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert [json.loads(line)["message"] for line in done.stderr.splitlines()] == ["from …"]

"""What is set from outside: where rooms are kept, and how many there may be."""

from pathlib import Path

import pytest

from cryoteach.errors import SettingError
from cryoteach.settings import settings


def test_rooms_are_kept_in_a_file_of_this_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert settings().store == f"sqlite:///{tmp_path / 'cryoteach/rooms.sqlite'}"
    assert settings().rooms_at_most == 200


def test_a_user_without_a_home_has_rooms_in_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cryoteach.settings._state", lambda: None)
    assert settings().store == "memory:"


@pytest.mark.parametrize("text", ["memory:", "sqlite:////data/rooms.sqlite", "sqlite:///C:\\rooms.sqlite"])
def test_another_place_can_be_named(monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setenv("CRYOTEACH_STORE", f" {text} ")
    assert settings().store == text


@pytest.mark.parametrize("text", ["mysql://somewhere", "sqlite:///", "sqlite:rooms", "memory:two", "rooms.sqlite"])
def test_a_place_that_is_none_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setenv("CRYOTEACH_STORE", text)
    with pytest.raises(SettingError, match="CRYOTEACH_STORE is neither memory: nor sqlite:///"):
        settings()


@pytest.mark.parametrize("start", ["postgresql+psycopg", "postgresql", "postgres"])
@pytest.mark.parametrize(
    "rest", ["teacher:hunter2@db:5432/rooms", "/rooms?host=/run/postgresql", "u@a/rooms?sslmode=require"]
)
def test_a_database_can_be_named_in_the_ways_of_its_users(monkeypatch: pytest.MonkeyPatch, start: str, rest: str):
    monkeypatch.setenv("CRYOTEACH_STORE", f"{start}://{rest}")
    assert settings().store == f"postgresql+psycopg://{rest}"


@pytest.mark.parametrize(
    "text",
    [
        "postgresql+asyncpg://teacher:hunter2@db/rooms",
        "postgresql:rooms",
        "postgresql://teacher:hunter2@db",
        "postgresql://teacher:hunter2@db:port/rooms",
        "postgresql://teacher:hun#ter2@db/rooms",
    ],
)
def test_a_database_that_cannot_be_read_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setenv("CRYOTEACH_STORE", text)
    with pytest.raises(
        SettingError, match=r"CRYOTEACH_STORE names .*it is written postgresql\+psycopg://USER"
    ) as refused:
        settings()
    assert "ter2" not in str(refused.value)


def test_nothing_that_is_secret_is_written_out_with_the_settings(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_STORE", "postgresql://teacher:hunter2@db/rooms")
    monkeypatch.setenv("CRYOTEACH_SEAL", "a-very-long-secret-of-this-school-1234567890")
    assert "hunter2" not in repr(settings())
    assert "a-very-long" not in f"{settings()}"


def test_how_many_rooms_there_may_be(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CRYOTEACH_ROOMS_AT_MOST", "12")
    assert settings().rooms_at_most == 12


@pytest.mark.parametrize("text", ["0", "-1", "many", "1e3", "10001", "99999999999999999999"])
def test_how_many_rooms_is_a_whole_number(monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setenv("CRYOTEACH_ROOMS_AT_MOST", text)
    with pytest.raises(SettingError, match="is no whole number from 1 to 10,000"):
        settings()

"""Settings made into content: read once, shared by all, and read again when somebody edits a file."""

import os
import shutil

import pytest

from cryoteach import load_profiles
from cryoteach.errors import ContentError
from cryoteach.wiring import shared_content
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch):
    """Content and scenarios that may be edited, looked at afresh each time they are asked for."""
    shutil.copytree(ROOT / "cryoteach" / "content", tmp_path / "content")
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    for path in tmp_path.rglob("*.yaml"):
        path.chmod(0o644)
    monkeypatch.setenv("CRYOTEACH_CONTENT", str(tmp_path / "content"))
    monkeypatch.setenv("CRYOTEACH_SCENARIOS", str(tmp_path / "scenarios"))
    monkeypatch.setattr(shared_content, "_SHELF", shared_content._Shelf())
    monkeypatch.setattr(shared_content, "SECONDS_BETWEEN_LOOKS", 0)
    return tmp_path


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    seen = path.stat()
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns + 1))


def test_what_has_not_changed_is_not_read_again(monkeypatch):
    first = shared_content.content()
    monkeypatch.setattr(shared_content, "load_content", lambda *_: pytest.fail("read again"))
    assert shared_content.content() is first


def test_an_edited_limit_is_noticed(folders):
    limit = load_profiles()["leaflet"].condition("few-lesions").limit
    old = f"at_most: {limit.number:g}\n    ideal: {limit.ideal:g}\n"
    edit(folders / "content/profiles/leaflet.yaml", old, old.replace(f"{limit.number:g}", f"{limit.number + 1:g}"))
    assert load_profiles()["leaflet"].condition("few-lesions").limit.number == limit.number + 1


def test_a_new_case_is_noticed_and_so_is_its_going(folders):
    pattern = next(iter((folders / "scenarios").glob("*.yaml")))
    before = shared_content.content().teaching.cases
    new = folders / "scenarios" / "another.yaml"
    new.write_text(pattern.read_text(encoding="utf-8").replace(f"id: {pattern.stem}", "id: another"), encoding="utf-8")
    assert shared_content.content().teaching.cases.keys() == {*before, "another"}
    new.unlink()
    assert shared_content.content().teaching.cases == before


def test_a_file_that_breaks_is_reported_until_it_is_mended(folders):
    path = folders / "content/profiles/strict.yaml"
    edit(path, "version:", "versoin:")
    assert "strict" not in load_profiles()
    assert {problem.file for problem in shared_content.content().problems} == {"content/profiles/strict.yaml"}
    edit(path, "versoin:", "version:")
    assert "strict" in load_profiles()
    assert shared_content.content().problems == ()


def test_the_files_are_looked_at_once_a_second_and_not_at_every_move(folders, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(shared_content.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(shared_content, "SECONDS_BETWEEN_LOOKS", 1.0)
    assert "strict" in load_profiles()
    (folders / "content/profiles/strict.yaml").unlink()
    now[0] += 0.9
    assert "strict" in load_profiles()
    now[0] += 0.2
    assert "strict" not in load_profiles()


def test_other_settings_are_followed(folders, monkeypatch):
    assert shared_content.content().teaching.cases
    monkeypatch.setenv("CRYOTEACH_SCENARIOS", str(folders / "nowhere"))
    assert shared_content.content().teaching.cases == {}


def test_without_a_profile_that_can_be_used_the_error_says_why(folders):
    for path in (folders / "content/profiles").iterdir():
        edit(path, "conditions:", "conditoins:")
    with pytest.raises(ContentError) as error:
        load_profiles()
    assert "content/profiles/leaflet.yaml" in str(error.value)
    assert "conditoins: is not a known field" in str(error.value)
    shutil.rmtree(folders / "content/profiles")
    with pytest.raises(ContentError, match="holds no profile"):
        load_profiles()


def test_the_leaflets_profile_comes_first():
    assert next(iter(load_profiles())) == "leaflet"

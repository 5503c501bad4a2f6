"""Files and folders named by hand: cases and profiles anywhere, and what lies in the content in use."""

import shutil
from pathlib import Path

import pytest

from cryoteach.library.checking import check_paths, check_text
from cryoteach.library.content.load import load_content
from cryoteach.settings import settings


@pytest.fixture
def homes(tmp_path: Path) -> dict[str, Path]:
    """A copy of the content in use."""
    found = {"content": settings().content, "scenarios": settings().scenarios}
    return {name: shutil.copytree(path, tmp_path / "in use" / name) for name, path in found.items()}


def check(homes: dict[str, Path], *paths: Path) -> tuple[int, list[str]]:
    count, problems = check_paths(paths, load_content(homes["content"], homes["scenarios"]), homes)
    return count, [str(problem) for problem in problems]


def altered(path: Path, old: str, new: str, to: Path | None = None) -> Path:
    """Write a file with one thing in it changed."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    to = to or path
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(text.replace(old, new), encoding="utf-8")
    return to


def test_files_of_the_content_in_use_are_known_by_their_names_there(homes):
    fit = altered(homes["content"] / "criteria/fit.yaml", "order: 2", "order: second")
    lesson = homes["content"] / "lessons/start.md"
    count, problems = check(homes, fit, lesson)
    assert count == 2
    assert len(problems) == 1
    assert problems[0].startswith("content/criteria/fit.yaml:2: order: ")
    assert check(homes, lesson) == (1, [])


def test_a_folder_stands_for_everything_below_it_once(homes):
    case = homes["scenarios"] / "mei-ferry.yaml"
    assert check(homes, homes["content"].parent, homes["scenarios"], case)[0] == check(homes, *homes.values())[0]


def test_a_case_that_the_app_does_not_read_is_checked_by_itself(homes):
    draft = homes["scenarios"] / "drafts/mei-ferry.yaml"
    altered(homes["scenarios"] / "mei-ferry.yaml", "level: stretch", "level: hard", draft)
    count, problems = check(homes, homes["scenarios"])
    assert count == len(list((homes["scenarios"]).glob("*.yaml"))) + 1
    assert len(problems) == 1
    assert problems[0].startswith(f"{draft}:6: level: ")


def test_only_the_named_file_is_reported_not_its_neighbours(homes, tmp_path):
    shutil.copytree(homes["scenarios"], tmp_path / "mine")
    altered(tmp_path / "mine/mei-ferry.yaml", "level: stretch", "level: hard")
    assert check(homes, tmp_path / "mine/samuel-night-bus.yaml") == (1, [])


def test_a_near_twin_is_looked_for_beside_its_case(homes, tmp_path):
    alone = tmp_path / "mine/samuel-night-bus.yaml"
    altered(homes["scenarios"] / alone.name, "level:", "level:", alone)
    count, problems = check(homes, alone)
    assert count == 1
    assert "twin" in problems[0]


def test_a_profile_is_known_by_its_shape_and_may_be_used_by_a_case_beside_it(homes, tmp_path):
    profile = altered(
        homes["content"] / "profiles/leaflet.yaml", "id: leaflet", "id: ours", tmp_path / "mine/limits/ours.yaml"
    )
    case = altered(
        homes["scenarios"] / "mei-ferry.yaml", "level:", "profile: ours\nlevel:", tmp_path / "mine/mei-ferry.yaml"
    )
    assert check(homes, tmp_path / "mine") == (2, [])
    assert "'ours' is not a profile that can be used" in check(homes, case)[1][0]
    altered(profile, "few-lesions", "few-tumours")
    _, problems = check(homes, profile)
    assert problems[0].startswith(f"{profile}:")
    assert "few-tumours" in problems[0]


@pytest.mark.parametrize("content", [b"\xff", b"- 1\n", b"a: [\n", b""])
def test_what_is_neither_is_reported_as_a_case_that_cannot_be_read(homes, tmp_path, content: bytes):
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    count, problems = check(homes, path)
    assert count == 1
    assert problems
    assert all(problem.startswith(str(path)) for problem in problems)


def test_hidden_files_and_other_kinds_are_passed_over(homes, tmp_path):
    (tmp_path / "mine").mkdir()
    for name in (".case.yaml", "notes.md", "case.txt"):
        (tmp_path / "mine" / name).write_text("x", encoding="utf-8")
    assert check(homes, tmp_path / "mine") == (0, [])


def test_an_id_that_another_case_has_already_is_refused(homes, tmp_path):
    case = altered(
        homes["scenarios"] / "mei-ferry.yaml", "Mei and the island ferry", "Another", tmp_path / "mei-ferry.yaml"
    )
    _, [problem] = check(homes, case)
    assert "'mei-ferry' is the id of a case in use, “Mei and the island ferry”; give this one another" in problem


def test_a_letter_anywhere_is_known_by_its_shape(homes, tmp_path):
    letter = altered(
        homes["content"] / "slips/petra-bookbinder.yaml", "fault:", "falt:", tmp_path / "petra-bookbinder.yaml"
    )
    count, problems = check(homes, letter)
    assert count == 1
    assert any("falt" in problem for problem in problems)
    assert all("sentences" not in problem for problem in problems)


def test_a_link_that_leads_in_a_circle_is_told_in_words(homes, tmp_path):
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart/self.yaml").symlink_to("self.yaml")
    count, problems = check(homes, tmp_path / "apart")
    assert count == 1
    assert "cannot be read" in problems[0]


def check_written(homes: dict[str, Path], written: str) -> list[str]:
    content = load_content(homes["content"], homes["scenarios"])
    return [str(problem) for problem in check_text(written.encode(), content, homes)]


def test_a_case_letter_or_profile_that_is_no_file_is_checked_as_if_it_lay_beside_those_in_use(homes):
    with_a_twin = next(
        text for file in homes["scenarios"].iterdir() if "\ntwin:" in (text := file.read_text(encoding="utf-8"))
    )
    letter, profile = (
        (homes["content"] / path).read_text(encoding="utf-8")
        for path in ("slips/petra-bookbinder.yaml", "profiles/strict.yaml")
    )
    for written in (with_a_twin, letter, profile):
        assert check_written(homes, written) == []


def test_problems_of_what_is_no_file_are_those_of_standard_input_by_line(homes):
    case = (homes["scenarios"] / "mei-ferry.yaml").read_text(encoding="utf-8")
    [problem] = check_written(homes, case.replace("level: stretch", "level: hard"))
    assert problem.startswith("standard input:6: level: found 'hard'")
    assert any(told.startswith("standard input:1: id: is missing") for told in check_written(homes, "title: x\n"))

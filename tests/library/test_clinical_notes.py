"""Notes on files, each with its line: on those in use, on any that are named, and by settings that are data."""

from pathlib import Path

from cryoteach.library.clinical_notes import notes_in, notes_on_written
from tests.domain.fictional import SHIPPED

CASE, LETTER = "scenarios/desmond-pipe-band.yaml", "content/slips/arthur-signal-box.yaml"
SETTINGS = "content/case-checks/case-checks.yaml"


def homes(library):
    return {name: library.path(name) for name in ("content", "scenarios")}


def notes(library, *paths: Path):
    return notes_in(paths, library.load().teaching.case_checks, homes(library))


def test_what_is_shipped_calls_for_no_note(library):
    assert notes(library) == []


def test_cases_and_letters_in_use_are_noted_by_name_and_line_and_stay_in_use(library):
    library.replace(CASE, "bowel cancer", "illness")
    library.replace(LETTER, "a bowel cancer", "something")
    found = notes(library)
    assert [(note.file, note.place) for note in found] == [(LETTER, "sentences.0.text"), (CASE, "vignette")]
    assert all(note.line and note.message.startswith("note: no words say from which cancer") for note in found)
    assert library.problems() == []
    assert library.load().teaching.cases.keys() == library.whole.teaching.cases.keys()


def test_the_notes_of_one_file_come_by_line(library):
    library.change(CASE, lambda case: case.update(teaching_point="One gate."))
    library.replace(CASE, "bowel cancer", "illness")
    library.change(CASE, lambda case: case["stages"][2].update(story="None seen elsewhere."))
    lines = [note.line for note in notes(library)]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_named_files_are_noted_wherever_they_lie_and_others_are_left_alone(library, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text(library.path(CASE).read_text(encoding="utf-8").replace("bowel", "old"), encoding="utf-8")
    library.replace(CASE, "bowel cancer", "illness")
    assert [note.file for note in notes(library, mine)] == [str(mine)]
    assert notes(library, library.path("content/criteria"), library.path("content/lessons/start.md")) == []


def test_what_cannot_be_used_has_problems_and_no_notes(library, tmp_path):
    for text in ("- 1\n", "a: [\n", "stages: 3\n", "sentences: 3\n"):
        (tmp_path / "odd.yaml").write_text(text, encoding="utf-8")
        assert notes(library, tmp_path / "odd.yaml") == []


def test_the_limit_of_the_pull_is_data(library):
    library.change(CASE, lambda case: case.update(teaching_point="One gate.", debrief=["Why?"]))
    assert [note.place for note in notes(library)] == ["teaching_point"]
    library.change(SETTINGS, lambda data: data["slow_though_progressed"].update(doubling_time_days=201))
    assert notes(library) == []


def test_settings_that_cannot_be_used_are_reported_and_leave_everything_else_in_use(library):
    library.change(SETTINGS, lambda data: data["slow_though_progressed"].update(doubling_time_days=5, cites=["nobody"]))
    [problem] = library.problems()
    assert (problem.file, problem.place) == (SETTINGS, "slow_though_progressed.doubling_time_days")
    assert "5" in problem.message
    assert notes(library) == []
    library.change(SETTINGS, lambda data: data["slow_though_progressed"].update(doubling_time_days=200))
    [problem] = library.problems()
    assert "cites 'nobody', which is no fact of the evidence registry" in problem.message


def test_a_case_that_is_no_file_yet_is_noted_by_its_places():
    case = SHIPPED.teaching.cases["gwen-chapel-choir"].model_copy(update={"vignette": "Gwen is 64."})
    [note] = notes_on_written(case, SHIPPED.teaching.case_checks)
    assert (note.place, "from which cancer" in note.message) == ("vignette", True)
    without = SHIPPED.having(case_checks=None)
    assert (
        notes_on_written(None, SHIPPED.teaching.case_checks)
        == notes_on_written(case, without.teaching.case_checks)
        == []
    )

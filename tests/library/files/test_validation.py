"""Files made into things: each slip is reported with its file and field, and the rest is kept."""

import pytest
from pydantic import BaseModel

from cryoteach.errors import ContentError
from cryoteach.library.files.validation import each_file, each_named_file, files_of, validated
from cryoteach.library.files.yaml_reader import parse_yaml


class Thing(BaseModel, frozen=True, extra="forbid"):
    id: str
    size: int = 0
    parts: dict[str, int] = {}


def made_of(folder, each=each_named_file):
    made, problems = each(folder, "things", lambda document: validated(Thing, document))
    return {stem: thing.id for stem, (thing, _) in made.items()}, [str(problem) for problem in problems]


def test_every_file_becomes_a_thing_by_name(tmp_path):
    for name in ("b.yaml", "a.yml"):
        (tmp_path / name).write_text(f"id: {name[0]}\n", encoding="utf-8")
    assert made_of(tmp_path) == ({"a": "a", "b": "b"}, [])


def test_one_broken_file_does_not_keep_the_others_out(tmp_path):
    (tmp_path / "a.yaml").write_text("id: a\nsiez: 3\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("id: b\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("id: c\nsize: [\n", encoding="utf-8")
    made, problems = made_of(tmp_path)
    assert made == {"b": "b"}
    assert problems[0] == "things/a.yaml:2: siez: is not a known field here; check its spelling or take it out"
    assert problems[1].startswith("things/c.yaml:3: ")
    assert len(problems) == 2


def test_a_file_is_named_after_what_is_in_it(tmp_path):
    (tmp_path / "a.yaml").write_text("size: 1\nid: b\n", encoding="utf-8")
    assert made_of(tmp_path) == ({}, ["things/a.yaml:2: id: is 'b', but the file is called 'a'; give both one name"])
    assert made_of(tmp_path, each_file) == ({"a": "b"}, [])


def test_one_name_with_two_endings_is_one_too_many(tmp_path):
    (tmp_path / "a.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "a.yml").write_text("id: a\n", encoding="utf-8")
    assert made_of(tmp_path) == ({"a": "a"}, ["things/a.yml:1: there is a.yaml too; keep one of them"])


def test_the_hidden_files_of_editors_and_other_endings_are_left_alone(tmp_path):
    for name in ("a.yaml", "._a.yaml", ".a.yaml.swp", "a.yaml~", "a.txt"):
        (tmp_path / name).write_text("id: a\n", encoding="utf-8")
    (tmp_path / ".#a.yaml").symlink_to("nowhere")
    assert [path.name for path in files_of(tmp_path, ".yaml", ".yml")] == ["a.yaml"]
    assert made_of(tmp_path) == ({"a": "a"}, [])


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert made_of(tmp_path / "nowhere") == ({}, [])


def test_every_slip_of_a_document_is_told_at_once_with_its_line():
    document = parse_yaml("size: many\nparts:\n  a: 1\n  b: x\ncolour: red\n", "thing.yaml")
    with pytest.raises(ContentError) as refusal:
        validated(Thing, document)
    found = {problem.place: (problem.line, problem.message) for problem in refusal.value.problems}
    assert found.keys() == {"id", "size", "parts.b", "colour"}
    assert {place: line for place, (line, _) in found.items()} == {"id": 1, "size": 1, "parts.b": 4, "colour": 5}
    assert found["id"][1] == "is missing; please add it"
    assert found["size"][1].startswith("found 'many'; expected a whole number")


@pytest.mark.parametrize(("text", "found"), [("- 1", "a list of 1"), ("just words", "'just words'"), ("~", "nothing")])
def test_what_has_no_fields_is_refused_in_words(text, found):
    with pytest.raises(ContentError, match="expected") as refusal:
        validated(Thing, parse_yaml(text, "thing.yaml"))
    [problem] = refusal.value.problems
    assert problem.message == f'found {found}; fields with values were expected, one "name: value" a line'


def test_an_empty_part_is_not_taken_for_the_whole():
    document = parse_yaml("id: a\npart: ~\n", "thing.yaml")
    with pytest.raises(ContentError) as refusal:
        validated(Thing, document, None, ("part",))
    [problem] = refusal.value.problems
    assert (problem.place, problem.line) == ("part", 2)
    assert problem.message.startswith("found nothing; fields with values were expected")


def test_what_is_very_long_is_shown_short():
    for value in ("x" * 100_000, "0x" + "f" * 5000):
        with pytest.raises(ContentError) as refusal:
            validated(Thing, parse_yaml(f"id: a\nparts: {value}\n", "thing.yaml"))
        assert len(str(refusal.value)) < 250

"""YAML from anyone's hand: read with the line of every field, or refused with file, line and words."""

import re
import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.errors import ContentError
from cryoteach.library.files import yaml_reader
from cryoteach.library.files.yaml_reader import DEEPEST, MOST_BYTES, parse_yaml, read_yaml
from tests.library.files.bombs import BOMB, BOMBS

TAGS = [
    "!!python/object/apply:os.system [ls]",
    "!!python/name:os.system",
    "!!bool foo",
    "!!int",
    "!!set {a}",
    "!mine x",
]

REFUSED = {
    "an alias bomb": (BOMB, 2, "uses an alias"),
    "an alias of itself": ("a: 1\nb: &b [*b]\n", 2, "uses an alias"),
    "a tab for an indent": ("a: 1\nb:\n\tc: 2\n", 3, "a tab where YAML wants spaces"),
    "a tab below an accent": ("é: ü\nb:\n\tc: 2\n", 3, "a tab where YAML wants spaces"),
    "a key twice": ("a: 1\nb: 2\na: 3\n", 3, "a: stands here twice; keep one of them"),
    "a key twice far down": ("a:\n  - b: 1\n    b: 1\n", 3, "a.0.b: stands here twice"),
    "deep brackets": ("a:\n  " + "[" * 500_000, 2, f"nested deeper than {DEEPEST} levels"),
    "deep indents": ("".join(f"{' ' * n}a:\n" for n in range(40)), DEEPEST + 1, f"nested deeper than {DEEPEST} levels"),
    "nothing": ("", 1, "is empty"),
    "nothing but a remark": ("# later\n\n", 1, "is empty"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "expected a single document"),
    "a control character": ("a: 1\nb: x\x07y\n", 2, r"the control character '\x07'"),
    "a null byte": ("a: 1\n\x00", 2, r"the control character '\x00'"),
    "half a surrogate": ("a: \ud800", 1, r"the control character '\ud800'"),
    "a number that is none": ("a: 1\nb: 0x_\n", 2, "b: “0x_” looks like a number and is none"),
    "a number of thousands of digits": ("a: 1\nb: " + "1" * 5000, 2, "b: is a number of 5,000 characters"),
    "a list for a key": ("a: 1\n? [b, c]\n: d\n", 2, "where a field's name should be"),
    "an open bracket": ("a: 1\nb: [1, 2\nc: 3\n", 3, "did not find expected ',' or ']'"),
    "an open quotation": ("a: 1\nb: 'never closed\n", None, "found unexpected end of stream"),
    "two colons": ("a: 1\nb: c: d\n", 2, "mapping values are not allowed"),
    "an at sign": ("a: 1\nb: @home\n", 2, "cannot start any token"),
    **{f"the tag {tag}": (f"a: 1\nb: {tag}\n", 2, "uses the tag ") for tag in TAGS},
}


@pytest.mark.parametrize(("text", "line", "words"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_file_line_and_words(text, line, words):
    with pytest.raises(ContentError) as refusal:
        parse_yaml(text, "cases/broken.yaml")
    [problem] = refusal.value.problems
    assert problem.file == "cases/broken.yaml"
    assert line is None or problem.line == line
    assert words in str(problem)
    assert len(str(problem)) < 300


def refused(path: Path) -> str:
    with pytest.raises(ContentError) as refusal:
        read_yaml(path, path.name)
    [problem] = refusal.value.problems
    return str(problem)


def test_fifty_megabytes_are_refused_without_being_read(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    assert refused(path) == f"large.yaml: is 50,000,000 bytes; at most {MOST_BYTES:,} are read, so split it"
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 3 * MOST_BYTES


def test_a_text_as_long_as_that_is_refused_too():
    with pytest.raises(ContentError, match="1,000,001 characters"):
        parse_yaml("a" * (MOST_BYTES + 1), "pasted")


def test_a_file_of_just_the_largest_size_is_read(tmp_path):
    (tmp_path / "full.yaml").write_text("a: 1\n".ljust(MOST_BYTES, "#"), encoding="utf-8")
    assert read_yaml(tmp_path / "full.yaml", "full.yaml").data == {"a": 1}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_before_anything_is_built_of_it(text, monkeypatch):
    built = []
    monkeypatch.setattr(yaml_reader, "YamlValues", built.append)
    with pytest.raises(ContentError):
        parse_yaml(text, "bomb")
    assert built == []


@pytest.mark.parametrize(
    ("raw", "line"),
    [("a: 1\nb: é\n".encode("latin-1"), 2), ("a: é\n".encode("utf-16"), 1), (b"a: 1\n\nb: \xc3", 3)],
)
def test_another_encoding_is_refused_with_the_line_and_the_way_out(tmp_path, raw, line):
    path = tmp_path / "latin.yaml"
    path.write_bytes(raw)
    assert re.fullmatch(rf"latin.yaml:{line}: is not UTF-8 text \(byte \d+\); save it again .*UTF-8", refused(path))


@pytest.mark.parametrize(
    "raw", [b"\xef\xbb\xbfa: 1\n", b"a: 1\r\n", b"a: 1", b"---\na: 1\n...\n", b"%YAML 1.1\n---\na: 1"]
)
def test_the_habits_of_any_editor_are_read_alike(tmp_path, raw):
    path = tmp_path / "edited.yaml"
    path.write_bytes(raw)
    assert read_yaml(path, "edited.yaml").data == {"a": 1}


def test_whoever_changes_what_was_read_changes_it_for_nobody_else(tmp_path):
    path = tmp_path / "shared.yaml"
    path.write_text("a: {b: [1, 2]}\nc: 3\n", encoding="utf-8")
    first = read_yaml(path, "shared.yaml")
    first.data["a"]["b"].append(3)
    first.data["c"] = 4
    assert read_yaml(path, "shared.yaml").data == {"a": {"b": [1, 2]}, "c": 3}


def test_after_an_edit_only_the_edited_file_is_parsed_again(tmp_path, monkeypatch):
    parsed = []

    def noted(text, name):
        parsed.append(name)
        return parse_yaml(text, name)

    monkeypatch.setattr(yaml_reader, "parse_yaml", noted)
    paths = [tmp_path / "one-of-two.yaml", tmp_path / "other-of-two.yaml"]
    for path in paths:
        path.write_text("a: 1\n", encoding="utf-8")
        read_yaml(path, path.name)
    paths[0].write_text("a: 2\n", encoding="utf-8")
    assert [read_yaml(path, path.name).data for path in paths] == [{"a": 2}, {"a": 1}]
    assert parsed == ["one-of-two.yaml", "other-of-two.yaml", "one-of-two.yaml"]


def test_what_cannot_be_opened_is_refused_in_words(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    assert refused(tmp_path / "folder.yaml") == "folder.yaml: cannot be read: Is a directory"
    assert refused(tmp_path / "gone.yaml") == "gone.yaml: cannot be read: No such file or directory"


def test_plain_values_are_what_they_look_like_and_dates_stay_as_written():
    text = "a: 1\nb: 1.5\nc: yes\nd: 2026-02-31\ne: [x, ~]\nf: =\ng: '1'\n1: {~: <<}\n"
    assert parse_yaml(text, "plain").data == {
        "a": 1, "b": 1.5, "c": True, "d": "2026-02-31", "e": ["x", None], "f": "=", "g": "1", "1": {"~": "<<"},
    }  # fmt: skip


def test_every_repeated_key_is_told_at_once():
    with pytest.raises(ContentError) as refusal:
        parse_yaml("a: 1\na: 2\nb:\n  c: 1\n  c: 2\nd: 0b_\n", "twice")
    assert [(problem.place, problem.line) for problem in refusal.value.problems] == [("a", 2), ("b.c", 5), ("d", 6)]


DOCUMENT = parse_yaml("a:\n  - b: 1\n  - b:\n      c: 2\n", "file.yaml")


@pytest.mark.parametrize(
    ("place", "told", "line"),
    [
        (("a", 1, "b", "c"), "a.1.b.c", 4),
        (("a", 1, "b"), "a.1.b", 3),
        (("a", 1, "b", "missing"), "a.1.b.missing", 3),
        (("a", 1, "b", "one-of-several-shapes", "c"), "a.1.b.c", 4),
        (("missing",), "missing", 1),
        ((), "", 1),
    ],
)
def test_a_problem_is_told_at_its_field_and_line_or_at_the_nearest_there_is(place, told, line):
    problem = DOCUMENT.problem(place, "is wrong")
    assert (problem.file, problem.place, problem.line) == ("file.yaml", told, line)
    assert str(problem) == f"file.yaml:{line}: {told}: is wrong" if told else "file.yaml:1: is wrong"


yaml_like = st.text(alphabet="ab:- \n\t[]{},\"'#&*!|>%@`?=<0x1_.~\r\x85\u2028é\\", max_size=30)


@given(text=yaml_like | st.text(max_size=30))
def test_any_text_at_all_is_read_or_refused_in_words(text):
    try:
        assert parse_yaml(text, "any").lines[()] >= 1
    except ContentError as refusal:
        assert all(problem.file == "any" and problem.message for problem in refusal.problems)  # noqa: PT017


@given(text=yaml_like)
def test_without_the_fast_reader_the_same_texts_are_read(text):
    def outcome():
        try:
            return parse_yaml(text, "any").data
        except ContentError:
            return "refused"

    fast = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "_Loader", yaml.SafeLoader)
        slow = outcome()
    assert "refused" in (fast, slow) or fast == slow

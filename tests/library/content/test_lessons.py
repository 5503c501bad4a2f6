"""A chapter's prose: numbers and sources filled in, and whatever would be lost or wrong on screen refused."""

import pytest

from tests.domain.fictional import LEAFLET, SHIPPED

FILE = "content/lessons/a-lesson.md"
FACT = next(
    fact
    for fact in SHIPPED.evidence.facts.values()
    if SHIPPED.evidence.sources[fact.source].link and fact.id in LEAFLET.model_dump_json()
)
LINKLESS = SHIPPED.evidence.facts["seed-number-limit"]
HEAD = "---\nid: a-lesson\ntitle: A lesson\nstory: A story.\n"


def lesson(library, body, head=HEAD):
    library.write(FILE, f"{head}---\n{body}")
    return library.load().teaching.lessons["a-lesson"]


def told(library, text):
    library.write(FILE, text)
    content = library.load()
    assert "a-lesson" not in content.teaching.lessons
    assert "start" in content.teaching.lessons
    assert {problem.file for problem in content.problems} == {FILE}
    return [(problem.place, problem.line, problem.message) for problem in content.problems]


def test_a_limit_is_filled_in_from_the_leaflets_profile_in_words_with_its_tag(library):
    for condition in LEAFLET.conditions:
        read = lesson(library, f"## explain\nIt is [[{condition.id}.limit]].\n")
        assert read.sections == {"explain": f"It is {condition.limit_words} ({condition.limit.tag.words})."}


def test_a_limit_that_changes_changes_the_prose(library):
    library.change(
        "content/profiles/leaflet.yaml", lambda profile: profile["conditions"]["few-lesions"].update(at_most=4)
    )
    assert lesson(library, "## explain\n[[few-lesions.limit]]\n").sections["explain"].startswith("at most 4 tumours")


def test_a_citation_becomes_the_name_of_its_source_with_a_link_to_the_fact(library):
    source = SHIPPED.evidence.sources[FACT.source]
    read = lesson(library, f"## explain\nSo it is [@{FACT.id}]. And so [@{LINKLESS.id}].\n")
    assert f"[{source.name}](evidence?fact={FACT.id})" in read.sections["explain"]
    assert SHIPPED.evidence.sources[LINKLESS.source].name in read.sections["explain"]
    assert read.cites == {"explain": (FACT.id, LINKLESS.id)}
    assert "@" not in read.sections["explain"]


def test_references_are_filled_in_wherever_words_stand(library):
    head = (
        f"{HEAD}question: Is it '[[few-lesions.limit]]'?\noptions:\n"
        "  - {text: Yes, right: true, feedback: 'It is [[few-lesions.limit]].'}\n"
        "  - {text: 'No', feedback: 'It is not.'}\n"
    ).replace("text: Yes", "text: 'Yes'")
    read = lesson(library, "## explain\nText.\n", head)
    words = LEAFLET.condition("few-lesions").limit_words
    assert words in read.question
    assert words in read.options[0].feedback


def test_what_a_source_is_called_cannot_break_the_head(library):
    library.change("content/evidence/sources.yaml", lambda sources: sources[FACT.source].update(authors='A: "B" # {c'))
    assert 'A: "B" # {c' in lesson(library, "", f"{HEAD.replace('A story.', f'So [@{FACT.id}].')}").story


def test_sections_keep_their_order_and_smaller_headings_are_theirs(library):
    read = lesson(library, "## learn\nOne.\n\n### smaller\n\nTwo.\n## to-teach\n\nThree.\n")
    assert list(read.sections.items()) == [("learn", "One.\n\n### smaller\n\nTwo."), ("to-teach", "Three.")]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_habits_of_any_editor_are_read_alike(library, newline):
    text = f"{HEAD}---\n## learn \nOne.\n".replace("\n", newline)
    library.write(FILE, b"\xef\xbb\xbf" + text.encode())
    assert library.load().teaching.lessons["a-lesson"].sections == {"learn": "One."}


def test_references_that_do_not_resolve_are_all_told_with_their_lines(library):
    body = f"---\n## explain\n[[few-lesion.limit]]\n\n[@no-fact] and [@{library.hidden_fact}]\n"
    assert told(library, HEAD + body) == [
        ("", 7, "[[few-lesion.limit]] names no condition of the leaflet's profile"),
        ("", 9, "cites 'no-fact', which is no fact of the evidence registry"),
        ("", 9, f"cites {library.hidden_fact!r}, which was not verified at its source and may not be shown"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "line", "words"),
    [
        ("No head.\n", "", 1, "must start with a head between two lines of ---"),
        ("", "", 1, "must start with a head"),
        ("---\nid: a-lesson\n", "", 1, "must start with a head"),
        ("---\n# later\n---\n", "", 3, "fields with values were expected"),
        ("---\n- a\n---\n", "", 2, "found a list of 1; fields with values were expected"),
        ("---\nid: a-lesson\nid: again\n---\n", "id", 3, "stands here twice"),
        (f"{HEAD}colour: red\n---\n", "colour", 5, "not a known field"),
        (f"{HEAD.replace('id: a-lesson', 'id: another')}---\n", "id", 2, "the file is called 'a-lesson'"),
        (f"{HEAD}---\nLost words.\n## learn\nText.\n", "##", None, "would be shown nowhere"),
        (f"{HEAD}---\n## Learn more\nText.\n", "## Learn more", None, "is no section's name"),
        (f"{HEAD}---\n## learn\nOne.\n## learn\nTwo.\n", "## learn", None, "stands here twice"),
        (f"{HEAD}question: Is it?\n---\n", "", 2, "exactly one is right"),
        (f"{HEAD}story: &a [*a]\n---\n", "", 5, "uses an alias"),
    ],
)
def test_a_slip_is_told_with_its_place(library, text, place, line, words):
    [(found_place, found_line, message)] = told(library, text)
    assert (found_place, found_line) == (place, line)
    assert words in message


def test_several_slips_are_told_at_once(library):
    text = f"{HEAD}colour: red\n---\nLost.\n## Learn\n[[nothing.limit]]\n"
    assert [place for place, _, _ in told(library, text)] == ["", "##", "## Learn", "colour"]


@pytest.mark.parametrize("raw", ["é".encode("latin-1"), b"---\n" + b"x" * 1_000_001])
def test_another_encoding_and_a_huge_file_are_refused(library, raw):
    [(_, _, message)] = told(library, raw)
    assert "UTF-8" in message or "at most 1,000,000 are read" in message


def test_without_the_leaflets_profile_prose_that_needs_it_is_told_and_the_rest_is_kept(library):
    library.path("content/profiles/leaflet.yaml").unlink()
    content = library.load()
    assert "start" in content.teaching.lessons
    assert "one-person" not in content.teaching.lessons
    assert any("names no condition of the leaflet's profile" in problem.message for problem in content.problems)

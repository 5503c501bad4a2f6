"""Cases come as tables, YAML and zips: the good ones are kept, and everything wrong is told at its place."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.packed import pack, pack_cases
from cryoteach.domain.cases.sizes import MOST_BYTES_IN_A_ZIP, MOST_BYTES_OF_A_FILE, MOST_FILES, MOST_ROWS
from cryoteach.library.cases.bring_in import MOST_CASES, from_fields, from_files, from_links, from_text, to_zip
from cryoteach.library.cases.columns import plain_cell, shown_cell
from cryoteach.library.cases.tables import as_table, looks_like_a_table
from cryoteach.library.cases.written import as_yaml
from tests.domain.fictional import SHIPPED
from tests.library.cases.chains import ALONE, CASES, chain

HEADER = "id,title,level,objectives,misconceptions,author,licence,vignette,teaching_point,stage,story,lesion_count"
ROW = "nia,Nia,core,LO2,M4,A trainer,CC BY 4.0,Nia is 60.,Count them.,After the MRI,,2"


def told(brought):
    return {problem.place: problem.message for problem in brought.problems}


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_every_shipped_case_goes_out_and_comes_back_the_same_as_table_and_as_zip():
    for brought in (
        from_text(as_table(CASES), SHIPPED.rules.profiles, SHIPPED.teaching.cases),
        from_files([("cases.csv", as_table(CASES).encode())], SHIPPED.rules.profiles, SHIPPED.teaching.cases),
        from_files([("cases.zip", to_zip(CASES))], SHIPPED.rules.profiles, SHIPPED.teaching.cases),
        from_links([pack_cases(CASES)], SHIPPED.rules.profiles, SHIPPED.teaching.cases),
        from_links([pack(fields) for fields in CASES], SHIPPED.rules.profiles, SHIPPED.teaching.cases),
    ):
        assert brought.problems == []
        assert [Case.model_validate(fields) for fields in brought.good] == list(SHIPPED.teaching.cases.values())


def test_a_review_travels_in_a_table():
    review = {"reviewer": "Dr A", "date": "2026-11-01"}
    reviewed = {**ALONE, "format": 1, "review": review}
    assert from_text(as_table([reviewed]), SHIPPED.rules.profiles, SHIPPED.teaching.cases).good[0]["review"] == review


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_from_excel_is_read_whatever_its_encoding_separator_and_decimal_comma(encoding):
    header = HEADER.replace(",", ";") + ";largest_diameter_cm"
    text = f"{header}\r\n{ROW.replace('A trainer', 'Zoë – trainer').replace(',', ';')};2,8\r\n"
    brought = from_files([("cases.csv", text.encode(encoding))], SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert brought.problems == []
    assert brought.good[0]["stages"][0]["findings"] == {"lesion_count": 2, "largest_diameter_cm": 2.8}
    assert brought.good[0]["author"] == "Zoë – trainer"
    said = {"utf-16": ", UTF-16", "cp1252": ", Windows-1252 (not in UTF-8, so look at accents and dashes)"}
    assert brought.notes == [f"cases.csv: read as semicolons, decimal comma{said.get(encoding, '')}."]


def test_pasted_rows_and_a_table_with_excels_hint_are_read():
    pasted = f"{HEADER}\n{ROW}".replace(",", "\t")
    assert looks_like_a_table(pasted)
    assert from_text(pasted, SHIPPED.rules.profiles, SHIPPED.teaching.cases).good
    unknown = from_text(
        f"{HEADER},performance_status\n{ROW[:-1]}Not known,1", SHIPPED.rules.profiles, SHIPPED.teaching.cases
    )
    assert unknown.good[0]["stages"][0]["findings"] == {"lesion_count": None, "performance_status": 1}
    assert from_files(
        [("a.csv", f"sep=;\n{HEADER}\n{ROW}".replace(",", ";").encode())],
        SHIPPED.rules.profiles,
        SHIPPED.teaching.cases,
    ).good


def test_emoji_right_to_left_text_and_a_very_long_title_are_text_like_any_other():
    brought = from_text(
        f"{HEADER}\n{ROW.replace('Nia,', '🧊 מיכל,', 1).replace('nia', 'x')}",
        SHIPPED.rules.profiles,
        SHIPPED.teaching.cases,
    )
    assert told(brought) == {}
    odd = ROW.replace("nia,Nia", "nia,🧊 مريم")
    assert from_text(f"{HEADER}\n{odd}", SHIPPED.rules.profiles, SHIPPED.teaching.cases).good[0]["title"] == "🧊 مريم"
    long = from_text(
        f"{HEADER}\n{ROW.replace('Nia,', 'N' * 10_000 + ',', 1)}", SHIPPED.rules.profiles, SHIPPED.teaching.cases
    )
    assert "at most 160 characters" in told(long)["row 2, column title"]
    assert len(told(long)["row 2, column title"]) < 300


def test_everything_wrong_in_a_table_comes_at_once_with_row_and_column_and_the_good_cases_stay():
    rows = [
        HEADER + ",growth,largest_diameter_cm,question,answer,tolerance,right,option_1,feedback_1",
        ROW,
        ROW.replace("nia", "bad-count").replace(",2", ",many"),
        ROW.replace("nia", "bad-level").replace("core", "hard") + ",,,choice,,,1,Yes,",
        ROW.replace("nia", "bad-number") + ",,,number,some,1,x",
        ROW.replace("nia", "torn") + ",,,,,,,,,one,two",
        ROW.replace("nia", "odd").replace("Count them.", "A\x07bell"),
        "nia,Another title",
        "",
    ]
    brought = from_text("\n".join(rows), SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    found = told(brought)
    assert (
        "“many” is not a number; write digits, such as 2 or 2.5; liver tumours (lesion_count) takes"
        in found["row 3, column lesion_count"]
    )
    assert "hard" in found["row 4, column level"]
    assert "at least 2 items" in found["row 4, column option_1"]
    assert "not a number" in found["row 5, column answer"]
    assert "is not a number" in found["row 5, column right"]
    assert "22 cells for 20 columns" in found["row 6"]
    assert "control character" in found["row 7, column teaching_point"]
    assert "something else than the first row of nia" in found["row 8, column title"]
    assert brought.good == []
    assert brought.notes == ["The column 'growth' is none of ours and was not read."]
    good = from_text("\n".join([*rows[:2], *rows[2:4]]), SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert [fields["id"] for fields in good.good] == ["nia"]


def test_a_table_that_cannot_be_read_at_all_says_what_to_do():
    def only(text):
        return " ".join(
            problem.message
            for problem in from_files(
                [("a.csv", text.encode())], SHIPPED.rules.profiles, SHIPPED.teaching.cases
            ).problems
        )

    assert "the first row has to name them" in only("one,two\n3,4")
    assert "the first row has to name them" in only("")
    assert "has no column id" in only("title,stage\na,b")
    assert "stands here 2 times" in only("id,title,title\na,b,c")
    assert f"at most {MOST_ROWS:,}" in only("id,title\n" + "a,b\n" * MOST_ROWS)
    assert "is empty; give the case a name" in only("id,title\n,b")
    assert "quotation mark" in only('id,title\na,"' + "b" * 200_000)


def test_twins_come_together_and_one_whose_twin_is_refused_goes_with_it():
    first = {**ALONE, "id": "first", "title": "First", "twin": "second"}
    second = {**ALONE, "id": "second", "title": "Second", "twin": "first", "teaching_point": "Mr Jones."}
    brought = from_files(
        [("a.yaml", as_yaml(first).encode()), ("b.yaml", as_yaml(second).encode())],
        SHIPPED.rules.profiles,
        SHIPPED.teaching.cases,
    )
    assert brought.good == []
    assert {problem.file for problem in brought.problems} == {"a.yaml", "b.yaml"}


def test_an_id_that_came_twice_and_one_that_is_taken_are_told():
    twice = from_links([pack_cases([ALONE, ALONE])], SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert "came twice" in told(twice)["id"]
    assert len(twice.good) == 1
    assert (
        "is the id of"
        in told(from_links([pack({**ALONE, "title": "Another"})], SHIPPED.rules.profiles, SHIPPED.teaching.cases))["id"]
    )


def test_of_a_long_chain_of_twins_whose_last_is_missing_none_is_taken():
    alone, fallen = (
        from_links([pack_cases(chain(twins=twins))], SHIPPED.rules.profiles, SHIPPED.teaching.cases)
        for twins in (False, True)
    )
    assert len(alone.good) == MOST_CASES
    assert (len(fallen.problems), fallen.good) == (MOST_CASES, [])  # the last has no twin, so all fall, one a round


def test_more_cases_than_are_taken_in_at_once_are_refused_in_words_and_the_first_are_kept():
    many = [{**ALONE, "id": f"n{at}", "title": f"Nia {at}"} for at in range(MOST_CASES + 3)]
    for brought in (
        from_links([pack_cases(many)], SHIPPED.rules.profiles, SHIPPED.teaching.cases),
        from_text(as_table(many), SHIPPED.rules.profiles, SHIPPED.teaching.cases),
    ):
        assert [fields["id"] for fields in brought.good] == [f"n{at}" for at in range(MOST_CASES)]
        [problem] = brought.problems
        assert problem.message == f"3 more than the {MOST_CASES} cases that are taken in at once; split them"


def test_one_case_as_yaml_goes_to_the_form_even_where_it_does_not_fit_yet():
    assert from_text("title: Half done\nid: half", SHIPPED.rules.profiles, SHIPPED.teaching.cases).draft == {
        "title": "Half done",
        "id": "half",
    }
    assert from_text("title: a\ntitle: b", SHIPPED.rules.profiles, SHIPPED.teaching.cases).draft is None
    assert from_text(f"{HEADER}\n{ROW}", SHIPPED.rules.profiles, SHIPPED.teaching.cases).draft is None


def test_a_link_that_was_cut_off_or_is_of_a_format_nobody_knows_says_so():
    assert (
        "cut off" in from_links([pack(ALONE)[:-9]], SHIPPED.rules.profiles, SHIPPED.teaching.cases).problems[0].message
    )
    assert (
        "newer CryoTeach"
        in from_links([pack({**ALONE, "format": 9})], SHIPPED.rules.profiles, SHIPPED.teaching.cases)
        .problems[0]
        .message
    )
    assert (
        "can no longer be read"
        in from_links([pack({**ALONE, "format": 0})], SHIPPED.rules.profiles, SHIPPED.teaching.cases)
        .problems[0]
        .message
    )


def test_a_zip_is_taken_without_trusting_it():
    def problems(files):
        return {
            p.file: p.message
            for p in from_files([("a.zip", zipped(files))], SHIPPED.rules.profiles, SHIPPED.teaching.cases).problems
        }

    good = as_yaml(ALONE)
    raw = {
        **dict.fromkeys(("../out.yaml", "/root.yaml", "c:\\w.yaml", "fine.yaml"), good),
        "run.py": "1",
        "in.zip": "x",
        "also.csv": zipped({}),
        "__MACOSX/._a.yaml": "x",
        "not.yaml": b"\x81\xff",
        "bomb.yaml": "0" * (MOST_BYTES_OF_A_FILE + 1),
    }
    brought = from_files([("a.zip", zipped(raw))], SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    found = {problem.file.removeprefix("a.zip: "): problem.message for problem in brought.problems}
    assert [fields["id"] for fields in brought.good] == [ALONE["id"]]
    for outside in ("../out.yaml", "/root.yaml", "c:\\w.yaml"):
        assert "leads outside the zip" in found[outside]
    assert "is no file of cases" in found["run.py"]
    assert "is no file of cases" in found["in.zip"]
    assert "zip in a zip" in found["also.csv"]
    assert "unpacks to more" in found["bomb.yaml"]
    assert "is not text" in found["not.yaml"]
    assert not any("MACOSX" in name for name in found)
    many = {f"{number}.yaml": good for number in range(MOST_FILES + 1)}
    assert f"at most {MOST_FILES}" in problems(many)["a.zip"]
    heavy = {f"{number}.yaml": "#" * MOST_BYTES_OF_A_FILE for number in range(7)}
    assert (
        sum("unpacks to more" in message for message in problems(heavy).values())
        == 7 - MOST_BYTES_IN_A_ZIP // MOST_BYTES_OF_A_FILE
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_zips_that_are_damaged_locked_or_hold_a_name_twice_say_so():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.yaml", as_yaml(ALONE))
        archive.writestr("a.yaml", as_yaml(ALONE))
    assert (
        "twice"
        in from_files([("a.zip", out.getvalue())], SHIPPED.rules.profiles, SHIPPED.teaching.cases).problems[0].message
    )
    whole = zipped({"a.yaml": as_yaml(ALONE)})
    assert (
        "damaged"
        in from_files([("a.zip", whole[:-30])], SHIPPED.rules.profiles, SHIPPED.teaching.cases).problems[0].message
    )
    bitten = whole[:60] + b"\x00\xff" * 40 + whole[140:]
    assert (
        "damaged" in from_files([("a.zip", bitten)], SHIPPED.rules.profiles, SHIPPED.teaching.cases).problems[0].message
    )
    locked = bytearray(whole)
    locked[whole.rindex(b"PK\x01\x02") + 8] |= 1
    assert (
        "password"
        in from_files([("a.zip", bytes(locked))], SHIPPED.rules.profiles, SHIPPED.teaching.cases).problems[0].message
    )


def test_a_file_that_is_too_large_is_not_read():
    large = b"#" * (MOST_BYTES_OF_A_FILE + 1)
    assert (
        "so split it"
        in from_files([("a.yaml", large)], SHIPPED.rules.profiles, SHIPPED.teaching.cases).problems[0].message
    )


def test_what_is_neither_a_table_nor_a_zip_is_called_by_its_name_and_the_other_files_stay():
    brought = from_files(
        [("cases.csv", b"%PDF-1.7"), ("a.yaml", as_yaml(ALONE).encode())],
        SHIPPED.rules.profiles,
        SHIPPED.teaching.cases,
    )
    assert "cases.csv: is a PDF; save the table as .xlsx" in str(brought.problems[0])
    assert [fields["id"] for fields in brought.good] == [ALONE["id"]]


def test_what_a_spreadsheet_would_run_is_written_so_that_it_is_shown():
    evil = {**ALONE, "title": '=HYPERLINK("x")', "debrief": ["@SUM(A1)"]}
    table = as_table([evil])
    assert "'=HYPERLINK" in table
    assert ",=HYPERLINK" not in table
    back = from_text(table, SHIPPED.having(cases={}).rules.profiles, SHIPPED.having(cases={}).teaching.cases)
    assert back.good[0]["title"] == evil["title"]
    assert back.good[0]["debrief"] == evil["debrief"]


@given(st.text(max_size=30).map(str.strip))
def test_every_cell_comes_back_as_it_went(text):
    written = shown_cell(text)
    assert plain_cell(written) == text or text.startswith("'")
    assert not written.startswith(("=", "+", "-", "@"))


@given(st.text(max_size=400), st.sampled_from(["a.csv", "a.yaml", "a.zip", "a.txt"]))
def test_nothing_that_is_brought_breaks_the_reading(text, name):
    brought = from_files([(name, text.encode())], SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert brought.problems or brought.notes or brought.draft is not None or brought.good == []


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.yaml", "a.zip"]))
def test_of_any_bytes_no_case_is_taken_and_each_problem_names_the_file(raw, name):
    brought = from_files([(name, raw)], SHIPPED.rules.profiles, SHIPPED.teaching.cases)
    assert brought.good == []
    assert [problem for problem in brought.problems if not problem.file.startswith(name)] == []


def test_what_was_wrong_in_yaml_is_told_with_its_line_pasted_as_a_file_and_in_a_zip():
    stages = [{"label": "MRI", "story": "A solitary lesion.", "findings": {"lesion_count": 4}}]
    text = as_yaml({**ALONE, "level": "core", "stages": stages})
    line = next(number for number, row in enumerate(text.splitlines(), start=1) if "story:" in row)
    for brought in (
        from_text(text, SHIPPED.rules.profiles, SHIPPED.teaching.cases),
        from_files([("a.yaml", text.encode())], SHIPPED.rules.profiles, SHIPPED.teaching.cases),
        from_files([("a.zip", zipped({"a.yaml": text}))], SHIPPED.rules.profiles, SHIPPED.teaching.cases),
    ):
        found = {problem.place: problem.line for problem in brought.problems if "a single tumour" in problem.message}
        assert found == {"stages.0.story": line}
    [level] = from_text(
        text.replace("level: core", "level: hard"), SHIPPED.rules.profiles, SHIPPED.teaching.cases
    ).problems
    assert (level.place, level.line) == ("level", text.splitlines().index("level: core") + 1)


def test_cases_that_are_held_are_checked_and_told_by_their_ids():
    sound = [{**ALONE, "id": f"held-{n}", "title": f"Held {n}"} for n in range(3)]
    brought = from_fields(
        [*sound, {**ALONE, "id": "lame", "level": "hard"}], SHIPPED.rules.profiles, SHIPPED.teaching.cases
    )
    assert brought.good == sound
    assert [problem.file for problem in brought.problems] == ["lame"]

"""`cryoteach export handout` and `cards`: a file or nothing, and words for whatever is wrong with the call."""

import json

import pytest


def test_handouts_of_several_cases_stand_in_one_file_in_order(call, tmp_path):
    target = tmp_path / "two.html"
    result = call("export", "handout", "--out", target, "--case", "yusuf-bakery", "--case", "mei-ferry", "--json")
    report = json.loads(result.stdout)
    assert (report["product"], report["cases"]) == ("handout", ["yusuf-bakery", "mei-ferry"])
    assert report["limits"][0]["reviewer"] == "not yet reviewed by a clinician"
    text = target.read_text(encoding="utf-8")
    assert text.count('class="page front') == text.count('class="page back') == 2
    assert 0 < text.index("Yusuf") < text.index("Mei and the island ferry")


@pytest.mark.parametrize(
    ("address", "says"),
    [("https://t.example.org/x/", "https://t.example.org/x/one-person?"), ("http://127.0.0.1:8501", "No link:")],
)
def test_a_link_begins_where_others_can_follow_or_there_is_none(call, tmp_path, address: str, says: str):
    target = tmp_path / "a.html"
    assert call("export", "handout", "--out", target, "--case", "mei-ferry", "--address", address).exit_code == 0
    text = target.read_text(encoding="utf-8")
    assert says in text
    assert "127.0.0.1" not in text


def test_other_limits_judge_where_they_are_named(call, tmp_path):
    target = tmp_path / "a.html"
    args = ("--out", target, "--case", "mei-ferry", "--profile", "relaxed", "--json")
    assert [one["id"] for one in json.loads(call("export", "handout", *args).stdout)["limits"]] == ["relaxed"]


def test_what_is_wrong_is_told_at_once_and_nothing_is_written(call, tmp_path):
    target = tmp_path / "no/a.html"
    result = call("export", "handout", "--out", target, "--case", "nobody", "--address", "ftp://x")
    assert result.exit_code == 2
    assert "nobody" in result.stderr
    assert "--address" in result.stderr
    assert call("export", "cards", "--out", target, "--letters", "7").exit_code == 2
    assert not target.parent.exists()


def test_cards_are_written_for_so_many_letters(call, tmp_path):
    target = tmp_path / "cards.html"
    told = call("export", "cards", "--out", target, "--letters", "4").stdout
    assert told.strip() == f"{target}: {target.stat().st_size:,} bytes"
    assert target.read_text(encoding="utf-8").count('class="card"') == 12


def test_a_name_that_no_double_click_opens_is_told_and_the_file_is_there(call, tmp_path):
    told = call("export", "cards", "--out", tmp_path / "cards").stdout
    assert "Its name does not end in .html: a double click may not open it" in told
    assert (tmp_path / "cards").exists()
    assert "double click" not in call("export", "cards", "--out", tmp_path / "cards.HTML").stdout
    assert "double click" not in call("export", "cards", "--out", "-").stderr

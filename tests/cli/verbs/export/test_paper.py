"""`cryoteach export handout` and `cards`: a file or nothing, and words for whatever is wrong with the call."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

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


LINKS = {
    "offline": "https://t.example.org/x/one-person?case=mei-ferry&amp;profile=leaflet&amp;version=",
    "scorm": "https://t.example.org/x/one-person?case=mei-ferry&amp;profile=leaflet&amp;version=",
    "notebook": "https://t.example.org/x/one-person?lesion_count=3",
    "handout": "https://t.example.org/x/one-person?lesion_count=3",
    "cards": "https://t.example.org/x",
}


@pytest.mark.parametrize("product", LINKS)
def test_everything_has_a_link_a_code_and_the_limits_or_says_how_to_get_them(call, tmp_path, monkeypatch, product: str):
    case = () if product == "cards" else ("--case", "mei-ferry")

    def made(*more: str) -> str:
        assert call("export", product, "--out", tmp_path / "a", *case, *more).exit_code == 0
        raw = (tmp_path / "a").read_bytes()
        return ZipFile(BytesIO(raw)).read("index.html").decode() if product == "scorm" else raw.decode()

    for text in (made("--address", "https://t.example.org/x/"), made("--address", "http://127.0.0.1:8501"), made()):
        is_linked = LINKS[product] in text
        assert is_linked == ("QR code of" in text) != ("No link: CryoTeach was given no address" in text)
        assert "127.0.0.1" not in text
        assert re.search(r"leaflet,? version", text)
        monkeypatch.delenv("CRYOTEACH_ADDRESS", raising=False)
    monkeypatch.setenv("CRYOTEACH_ADDRESS", "https://t.example.org/x")
    assert LINKS[product] in made()


def test_a_handout_can_ask_the_question_of_an_earlier_stage(call, tmp_path):
    target = tmp_path / "a.html"
    chosen = ("--out", target, "--case", "mei-ferry")
    assert call("export", "handout", *chosen, "--stage", "2").exit_code == 0
    assert "radiologist" not in target.read_text(encoding="utf-8").partition('class="page back')[0]
    for stage, says in (("0", "it takes 1 to 6"), ("6", "mei-ferry has 3 stages, not 6")):
        refused = call("export", "handout", *chosen, "--stage", stage)
        assert (refused.exit_code, says in refused.stderr) == (2, True), refused.stderr


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
    assert told.startswith(f"{target}: {target.stat().st_size:,} bytes, made with the limits leaflet")
    assert target.read_text(encoding="utf-8").count('class="card"') == 12


def test_a_name_that_no_double_click_opens_is_told_and_the_file_is_there(call, tmp_path):
    told = call("export", "cards", "--out", tmp_path / "cards").stdout
    assert "Its name does not end in .html: a double click may not open it" in told
    assert (tmp_path / "cards").exists()
    assert "double click" not in call("export", "cards", "--out", tmp_path / "cards.HTML").stdout
    assert "double click" not in call("export", "cards", "--out", "-").stderr

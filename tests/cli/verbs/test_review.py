"""`cryoteach review`: the document and the form go out, answers come in, and nothing is dropped in silence."""

import json

import pytest
import yaml


@pytest.fixture
def answers(call, tmp_path):
    """Fill in the form: ``answers(**{"case/…": ("change", "why")})``."""

    def fill(**given):
        path = tmp_path / "review.yaml"
        assert call("review", "--out", path).exit_code == 0
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        data |= {"reviewer": "Dr A", "date": "2026-11-27"}
        for each in data["answers"]:
            if each["id"] in given:
                each["answer"], each["why"] = given[each["id"]]
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        return path

    return fill


def test_the_document_is_one_file_that_holds_every_item_and_fetches_nothing(call, tmp_path):
    target = tmp_path / "review.html"
    told = call("review", "--out", target).stdout
    assert "reading it takes about" in told
    text = target.read_text(encoding="utf-8")
    items = json.loads(call("review", "--json").stdout)["items"]
    assert text.count("<article") == text.count("</span>agree") == items
    assert "<script" not in text
    assert "src=" not in text


def test_answers_that_are_taken_land_and_disagreements_are_listed(call, answers, own_content):
    path = answers(**{"case/piotr-pigeons": ("change", "He is <b>fit</b>."), "case/yusuf-bakery": ("agree", "")})
    told = call("review", "--take", path)
    assert told.exit_code == 0
    assert "2 answers of Dr A, 2026-11-27, were taken" in told.stdout
    assert "Agreed: 1 of" in told.stdout
    assert "[case/piotr-pigeons] (Dr A, 2026-11-27): He is <b>fit</b>." in told.stdout
    assert [file.name for file in (own_content / "reviews").iterdir()] == ["2026-11-27-dr-a.yaml"]
    call("review", "--out", path.with_suffix(".html"))
    page = path.with_suffix(".html").read_text(encoding="utf-8")
    assert "He is &lt;b&gt;fit&lt;/b&gt;." in page
    assert "<b>fit" not in page


def test_an_answer_to_another_version_is_named_and_does_not_count(call, answers, own_content):
    path = answers(**{"limit/leaflet/fit": ("agree", "")})
    profile = own_content / "profiles/leaflet.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("ECOG 0 or 1 is our", "ECOG 0 to 1 is our"), "utf-8")
    told = call("review", "--take", path).stdout
    assert "Agreed: 0 of" in told
    assert "Does not count any more (edited since)" in told
    assert "[limit/leaflet/fit]" in told


def test_what_is_wrong_with_the_form_is_told_and_nothing_is_taken(call, tmp_path, own_content):
    path = tmp_path / "review.yaml"
    path.write_text("reviewer: Dr A\ndate: 2026-11-27\nanswers:\n- {id: a, version: b, answer: change}\n", "utf-8")
    result = call("review", "--take", path)
    assert result.exit_code == 1
    assert "why has to say what should change" in result.stderr
    assert not (own_content / "reviews").exists()


def test_bad_usage_is_told_all_at_once(call, tmp_path):
    result = call("review", "--out", tmp_path / "review.txt", "--take", tmp_path / "none.yaml")
    assert result.exit_code == 2
    assert "ends in neither .html, for the document, nor .yaml" in result.stderr
    assert "none.yaml is not a file" in result.stderr
    both = call("review", "--out", tmp_path / "a.html", "--take", tmp_path / "a.html")
    assert both.exit_code == 2


def test_content_that_may_not_be_written_to_is_told(call, answers, own_content):
    path = answers(**{"case/yusuf-bakery": ("agree", "")})
    (own_content / "reviews").write_text("a file in the way", encoding="utf-8")
    result = call("review", "--take", path)
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr

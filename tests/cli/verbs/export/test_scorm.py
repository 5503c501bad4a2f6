"""`cryoteach export scorm`: a package or nothing, a report, and words for a title or score that cannot be."""

import json
from zipfile import ZipFile


def test_it_writes_the_package_and_reports_it(call, tmp_path):
    target = tmp_path / "week-3.zip"
    chosen = ("--case", "mei-ferry", "--case", "yusuf-bakery", "--profile", "strict")
    result = call("export", "scorm", "--out", target, *chosen, "--title", "Week 3", "--mastery-score", 50, "--json")
    report = json.loads(result.stdout)
    assert (report["product"], report["bytes"]) == ("scorm", target.stat().st_size)
    assert report["cases"] == ["mei-ferry", "yusuf-bakery"]
    assert [limits["id"] for limits in report["limits"]] == ["strict", "leaflet"]
    with ZipFile(target) as package:
        assert package.namelist() == ["imsmanifest.xml", "index.html", "READ-ME.txt"]
        assert "<title>Week 3</title>" in package.read("imsmanifest.xml").decode()
        assert 'data-mastery="50"' in package.read("index.html").decode()


def test_all_that_is_wrong_with_the_call_is_told_at_once(call, tmp_path):
    target = tmp_path / "a.zip"
    result = call("export", "scorm", "--out", target, "--title", " ", "--mastery-score", "many", "--case", "nobody")
    assert result.exit_code == 2
    for words in ("a title has 1 to 200 signs", "from 0 to 100, not 'many'", "no case is called 'nobody'"):
        assert words in result.stderr
    assert not target.exists()


def test_more_cases_than_a_platform_can_keep_are_refused(call, tmp_path, own_scenarios):
    text = (own_scenarios / "mei-ferry.yaml").read_text(encoding="utf-8")
    for at in range(60):
        (own_scenarios / f"{'a' * 50}-{at:02}.yaml").write_text(
            text.replace("mei-ferry", f"{'a' * 50}-{at:02}"), "utf-8"
        )
    result = call("export", "scorm", "--out", tmp_path / "a.zip")
    assert result.exit_code == 2
    assert "a platform keeps 4,096 letters for a learner" in result.stderr
    assert list(tmp_path.glob("*.zip")) == []

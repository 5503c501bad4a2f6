"""The two folders read whole, and the stamp that tells when to read them again."""

import os
import shutil

import pytest

from cryoteach.library.content.load import load_content
from tests.domain.fictional import SHIPPED


def test_the_small_library_of_these_tests_is_the_shipped_one_with_less_evidence(library):
    content = library.load()
    assert content.problems == ()
    assert content.rules == SHIPPED.rules
    assert content.teaching.lessons == SHIPPED.teaching.lessons
    assert content.teaching.cases == SHIPPED.teaching.cases
    assert content.evidence.facts.items() <= SHIPPED.evidence.facts.items()


def test_presets_come_in_their_own_order(library):
    orders = [preset.order for preset in library.load().rules.presets.values()]
    assert orders == sorted(orders)


def test_words_for_growth_may_be_spread_over_files_but_not_said_twice(library):
    words = library.data("content/growth/words.yaml")
    shutil.copy(library.path("content/growth/words.yaml"), library.path("content/growth/more.yaml"))
    library.change("content/growth/more.yaml", lambda more: more.update(creeping=dict(more["slow"])))
    content = library.load()
    assert content.rules.growth_words.keys() == {*words, "creeping"}
    assert {(problem.place, problem.message) for problem in content.problems} == {
        (word, "stands in another file too; keep one of them") for word in words
    }


@pytest.mark.parametrize("text", ["- slow\n", "slow\n"])
def test_words_for_growth_are_fields_by_word(library, text):
    library.write("content/growth/words.yaml", text)
    [problem] = library.problems()
    assert problem.message == "words, each with its days, were expected"


def test_nothing_at_all_is_told_and_not_taken_for_everything_being_well(tmp_path):
    content = load_content(tmp_path / "nowhere", tmp_path / "nowhere-else")
    assert content.rules.first_profile is None
    assert {problem.file for problem in content.problems} == {
        "content/evidence/sources.yaml",
        "content/evidence/facts.yaml",
        "content/evidence/cohort.yaml",
        "content/evidence/resected-51.csv",
        "content/evidence/resected-51.LICENCE.md",
        "content/evidence/then-and-now.yaml",
        "content/profiles",
        "content/glossary/words.yaml",
        "content/tables/columns.yaml",
        *(
            f"content/iceball/{name}.yaml"
            for name in ("settings", "planner", "validation", "validation-in-words", "verification")
        ),
        "content/seedlings/lab.yaml",
        "content/case-checks/case-checks.yaml",
        "content/review/kinds.yaml",
        "content/limits/used-limits.yaml",
        "content/costs/costs.yaml",
        "content/roads/roads.yaml",
        "content/measure/items.yaml",
    }


def test_the_stamp_stays_the_same_until_a_file_changes(library):
    before = library.stamp()
    assert library.stamp() == before
    path = library.path("content/profiles/leaflet.yaml")
    seen = path.stat()
    path.write_bytes(path.read_bytes())
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns + 1))
    assert library.stamp() != before


@pytest.mark.parametrize("name", ["scenarios/new.yaml", "content/presets/new.yml", "content/lessons/new.md"])
def test_the_stamp_changes_when_a_file_comes_or_goes(library, name):
    before = library.stamp()
    library.write(name, "id: new\n")
    assert library.stamp() != before
    library.path(name).unlink()
    assert library.stamp() == before


def test_the_stamp_does_not_mind_the_files_of_editors_nor_folders_that_are_gone(library):
    before = library.stamp()
    library.path("scenarios/.#case.yaml").symlink_to("nobody@nowhere")
    library.write("scenarios/case.yaml~", "x")
    assert library.stamp() == before
    library.path("scenarios/case.yaml").symlink_to("gone-since")
    assert library.stamp() == before
    shutil.rmtree(library.root)
    assert library.stamp() == ()

"""What runs the browser tests: a failure that does not come again is named, and one that does is a failure."""

from pathlib import Path

import pytest

from tests import with_browser

FAILS_ONCE = """
import pathlib, pytest

@pytest.mark.browser
def test_of_a_machine_that_stood_still():
    been = pathlib.Path(__file__).with_suffix(".been")
    first = not been.exists()
    been.touch()
    assert not first
"""
FAILS_TWICE = """
import pytest

@pytest.mark.browser
def test_of_a_promise_that_is_broken():
    assert False
"""


def ends_with(folder: Path, *tests: str) -> int:
    files = [folder / f"test_{number}.py" for number, _ in enumerate(tests)]
    for file, text in zip(files, tests, strict=True):
        file.write_text(text, encoding="utf-8")
    return with_browser.main([f"--rootdir={folder}", "-p", "no:cacheprovider", *map(str, files)])


@pytest.mark.slow
def test_what_fails_once_and_then_passes_alone_passes_and_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    assert ends_with(tmp_path, FAILS_ONCE) == 0
    assert "PASSED ONLY WHEN RUN ALONE" in capfd.readouterr().out


@pytest.mark.slow
def test_what_fails_twice_has_failed(tmp_path: Path):
    assert ends_with(tmp_path, FAILS_ONCE, FAILS_TWICE) == 1


@pytest.mark.slow
def test_where_much_fails_nothing_is_tried_again(tmp_path: Path):
    many = with_browser.MOST_TRIED_AGAIN + 1
    assert ends_with(tmp_path, *[FAILS_ONCE] * many) == 1

"""Shorter scripts say the same: fields, texts and templates keep their words, names of their own become letters."""

import shutil
import subprocess

import pytest

from cryoteach.export.offline.shorter import shorter
from tests.conftest import missing

LONG = """
const LONG = { left: 6, top: 9 };
const first = "const first = `x`; // no comment";
class Counter {
  constructor(first) {
    this.first = first;
  }
  get twice() {
    return this.first * 2;
  }
}
function told({ length, other = { length: 2 } }, ...more) {
  const found = new Counter(length);
  if (found.twice > 2)
    return `${found.twice + +1} of ${`${other.length} and ${more.map((length) => length).join(" ")}`} }`;
  return /[/'"`]+/.test(first) ? { length, first: other.length } : { first };
}
const [half, third] = [(LONG.left - 2) / 4, (LONG.top - 3) / LONG.left];
const empty = told({ length: 1 });
console.log(told({ length: 3 }, 4, 5), JSON.stringify(empty), first, half, third);
"""


def run(script: str) -> str:
    node = shutil.which("node") or missing("node")
    return subprocess.run([node, "-e", script], capture_output=True, text=True, check=True).stdout


def test_a_shorter_script_says_the_same():
    text, names = shorter(LONG)
    assert (
        run(text)
        == run(LONG)
        == ('7 of 2 and 4 5 }\n{"length":1,"first":2} const first = `x`; // no comment 1 1\n'.replace("\n{", " {"))
    )
    assert len(text) < len(LONG) * 0.7
    assert set(names) >= {"first", "told", "found", "more", "empty"}
    assert not set(names) & {"console", "JSON", "twice", "map", "constructor"}


def test_a_template_that_does_not_end_is_said():
    with pytest.raises(ValueError, match="a template does not end"):
        shorter("const told = `never ${1} ended;\n")

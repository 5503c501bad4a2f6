"""Modules joined into one script: each keeps its names, comes once and after what it imports."""

import shutil
import subprocess
from pathlib import Path

import pytest

from cryoteach.export.offline.joined import ENTRY, joined
from tests.conftest import missing


@pytest.fixture
def modules(tmp_path):
    def write(**texts: str):
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return tmp_path / "main.js"

    return write


def run(script: str) -> str:
    node = shutil.which("node") or missing("node")
    return subprocess.run([node, "-e", script], capture_output=True, text=True, check=True).stdout.strip()


def test_modules_keep_names_of_their_own_and_share_what_they_export(modules):
    entry = modules(
        main='/** Says it. */\nimport { one, two as other } from "./first.js";\n'
        'const hidden = "http://a//b"; // no comment\n'
        "console.log(one(), other, hidden);\n",
        first="const hidden = 1;\n/**\n * @returns {number}\n */\nexport function one() {\n  return hidden; // one\n}\n"
        'export const two = "two";\n',
    )
    assert run(joined(entry)) == "1 two http://a//b"
    assert "@returns" not in joined(entry)


COMMENTED = r"""
const one = "// kept" + '/* kept */'; // it's "quoted", `too` and /* open
const two = `// ${one /* "inside" */} // kept`; /* "a" */ /** @type {string} */ const three = /[/*"]\/\/`/.source;
/* over
two "lines" */ const four = 12 / 4 /* ' */ / 3; // "last
console.log([one, two, three, four].join("|")) // no end"""


@pytest.mark.parametrize("is_short", [True, False])
def test_comments_go_whatever_they_quote_and_what_only_looks_like_one_stays(modules, *, is_short: bool):
    script = joined(modules(main=COMMENTED), is_short=is_short)
    assert run(script) == r'// kept/* kept */|// // kept/* kept */ // kept|[/*"]\/\/`|1'
    for said in ("it's", "inside", "@type", "over", "last", "no end"):
        assert said not in script


def test_what_is_imported_twice_comes_once(modules):
    first = "console.log('first');\nexport const one = 1;\n"
    other = 'import { one } from "./first.js";\nexport const two = one + 1;\n'
    main = 'import { one } from "./first.js";\nimport { two } from "./other.js";\nconsole.log(one + two);\n'
    assert run(joined(modules(main=main, first=first, other=other))) == "first\n3"


def test_a_circle_is_refused(modules):
    entry = modules(
        main='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./main.js";\nexport const b = a;\n',
    )
    with pytest.raises(ValueError, match=r"main.js imports b.js imports main.js: a circle"):
        joined(entry)


@pytest.mark.parametrize("text", ["</script>", "</SCRIPT >", "<!-- x"])
def test_a_text_that_would_end_the_script_is_refused(modules, text: str):
    with pytest.raises(ValueError, match="which would end it inside a page"):
        joined(modules(main=f'console.log("{text}");\n'))


def test_our_own_scripts_are_joined_whole():
    assert joined(ENTRY).count("const $main=") == 1


def test_two_modules_that_would_have_one_name_are_refused(tmp_path: Path):
    (tmp_path / "presenter.js").write_text("export const a = 1;\n", encoding="utf-8")
    (tmp_path / "promoter.js").write_text(
        'import { a } from "./presenter.js";\nexport const b = a;\n', encoding="utf-8"
    )
    with pytest.raises(ValueError, match="called the same"):
        joined(tmp_path / "promoter.js")

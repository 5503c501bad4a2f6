"""The outer line of the house: what the linters cannot see. Inside it, taste."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "cryoteach"
FILES = sorted([*ROOT.glob("*.py"), *PACKAGE.rglob("*.py")])
PAGES = sorted((PACKAGE / "pages").glob("*.py"))
NOT_CHARTS = {"__init__", "__main__", "icon_looks", "dial_settings"}  # what charts of the thousand share with others
FIGURES = [
    path
    for path in sorted((PACKAGE / "figures").rglob("*.py"))
    if path.stem not in NOT_CHARTS and path.parent.name != "parts"
]
PAGE_LINES, FILE_LINES, FUNCTION_LINES = 60, 200, 30
SCRIPTS = sorted(
    [
        *(PACKAGE / "widgets/parts").glob("*/*.js"),
        *(PACKAGE / "web/room").rglob("*.js"),
        *(PACKAGE / "export").glob("*/scripts/**/*.js"),
    ]
)
OTHER_SCRIPTS = {
    "tests/benchmarks/stopwatch.js": "is put into the page that is timed",
    "tests/javascript/eslint.config.js": "what eslint asks of the scripts",
    "tests/javascript/offline_proof.js": "asks the script of an offline file, in node and in Chromium",
    "tests/javascript/page.js": "what the tests of the scripts share",
    "tests/javascript/strict_lms.js": "a learning platform that takes nothing but SCORM 1.2, in node and in Chromium",
}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "services", "models", "misc", "base_utils"}
TOP_LEVEL = {
    *("pyproject.toml", "streamlit_app.py", "cryoteach", "deploy", "scenarios", "tests"),
    *("README.md", "LICENSE", "CHANGELOG.md", "requirements.lock", "requirements-run.lock"),
    *("build", "dist", "__pycache__", "cryoteach.egg-info"),  # left by builds, never committed
}
VERDICT_WORDS = re.compile(r"\b((in)?eligib\w+|(un)?suitab\w+|recommend\w*|approved)\b", re.IGNORECASE)
ALLOWED_VERDICT_WORDS: dict[str, str] = {}  # file: why it may, for once, hold such a word
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|\brgba?\((?!0,0,0,0\))")  # wholly transparent is no colour
CONTRAST = 4.5
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def by_path(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", [pytest.param(path, id=by_path(path)) for path in paths])


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, DEFINITIONS))


def docstrings(module: ast.Module) -> set[ast.expr]:
    """Find every string that stands as a statement of its own: docstrings, and notes under a name."""
    return {
        node.value for node in ast.walk(module) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def strings(path: Path) -> list[str]:
    """Find the strings of a Python file that can reach a reader."""
    module = tree(path)
    silent = docstrings(module)
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent
    ]


@each(PAGES)
def test_a_page_defines_nothing_and_fits_on_a_screen(path: Path):
    assert [node.name for node in definitions(path)] == []
    assert len(path.read_text(encoding="utf-8").splitlines()) <= PAGE_LINES


@each(FIGURES)
def test_a_figure_opens_with_its_question_and_offers_chart_rows_and_example(path: Path):
    question = (ast.get_docstring(tree(path)) or "").partition("\n")[0]
    assert question.endswith("?")
    offered = {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)}
    assert {"figure", "table", "example"} <= offered


@each(SCRIPTS)
def test_a_script_is_short_and_opens_by_saying_what_it_does(path: Path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE_LINES
    assert re.match(r"/\*\*\s(?:\s\* )?\w[^@]{20,}?\*/\n", text)


def test_scripts_stand_with_the_parts_and_their_tests_in_tests_javascript():
    found = chain.from_iterable(ROOT.glob(f"[ct]*/**/*.{kind}") for kind in ("js", "mjs", "cjs", "ts"))
    kept = {by_path(path) for path in found if "node_modules" not in path.parts and not path.name.endswith(".d.ts")}
    elsewhere = kept - set(map(by_path, SCRIPTS))
    assert {path for path in elsewhere if not re.fullmatch(r"tests/javascript/\w+\.test\.js", path)} == set(
        OTHER_SCRIPTS
    )


def test_a_test_of_a_script_is_called_after_it():
    tested = {path.name.removesuffix(".test.js") for path in (ROOT / "tests/javascript").glob("*.test.js")}
    assert tested - {path.stem for path in SCRIPTS} == set()
    assert tested


def model_classes() -> Iterator[tuple[Path, ast.ClassDef]]:
    """Find every class that is a pydantic model, by its bases, also through models of ours."""
    classes = [(path, node) for path in FILES for node in definitions(path) if isinstance(node, ast.ClassDef)]
    names = {"BaseModel", "RootModel"}
    for _ in classes:  # once more for each step of inheritance there could be
        names |= {node.name for _, node in classes if names & set(bases(node))}
    return ((path, node) for path, node in classes if names & set(bases(node)))


def bases(node: ast.ClassDef) -> list[str]:
    return [re.split(r"[.\[]", ast.unparse(base).removeprefix("pydantic."))[0] for base in node.bases]


@pytest.mark.parametrize(
    "node", [pytest.param(node, id=f"{by_path(path)}::{node.name}") for path, node in model_classes()]
)
def test_a_model_is_frozen_and_forbids_extras_on_its_own_class_line(node: ast.ClassDef):
    flags = {keyword.arg: ast.literal_eval(keyword.value) for keyword in node.keywords}
    assert flags.get("frozen") is True
    assert flags.get("extra") == "forbid" or "RootModel" in bases(node)


@each(FILES)
def test_files_and_functions_stay_short(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES
    lengths = {node.name: length(node) for node in definitions(path) if not isinstance(node, ast.ClassDef)}
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Count a function's lines, its docstring apart."""
    first = node.body[0]
    has_docstring = ast.get_docstring(node) is not None
    return node.end_lineno - node.lineno + 1 - (first.end_lineno - first.lineno + 1 if has_docstring else 0)


@each(FILES)
def test_every_module_and_public_definition_says_what_it_is(path: Path):
    assert ast.get_docstring(tree(path))
    public = (node for node in tree(path).body if isinstance(node, DEFINITIONS) and not node.name.startswith("_"))
    told = (node for node in public if not any(ast.unparse(mark) == "overload" for mark in node.decorator_list))
    assert [node.name for node in told if not ast.get_docstring(node)] == []


@each([path for path in FILES if path.name != "theme.py"])
def test_colours_come_from_the_theme(path: Path):
    assert [text for text in strings(path) if COLOUR.search(text)] == []


def readers_files() -> list[Path]:
    """List all that a learner can read; the evidence quotes titles of papers and keeps their words."""
    content = [path for path in (PACKAGE / "content").rglob("*.*") if "evidence" not in path.parts]
    return sorted([*content, *(ROOT / "scenarios").rglob("*.*"), *FILES])


@each(readers_files())
def test_the_verdict_words_are_within_outside_and_cannot_tell(path: Path):
    texts = strings(path) if path.suffix == ".py" else [path.read_text(encoding="utf-8")]
    found = {found[0] for text in texts for found in VERDICT_WORDS.finditer(text)}
    assert found == set() or by_path(path) in ALLOWED_VERDICT_WORDS


def test_no_room_is_without_a_name():
    parts = chain.from_iterable(path.relative_to(ROOT).with_suffix("").parts for path in ROOT.glob("[ct]*/**/*.py"))
    assert set(parts) & NAMELESS == set()


def test_the_top_level_holds_only_what_it_must():
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - TOP_LEVEL == set()


def test_every_dependency_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    wanted = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    assert [name for name in wanted if not re.search(rf'^  "{re.escape(name)}",\s+# \w+', text, re.MULTILINE)] == []


OF_USERS = ("metrics",)  # extras whose libraries the package imports where somebody asks for what they do


def test_every_library_the_package_imports_is_named_as_a_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *(name for extra in OF_USERS for name in project["optional-dependencies"][extra]),
    ]
    named = {re.split(r"[>=<\[;]", name)[0].lower().replace("-", "_") for name in asked} | {
        "yaml",
        "cryoteach",
    }
    assert set(imported()) - named - sys.stdlib_module_names == set()


def imported() -> Iterator[str]:
    """List the first names of everything that any file imports."""
    for node in chain.from_iterable(ast.walk(tree(path)) for path in FILES):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("side", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor", "primaryColor", "orangeTextColor", "grayTextColor"])
def test_every_text_colour_can_be_read_on_every_ground(side: str, ground: str, ink: str):
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][side]
    darker, lighter = sorted((luminance(theme[ink]), luminance(theme[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= CONTRAST


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, as WCAG 2.2 defines it."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

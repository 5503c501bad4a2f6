"""The README keeps its word: its lines, its table, its commands and its snippet are run or looked up here."""

import importlib
import importlib.util
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from urllib.parse import urlencode
from zipfile import ZipFile

import nbformat
import pytest
from click.testing import CliRunner

from cryoteach.cli import main
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci/run").read_text(encoding="utf-8")
FIRST_SCREEN = "\n".join(README.splitlines()[:55])
EXAMPLES = re.findall(r"^cryoteach .+$", README, re.MULTILINE)
SECTION = re.search(r"^## As a library$.*?(?=^## )", README, re.MULTILINE | re.DOTALL)[0]
CELLS = re.findall(r"```python\n(.+?)```(?:\n\n```text\n(.+?)```)?", SECTION, re.DOTALL)
"""Each piece of Python in the library's section, and what it prints where that is shown."""
PNG = b"\x89PNG\r\n\x1a\n"


def script(name: str) -> ModuleType:
    """Take one of the scripts that CI uses."""
    spec = importlib.util.spec_from_file_location(name, ROOT / f".ci/{name}.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


LINES = script("readme_line").lines(README)


def table() -> list[list[str]]:
    rows = re.search(r"^\| I want to… \|.*?(?=\n\n)", README, re.MULTILINE | re.DOTALL)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def paths_in_the_table() -> list[str]:
    return sorted({path for row in table() for path in re.findall(r"`([^`]+)`", row[1])})


def pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    return zip(words[::2], words[1::2], strict=True)


def test_the_first_screen_has_the_question_a_picture_two_lines_and_the_table():
    wanted = ["Why can most people with secondary liver cancer not have it?", "![", "| I want to…"]
    assert [text for text in [*wanted, *LINES.values()] if text not in FIRST_SCREEN] == []
    assert set(LINES) == {"run-linux", "run-windows", "test-linux", "test-windows"}


def test_the_picture_is_there():
    picture = ROOT / re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)[1]
    assert picture.read_bytes().startswith(PNG)


def words_with_homes() -> list[tuple[str, str]]:
    return re.findall(r"^\| (\w+) \| .+ \| `([\w.]+)` \|$", README, re.MULTILINE)


def test_every_word_of_the_glossary_is_one_that_the_code_uses():
    for word, home in words_with_homes():
        owner, _, name = home.rpartition(".")
        module, _, inner = owner.rpartition(".") if owner[owner.rfind(".") + 1].isupper() else (owner, "", "")
        found = importlib.import_module(f"cryoteach.{module}")
        offered = getattr(found, inner).model_fields if inner else vars(found)
        assert name in offered
        assert word in f"{name} {found.__doc__} {getattr(found, name, found).__doc__}".lower()


def test_the_glossary_has_the_twelve_words():
    words = re.findall(
        r"^\| (\w+) \| ", README[README.index("## Words") : README.index("## How the parts fit")], re.MULTILINE
    )
    wanted = "finding condition limit profile margin verdict case stage key reply mark room"
    assert [word for word in words if word != "word"] == wanted.split()


@pytest.mark.browser
def test_the_picture_can_be_taken_of_the_person_in_the_assess_example(page_at: Callable, keep_picture: Callable):
    words = shlex.split(next(example for example in EXAMPLES if " assess " in example))[2:]
    told = [word.removeprefix("--").replace("-", "_") if word.startswith("--") else word for word in words]
    page = page_at(1366, 768, "/one-person?" + urlencode(dict(pairs(told[: told.index("json")]))))
    page.locator(".js-plotly-plot").nth(1).wait_for()
    page.wait_for_timeout(1000)  # until nothing moves any more
    assert keep_picture(page, "one-person").read_bytes().startswith(PNG)


@pytest.mark.parametrize("name", ["run", "test"])
def test_the_windows_line_is_the_linux_line_step_by_step(name: str):
    steps = LINES[f"{name}-linux"].replace("python3 ", "py ").replace(".venv/bin/", ".venv\\Scripts\\").split(" && ")
    assert LINES[f"{name}-windows"].split(" && ") == steps


@pytest.mark.parametrize("name", ["run-linux", "test-linux"])
def test_ci_runs_the_line_itself_and_on_later_pythons_too(name: str):
    assert len(re.findall(rf'readme_line "\$(?:1|first|python)" {name}', CI)) == {"run-linux": 1, "test-linux": 2}[name]
    assert LINES[name].startswith("python3 ")  # the word that CI puts another Python for
    assert len(re.findall(r"^ *runs ", CI, re.MULTILINE)) == 2
    assert 'bash -c "${line%poe test}poe fast' in CI


def python_that_answers(path: Path, answer: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="CI runs on Debian")
def test_ci_finds_each_later_python_once_the_oldest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What does not answer (a shim of pyenv for a version not chosen), is too old or not CPython is passed over."""
    on_the_path, kept = tmp_path / "bin", tmp_path / "pyenv/versions"
    python_that_answers(on_the_path / "python3.13", "echo 13 cpython /a/python3.13")
    python_that_answers(on_the_path / "python3", "echo 13 cpython /a/python3")
    python_that_answers(on_the_path / "python3.12", "exit 127")
    python_that_answers(on_the_path / "python3-config", "echo 14 cpython /a/config")
    for version, answer in {
        "3.12.1": "echo 12 cpython '/with a space/python3'", "3.10.2": "echo 10 cpython /old",
        "3.11.7": "echo 11 cpython /b", "3.13.0": "echo 13 cpython /second", "pypy3.11": "echo 11 pypy /pypy",
    }.items():  # fmt: skip
        python_that_answers(kept / version / "bin/python3", answer)
    monkeypatch.setenv("PATH", f"{on_the_path}{os.pathsep}{tmp_path / 'nowhere'}")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    assert script("pythons").pythons() == {11: "/b", 12: "/with a space/python3", 13: "/a/python3"}


def test_the_test_line_and_the_rest_of_ci_are_poe_check():
    tasks = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["poe"]["tasks"]
    assert tasks["check"]["sequence"] == ["style", "test"]
    assert LINES["test-linux"].endswith("poe test")
    assert "\n.venv/bin/poe style\n" in CI


def test_every_test_is_run_once_and_the_traced_ones_are_those_of_the_folders_that_are_measured():
    tasks = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["poe"]["tasks"]
    assert tasks["test"]["sequence"] == ["_traced", "_untraced", "_with_browser"]
    folders = re.findall(r" tests/(\w+)", tasks["_traced"]["ref"])
    assert folders == re.findall(r"--ignore=tests/(\w+)", tasks["_untraced"]["ref"])
    assert folders == re.findall(r"--cov=cryoteach\.(\w+)", tasks["_traced"]["ref"])
    assert "-m 'not browser'" in tasks["_without_browser"]["cmd"]
    assert tasks["_with_browser"]["cmd"] == "python -m tests.with_browser"


@pytest.mark.parametrize(("name", "lock"), [("run", "requirements-run.lock"), ("test", "requirements.lock")])
def test_a_line_installs_only_what_is_pinned_by_hash_what_builds_the_project_too(name: str, lock: str):
    installs = [step for step in LINES[f"{name}-linux"].split(" && ") if "pip install" in step]
    assert [step.partition("install -q ")[2] for step in installs] == [
        f"--require-hashes -r {lock}",
        "--no-deps --no-build-isolation -e .",
    ]


@pytest.mark.parametrize("path", paths_in_the_table())
def test_the_table_names_only_what_is_there(path: str):
    assert list(ROOT.glob(re.sub(r"<\w+>", "*", path)))


def test_every_link_inside_the_project_leads_somewhere():
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_command_works(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("lesion_count,largest_diameter_cm\n7,1.5\n2,\n", encoding="utf-8")
    arguments = shlex.split(example)[1:]
    if arguments == ["run"]:  # would not come back
        arguments.append("--help")
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output


def test_every_verb_is_in_the_readme():
    assert sorted(main.commands) == sorted(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))


def test_the_library_section_runs_line_by_line_and_prints_what_it_says(capsys: pytest.CaptureFixture[str]):
    names: dict[str, object] = {}
    for cell, prints in CELLS:
        for line in filter(None, cell.splitlines()):  # each stands alone: a reader may paste them one by one
            exec(compile(line, "README.md", "single"), names)  # noqa: S102 - our own README
        printed = capsys.readouterr().out
        assert printed == prints or not prints, cell


@pytest.mark.slow
def test_the_library_section_runs_as_a_notebook(tmp_path: Path):
    notebook = run_as_a_notebook([cell for cell, _ in CELLS], tmp_path)
    shown = [output for cell in notebook.cells for output in cell.outputs]
    assert [output for output in shown if output.output_type == "error" or output.get("name") == "stderr"] == []
    printed = [output.text for output in shown if output.output_type == "stream"]
    assert printed == [prints for _, prints in CELLS if prints]
    figures = [output for output in shown if "application/vnd.plotly.v1+json" in output.get("data", {})]
    assert len(figures) == sum(cell.splitlines()[-1].startswith("figures.") for cell, _ in CELLS) > 0


@pytest.mark.slow
def test_a_notebook_shows_a_table_of_an_assessment_and_five_lines_where_it_cannot(tmp_path: Path):
    cells = [CELLS[0][0], "assessment", "assess('Ada', leaflet)"]
    *_, shown, refused = run_as_a_notebook(cells, tmp_path, "--allow-errors").cells
    assert "<table>" in shown.outputs[0].data["text/html"]
    assert shown.outputs[0].data["text/plain"] + "\n" == CELLS[0][1]
    assert refused.outputs[0].evalue.startswith("assess: person takes a Person, made with Person(")


def run_as_a_notebook(cells: list[str], folder: Path, *options: str) -> nbformat.NotebookNode:
    """Run cells in a kernel of this very Python, which reads and writes nothing of the user's own Jupyter."""
    path = folder / "library.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells]), path)
    places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR", "HOME")
    own = {name: str(folder / name.lower()) for name in places}
    command = [
        sys.executable,
        "-c",
        "from nbclient.cli import main; main()",
        "--inplace",
        "--startup_timeout=300",
        "--timeout=300",
        str(path),
    ]
    done = subprocess.run(
        [*command, *options], capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, **own, "JUPYTER_NO_CONFIG": "1", "JUPYTER_PATH": "", "JUPYTER_PLATFORM_DIRS": "1",
             "PYTHONPATH": str(ROOT), "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return nbformat.read(path, as_version=4)


def test_every_poe_command_of_the_readme_is_there():
    tasks = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["poe"]["tasks"]
    assert set(re.findall(r"\bpoe (\w+)", README)) <= set(tasks)


@pytest.mark.slow
def test_a_wheel_holds_all_that_the_installed_app_needs_besides_its_code(tmp_path: Path):
    """What is served, read or drawn: words, cases, pictures, typefaces with their licence, styles and scripts."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    with ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    kinds = {".css", ".html", ".js", ".json", ".md", ".svg", ".txt", ".woff2", ".yaml"}
    files = [path for path in (ROOT / "cryoteach").rglob("*") if path.suffix in kinds]
    needed = {path.relative_to(ROOT).as_posix() for path in files}
    needed |= {f"cryoteach/packed/scenarios/{path.name}" for path in (ROOT / "scenarios").glob("*.yaml")}
    assert {".css", ".js", ".svg", ".txt", ".woff2", ".yaml"} <= {Path(name).suffix for name in needed}
    assert needed - held == set()
    assert {"cryoteach/packed/streamlit_app.py", "cryoteach/packed/.streamlit/config.toml"} <= held

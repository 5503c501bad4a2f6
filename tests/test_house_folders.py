"""One subject, one folder, the same name in every layer: what keeps a newcomer from getting lost (issue 11)."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.test_house import DEFINITIONS, FILES, PACKAGE, ROOT, SCRIPTS, tree

MOST_MODULES, MOST_IMPORTS = 15, 15
FACES = {
    "pages": "one page a chapter, and chapters are added by adding a file",
    "figures/__init__.py": "the face of the gallery: it shows every chart",
    "library/content/table.py": "the table of everything that content may hold: one line, one model",
    "domain/review/items.py": "everything may be reviewed: limits, cases, harms, letters, roads, assumptions",
    "widgets/desk/chapter.py": "puts the parts of a chapter together",
    "widgets/ice/chapter.py": "likewise",
    "widgets/one_person/chapter.py": "likewise",
    "widgets/notebook/chapter.py": "likewise: guesses, pins and marks come from every chapter",
    "widgets/practice/clinic.py": "likewise",
    "widgets/practice/clinic_summary.py": "likewise",
    "widgets/seedlings/chapter.py": "likewise",
    "widgets/thousand/chapter.py": "likewise",
    "widgets/thousand/how_exact.py": "likewise: chapter 3",
    "widgets/thousand/how_sure.py": "likewise: the last part of chapter 4, with five charts",
    "widgets/thousand/views.py": "one chart for every view",
    "widgets/thousand/population.py": "people come from two models and from the learner's own rates",
    "widgets/thousand/limit_dials.py": "a dial shows a limit, its people and the limits of others",
}
"""Folders and modules that may hold or import more than others, each with its reason."""
LAYERS = {
    "cli",
    "domain",
    "drawings",
    "export",
    "figures",
    "library",
    "look",
    "pages",
    "person_view",
    "stores",
    "web",
    "widgets",
    "wiring",
}
SUBJECTS = {
    "charts": "charts on screen",
    "controls": "controls of our own",
    "page": "what every part in the browser stands on",
    "person": "what follows every move of the person",
    "cards": "answer cards for a room without a network",
    "cases": "a teaching case: its format, its stages, its keys",
    "cohort": "the modelled cohort and how sure it makes us",
    "content": "the folder that clinicians own",
    "desk": "the case desk, and the desk of a tutorial room",
    "evidence": "sources, facts, and what is shown of them",
    "export": "what leaves the app, as the command writes it",
    "files": "files as such",
    "frame": "what stands around every page",
    "handout": "two printed pages for each person",
    "ice": "the ice-ball lab on screen",
    "iceball": "the ice-ball lab",
    "input": "what people type and paste",
    "log": "the lines that a server writes about itself",
    "metrics": "figures for whoever watches over a server",
    "notebook": "the learner's notebook",
    "offline": "the file that is opened by a double click",
    "one_person": "one person against a set of limits",
    "parts": "what the others of the layer share",
    "people": "tables of people",
    "pictures": "pictures of our own",
    "population": "many people at once",
    "postgres": "a database that several processes share",
    "practice": "practising on people",
    "phone": "what a phone sees of a tutorial room",
    "rehearsal": "a room of simulated phones",
    "review": "what a clinician is asked to agree with",
    "rooms": "the tutorial room",
    "room": "the tutorial room over plain HTTP",
    "rules": "conditions, limits, verdict",
    "screen": "the projector of a tutorial room",
    "scorm": "the package for a learning platform",
    "seedlings": "the seedlings lab",
    "server_checks": "what a server needs, tried beforehand",
    "stages": "a case met in stages",
    "start": "where everybody begins",
    "state": "what this visitor is looking at",
    "story_checks": "what may be wrong with a case as it is told",
    "tables": "the one reader of tables",
    "thousand": "a thousand people on screen",
    "treatments": "what the treatment costs, and the other roads",
    "verbs": "the verbs of the command",
    "votes": "what the votes of a room come to",
    "visit": "one visit: the way through the chapters, and how a page is shown",
}
"""The one list of subjects: a folder of modules has one of these names, and says in its docstring what it holds."""
RETIRED = {
    "answers": "keys, replies, views or meanings", "drawn": "chart", "furniture": "page frame", "hand": "moves",
    "heard": "last move", "live": "announcement", "pick": "group", "picks": "groups", "picked": "chosen",
    "post": "payload", "posts": "payloads", "posted": "payload", "reach": "range", "said": "reply", "shelf": "content",
    "standing": "judgement", "telling": "output", "told": "listed or shown", "tray": "my cases", "trays": "my cases",
}  # fmt: skip
"""Riddles of before, and what is said instead: none may come back as a module or a public name."""
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.stem not in {"__init__", "__main__"}]
FOLDERS = sorted({above for path in MODULES for above in path.parents if PACKAGE in above.parents})


def in_package(path: Path) -> str:
    return path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT).as_posix()


def modules_in(folder: Path) -> list[Path]:
    """List the modules of a folder, scripts of the browser among them."""
    return [path for path in (*MODULES, *SCRIPTS) if path.parent == folder]


def imports(path: Path) -> set[str]:
    """Find the modules of ours that a file imports from."""
    return set(chain.from_iterable(imported_by(node) for node in ast.walk(tree(path))))


def imported_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cryoteach"):
        folder = ROOT / node.module.replace(".", "/")
        for alias in node.names:
            yield f"{node.module}.{alias.name}" if (folder / f"{alias.name}.py").exists() else node.module


def test_a_folder_fits_in_one_glance_and_is_none_of_one():
    folders = {*FOLDERS, *(path.parent for path in SCRIPTS)}  # those that hold nothing but scripts too
    sizes = {in_package(folder): len(modules_in(folder)) for folder in folders}
    inner = {in_package(folder): sum(other.parent == folder for other in FOLDERS) for folder in FOLDERS}
    assert {name: many for name, many in sizes.items() if many > MOST_MODULES and name not in FACES} == {}
    assert [name for name, many in sizes.items() if many + inner.get(name, 0) < 2] == []


def test_folders_are_layers_or_subjects_of_the_one_list():
    assert {path.name for path in FOLDERS if path.parent == PACKAGE} == LAYERS
    assert {path.name for path in FOLDERS if path.parent != PACKAGE} == SUBJECTS.keys()


def test_no_file_repeats_its_folders_name():
    starts = {path: (f"{path.parent.name}_", f"{path.parent.name.removesuffix('s')}_") for path in MODULES}
    assert [in_package(path) for path in MODULES if path.stem.startswith(starts[path])] == []
    assert [in_package(path) for path in MODULES if path.stem == path.parent.name] == []


def test_a_module_leans_on_few_others():
    leans = {in_package(path): len(imports(path)) for path in FILES}
    assert {name: many for name, many in leans.items() if many > MOST_IMPORTS and name not in FACES} == {}


def test_every_exception_is_needed():
    crowded = {in_package(folder) for folder in FOLDERS if len(modules_in(folder)) >= MOST_MODULES}
    busy = {in_package(path) for path in FILES if len(imports(path)) > MOST_IMPORTS}
    assert FACES.keys() - crowded - busy == set()


def test_tests_mirror_the_folders():
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    mirrored = [path for path in folders if path.parts and path.parts[0] in LAYERS]
    assert [path.as_posix() for path in mirrored if not (PACKAGE / path).is_dir()] == []


def test_the_test_of_a_module_lies_where_the_module_lies():
    homes: dict[tuple[str, str], set[Path]] = {}
    for module in MODULES:
        layer, folder = module.relative_to(PACKAGE).parts[0], module.parent.relative_to(PACKAGE)
        homes.setdefault((layer, f"test_{module.stem}"), set()).add(folder)
    tests = [path.relative_to(ROOT / "tests").with_suffix("") for path in (ROOT / "tests").rglob("test_*.py")]
    strays = [path for path in tests if path.parent not in homes.get((path.parts[0], path.name), {path.parent})]
    assert [path.as_posix() for path in strays] == []


def test_no_riddle_comes_back():
    found = {
        in_package(path): [name for name in public_names(path) if words_of(name) & RETIRED.keys()] for path in MODULES
    }
    assert {path: names for path, names in found.items() if names} == {}


def public_names(path: Path) -> list[str]:
    """List the module's own name and what it offers at its top level."""
    body = tree(path).body
    assigned = chain.from_iterable(
        ast.walk(target) for node in body if isinstance(node, ast.Assign) for target in node.targets
    )
    names = [node.name for node in body if isinstance(node, DEFINITIONS)]
    names += [node.id for node in assigned if isinstance(node, ast.Name)]
    return [path.stem, *(name for name in names if not name.startswith("_"))]


def words_of(name: str) -> set[str]:
    """Take a name apart: ``PickedGroup`` and ``picked_group`` are both "picked" and "group"."""
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))

"""What the product leans on of Streamlit and Plotly stands in one list, and the list holds nothing else."""

import pytest

from tests.conftest import ROOT
from tests.leaning import PACKAGE, Leaning, found, in_text, listed

BY_READING = [one for one in listed() if one.kind != "behaviour"]


def test_all_that_is_used_is_listed_with_the_file_that_uses_it():
    known = {(one.kind, what, file) for one in BY_READING for what in one.what for file in one.where}
    assert sorted(found() - known) == [], (
        "to be listed in tests/browser/leans_on.yaml, with why and what would be noticed"
    )


@pytest.mark.parametrize("one", BY_READING, ids=lambda one: one.what[0])
def test_all_that_is_listed_is_used_where_the_list_says(one: Leaning):
    used = {(what, file) for kind, what, file in found() if kind == one.kind}
    assert [what for what in one.what if not any((what, file) in used for file in one.where)] == []
    assert [file for file in one.where if not any((what, file) in used for what in one.what)] == []


def test_each_is_looked_for_on_a_page_in_python_or_by_a_test_that_is_there():
    for one in listed():
        assert bool(one.page) + bool(one.test) == (one.kind not in {"name", "address"} or bool(one.test)), one.what
        assert [file for file in one.where if not (PACKAGE / file).is_file()] == []
        path, _, name = one.test.partition("::")
        assert not one.test or f"def {name}(" in (ROOT / path).read_text("utf-8") or not name


@pytest.mark.parametrize(
    ("suffix", "text", "what"),
    [
        (".css", '[data-testid="stNew"], .ct-own { color: red; }', '[data-testid="stNew"]'),
        (".css", "@media print { .ct-own > .stNew p { margin: 0; } }", ".ct-own > .stNew p"),
        (".css", ".ct-own { color: var(--st-new); }", "--st-new"),
        (".js", "at.closest('[data-testid=\"stNew\"]'); // as ours", '[data-testid="stNew"]'),
        (".js", "chart._fullData.length", "_fullData"),
        (".py", "from streamlit.runtime.state import _new", "streamlit.runtime.state._new"),
        (".py", "import streamlit as st\nst._main.write(1)", "streamlit._main"),
        (".py", "import plotly.basedatatypes as inner", "plotly.basedatatypes"),
        (".py", 'ASKED = "_stcore/new"', "_stcore/new"),
    ],
)
def test_a_new_leaning_is_found(suffix: str, text: str, what: str):
    assert what in {found for _, found in in_text(text, suffix)}


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".css", ".ct-own:has(> .ct-other) p, h2 { margin: 0.5rem; }"),
        (
            ".js",
            "// Streamlit's [data-testid=\"stNew\"] is not used\nplace.append(element('p', { className: 'ct-own' }));",
        ),
        (".py", '"""About .stNew."""\nimport streamlit as st\nfrom plotly import graph_objects as go'),
    ],
)
def test_what_is_our_own_or_documented_is_not_listed(suffix: str, text: str):
    assert list(in_text(text, suffix)) == []

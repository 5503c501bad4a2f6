"""The registry as files: what a spreadsheet and a bibliography get, and what they never get."""

import csv
import io

from cryoteach.domain.evidence.sources_and_facts import Source
from cryoteach.export.bibliography import as_bibtex, as_csv
from tests.domain.fictional import SHIPPED

FACTS = list(SHIPPED.evidence.facts.values())
HIDDEN = [fact for fact in FACTS if not fact.show]


def test_the_csv_holds_every_fact_that_may_be_shown_and_no_other():
    rows = list(csv.DictReader(io.StringIO(as_csv(FACTS, SHIPPED.evidence.sources))))
    assert [row["id"] for row in rows] == [fact.id for fact in FACTS if fact.show]
    assert all(row["caveat"] and row["grade"] and row["source"] for row in rows)
    assert HIDDEN
    assert not any(fact.statement in as_csv(FACTS, SHIPPED.evidence.sources) for fact in HIDDEN)


def test_text_that_a_spreadsheet_would_run_is_kept_from_running():
    fact = next(fact for fact in FACTS if fact.show).model_copy(update={"statement": "=1+1"})
    assert next(csv.DictReader(io.StringIO(as_csv([fact], SHIPPED.evidence.sources))))["statement"] == "'=1+1"


def test_each_source_of_the_facts_shown_stands_once_in_the_bibliography():
    text = as_bibtex(FACTS, SHIPPED.evidence.sources)
    names = {name for fact in FACTS if fact.show for name in (fact.source, *fact.also)}
    assert text.count("\n@") + 1 == len(names)
    assert all(text.count(f"{{{name},") == 1 for name in names)
    assert as_bibtex(HIDDEN, SHIPPED.evidence.sources) == ""


def test_what_latex_reads_as_its_own_is_escaped():
    source = Source(title="50% & {more}_\\~^", kind="cohort", read="abstract", unverified=("title",))
    fact = next(fact for fact in FACTS if fact.show).model_copy(update={"source": "odd", "also": ()})
    text = as_bibtex([fact], {"odd": source})
    assert r"title = {50\% \& \{more\}\_\textasciitilde{}\textasciicircum{}}" in text
    assert text.startswith("@misc{odd,")
    assert "unverified: title" in text

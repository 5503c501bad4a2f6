"""The evidence registry as files: facts as CSV for a spreadsheet, sources as BibTeX for a paper."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from cryoteach.domain.evidence.sources_and_facts import GRADES, Fact, Source
from cryoteach.export.spreadsheet import harmless

LATEX = str.maketrans({
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
    "\\": "", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
COLUMNS = (
    *("id", "topic", "statement", "value", "unit", "low", "high", "interval", "numerator", "denominator"),
    *("population", "setting", "year", "grade", "caveat", "source", "source_title", "link"),
)


def as_csv(facts: Iterable[Fact], sources: Mapping[str, Source]) -> str:
    """Write facts as CSV, one a row, each with its source; a fact that may not be shown is left out.

    Text that a spreadsheet would run as a formula starts with an apostrophe.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(fact, sources[fact.source]) for fact in facts if fact.show)
    return text.getvalue()


def as_bibtex(facts: Iterable[Fact], sources: Mapping[str, Source]) -> str:
    """Write the sources of these facts as BibTeX, each once, by id."""
    names = {name for fact in facts if fact.show for name in (fact.source, *fact.also)}
    return "\n".join(_entry(name, sources[name]) for name in sorted(names))


def _row(fact: Fact, source: Source) -> list[object]:
    found = {
        **fact.model_dump(),
        "year": fact.year or source.year,
        "grade": GRADES[fact.grade],
        "source_title": source.title or source.name,
        "link": source.link,
    }
    return [harmless(found[column]) for column in COLUMNS]


def _entry(name: str, source: Source) -> str:
    fields = {
        "author": source.authors, "title": source.title or source.publication,
        "journal" if source.doi or source.pmid else "howpublished": source.publication,
        "year": str(source.year or ""), "doi": source.doi, "pmid": source.pmid,
        "url": "" if source.doi else source.link,
        "note": "unverified: " + ", ".join(source.unverified) if source.unverified else "",
    }  # fmt: skip
    kind = "article" if source.doi or source.pmid else "misc"
    lines = "".join(f"  {field} = {{{_latex(text)}}},\n" for field, text in fields.items() if text)
    return f"@{kind}{{{name},\n{lines}}}\n"


def _latex(text: str) -> str:
    return " ".join(text.translate(LATEX).split())

"""Sources and facts: what was read, how surely, and whether it may be shown."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.registry import uses_of
from tests.domain.fictional import SHIPPED

FACT = next(fact for fact in SHIPPED.evidence.facts.values() if fact.show and fact.value is not None)


def fact(**changed):
    bare = {"low": None, "high": None, "numerator": None, "denominator": None}
    return Fact.model_validate({**FACT.model_dump(), **bare, **changed})


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"grade": "not-verified", "show": True}, "was not verified at its source, so show must be false"),
        ({"value": None, "low": 5, "high": 4}, "low 5 is above high 4"),
        ({"value": 3, "low": 4}, "value 3 lies outside its interval"),
        ({"value": 5, "high": 4}, "value 5 lies outside its interval"),
        ({"value": 5, "low": -1, "high": 0}, "value 5 lies outside its interval"),
        ({"value": -1, "low": 0, "high": 4}, "value -1 lies outside its interval"),
        ({"value": float("nan"), "low": 0, "high": 4}, "lies outside its interval"),
        ({"numerator": 5, "denominator": 4}, "counts 5 of 4, which cannot be"),
        ({"numerator": 0, "denominator": 0}, "counts 0 of 0, which cannot be"),
        ({"numerator": -1, "denominator": 4}, "counts -1 of 4, which cannot be"),
        (
            {"numerator": 14, "denominator": 195, "unit": "%", "value": 14.3},
            r"counts 14 of 195, which is 7.2%, not 14.3%",
        ),
        ({"caveat": ""}, "caveat"),
        ({"show": "perhaps"}, "show"),
    ],
)
def test_a_fact_that_does_not_hold_together_is_refused(changed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        fact(**changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"grade": "not-verified", "show": False},
        {"value": 4, "low": 4, "high": 4},
        {"value": 0, "low": 0, "high": 4},
        {"value": 3, "low": 2},
        {"value": 3, "high": 4},
        {"value": None, "low": 2, "high": 3},
        {"numerator": 14, "denominator": 195, "unit": "%", "value": 7.2},
        {"numerator": 14, "denominator": 195, "unit": "%", "value": None},
        {"numerator": 14, "denominator": 195, "unit": "lesions", "value": 3},
        {"numerator": 14, "denominator": None},
    ],
)
def test_a_fact_that_holds_together_is_kept(changed):
    assert fact(**changed)


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"doi": "10.1000/1", "pmid": "2", "url": "https://a.example"}, "https://doi.org/10.1000/1"),
        ({"pmid": "2", "url": "https://a.example"}, "https://pubmed.ncbi.nlm.nih.gov/2/"),
        ({"url": "http://a.example"}, "http://a.example"),
        ({"url": "javascript:alert(1)"}, ""),
        ({"url": "//a.example"}, ""),
        ({}, ""),
    ],
)
def test_a_source_is_looked_up_by_doi_then_pubmed_then_its_page_and_never_by_a_script(fields, link):
    assert Source(kind="review", read="page", **fields).link == link


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"authors": "Ruers T, Punt CJA", "publication": "JNCI", "year": 2017}, "Ruers T (2017)"),
        ({"publication": "A website", "title": "A page"}, "A website"),
        ({"title": "A page", "year": 2020}, "A page (2020)"),
        ({"publication": "Annals of Surgery 2010;17:1-9", "year": 2010}, "Annals of Surgery (2010)"),
        ({"publication": "Annals of Surgery 2015", "year": 2015}, "Annals of Surgery (2015)"),
        ({"title": "A comparison in 1,799 people"}, "A comparison in 1,799 people"),
    ],
)
def test_a_source_is_named_by_who_wrote_or_published_it_and_when(fields, name):
    assert Source(kind="review", read="page", **fields).name == name


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"authors": "Young", "year": 2024}, "Young (2024)"),
        ({"year": 2018, "doi": "10.1000/1"}, "DOI 10.1000/1 (2018)"),
        ({"pmid": "2"}, "PubMed 2"),
        ({"url": "https://a.example/page"}, "A page of a.example"),
        ({}, ""),
    ],
)
def test_a_source_without_author_or_title_is_named_by_where_it_is_found(fields, name):
    assert Source(kind="study", read="abstract", **fields).name == name


def test_every_source_has_a_name_for_its_link():
    assert [key for key, source in SHIPPED.evidence.sources.items() if not source.name.strip()] == []


def test_nothing_about_the_ice_labs_sources_was_filled_in():
    """Where a title or an author was not seen none is named as if it had been (report: evidence, points 6 and 13)."""
    ice = {name: source for name, source in SHIPPED.evidence.sources.items() if name.startswith("ice-")}
    assert {source.read for source in ice.values()} == {"abstract", "not-read"}
    bare = [
        source for source in ice.values() if source.authors and "," not in source.authors and " " not in source.authors
    ]
    assert [source.authors for source in bare if "authors" not in source.unverified] == []
    assert [name for name, source in ice.items() if not source.name] == []
    assert [
        name for name, source in ice.items() if source.read == "abstract" and not (source.link or source.title)
    ] == []


def test_what_was_not_found_at_its_source_is_hidden_and_cited_nowhere():
    """Report: evidence, "Hide"."""
    hidden = SHIPPED.evidence.facts["ice-second-freeze"]
    assert (hidden.grade, hidden.show) == ("not-verified", False)
    assert uses_of("ice-second-freeze", SHIPPED) == []

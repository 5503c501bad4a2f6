"""Sources and facts: what was read, how surely, and whether it may be shown."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.evidence import Fact, Source
from tests.domain.fictional import SHIPPED

FACT = next(fact for fact in SHIPPED.facts.values() if fact.show and fact.value is not None)


def fact(**changed):
    return Fact.model_validate({**FACT.model_dump(), "low": None, "high": None, **changed})


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
    assert [key for key, source in SHIPPED.sources.items() if not source.name.strip()] == []


def test_nothing_about_the_ice_labs_sources_was_filled_in():
    """Where no journal was noted none is named, and no surname carries initials that nobody saw."""
    ice = {name: source for name, source in SHIPPED.sources.items() if name.startswith("ice-")}
    assert len(ice) == 22
    assert [name for name, source in ice.items() if source.read != "abstract"] == []
    assert {source.authors for source in ice.values()} == {
        "", "Chapman", "Littrup", "Seifert", "Seifert et al.", "Shah", "Silverman", "Weber", "Young",
    }  # fmt: skip
    unnamed = [name for name, source in ice.items() if not source.publication and not source.title]
    assert len(unnamed) == 6
    assert all(ice[name].link and ice[name].name for name in unnamed)
    facts = [fact for fact in SHIPPED.facts.values() if fact.id.startswith("ice-")]
    assert all(fact.grade == "read-abstract" and "abstract or opening only" in fact.caveat for fact in facts)

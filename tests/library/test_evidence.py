"""The evidence registry as read: one slip costs one entry."""

import pytest

FACTS = "content/evidence/facts.yaml"
SOURCES = "content/evidence/sources.yaml"


def of(library, file):
    return [problem for problem in library.problems() if problem.file == file]


def test_a_broken_fact_costs_itself_only(library):
    before = library.load()
    name = library.data(FACTS)[0]["id"]
    library.change(FACTS, lambda facts: facts[0].update(show="perhaps", colour="red"))
    after = library.load()
    assert {problem.place for problem in of(library, FACTS)} == {"0.show", "0.colour"}
    assert before.facts.keys() - after.facts.keys() == {name}
    assert after.sources == before.sources


def test_a_broken_source_costs_itself_and_the_facts_that_name_it(library):
    before = library.load()
    name = before.facts[library.data(FACTS)[0]["id"]].source
    library.change(SOURCES, lambda sources: sources[name].update(read="skimmed"))
    after = library.load()
    [problem] = of(library, SOURCES)
    assert problem.place == f"{name}.read"
    assert "found 'skimmed'" in problem.message
    assert before.sources.keys() - after.sources.keys() == {name}
    lost = {fact.id for fact in before.facts.values() if name in (fact.source, *fact.also)}
    assert before.facts.keys() - after.facts.keys() == lost
    told = [problem for problem in of(library, FACTS) if f"names {name}, which no source is called" in problem.message]
    assert len(told) == len(lost) > 0


def test_a_fact_that_stands_there_twice_is_told_and_the_first_is_kept(library):
    first = library.load().facts[library.data(FACTS)[0]["id"]]
    library.change(FACTS, lambda facts: facts.append({**facts[0], "statement": "Something else."}))
    [problem] = of(library, FACTS)
    assert problem.place.endswith(".id")
    assert f"{first.id} stands here twice" in problem.message
    assert library.load().facts[first.id] == first


def test_a_fact_may_rest_on_more_than_one_source_and_each_has_to_be_there(library):
    library.change(FACTS, lambda facts: facts[0].update(also=["nobody", "no-one"]))
    assert "names nobody, no-one, which no source is called" in of(library, FACTS)[0].message


@pytest.mark.parametrize("text", ["a: 1\n", "words\n", "- ~\n", "- 3\n"])
def test_facts_are_a_list_of_facts(library, text):
    library.write(FACTS, text)
    [problem] = of(library, FACTS)
    assert "expected" in problem.message
    assert library.load().sources


@pytest.mark.parametrize("text", ["- a\n", "words\n", "a: ~\n", "a: 3\n"])
def test_sources_are_fields_under_their_ids(library, text):
    library.write(SOURCES, text)
    [problem] = of(library, SOURCES)
    assert "expected" in problem.message


@pytest.mark.parametrize("file", [FACTS, SOURCES])
def test_a_file_that_is_gone_is_told(library, file):
    library.path(file).unlink()
    [problem] = of(library, file)
    assert problem.message == "cannot be read: No such file or directory"

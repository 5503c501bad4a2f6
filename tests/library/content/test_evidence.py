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
    assert before.evidence.facts.keys() - after.evidence.facts.keys() == {name}
    assert after.evidence.sources == before.evidence.sources


def test_a_broken_source_costs_itself_and_the_facts_that_name_it(library):
    before = library.load()
    name = before.evidence.facts[library.data(FACTS)[0]["id"]].source
    library.change(SOURCES, lambda sources: sources[name].update(read="skimmed"))
    after = library.load()
    [problem] = of(library, SOURCES)
    assert problem.place == f"{name}.read"
    assert "found 'skimmed'" in problem.message
    assert before.evidence.sources.keys() - after.evidence.sources.keys() == {name}
    lost = {fact.id for fact in before.evidence.facts.values() if name in (fact.source, *fact.also)}
    beside = {fact.id for fact in before.evidence.facts.values() if fact.pair in lost}
    assert before.evidence.facts.keys() - after.evidence.facts.keys() == lost | beside
    told = [problem for problem in of(library, FACTS) if f"names {name}, which no source is called" in problem.message]
    assert len(told) == len(lost) > 0


def test_a_fact_that_stands_there_twice_is_told_and_the_first_is_kept(library):
    first = library.load().evidence.facts[library.data(FACTS)[0]["id"]]
    library.change(FACTS, lambda facts: facts.append({**facts[0], "statement": "Something else."}))
    [problem] = of(library, FACTS)
    assert problem.place.endswith(".id")
    assert f"{first.id} stands here twice" in problem.message
    assert library.load().evidence.facts[first.id] == first


def test_a_fact_may_rest_on_more_than_one_source_and_each_has_to_be_there(library):
    library.change(FACTS, lambda facts: facts[0].update(also=["nobody", "no-one"]))
    assert "names nobody, no-one, which no source is called" in of(library, FACTS)[0].message


@pytest.mark.parametrize("text", ["a: 1\n", "words\n", "- ~\n", "- 3\n"])
def test_facts_are_a_list_of_facts(library, text):
    library.write(FACTS, text)
    [problem] = of(library, FACTS)
    assert "expected" in problem.message
    assert library.load().evidence.sources


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


def paired(library):
    """A fact to be read beside another, whose own pair is the first, with their places in the file."""
    facts = library.load().evidence.facts
    places = {entry["id"]: place for place, entry in enumerate(library.data(FACTS))}
    first = next(fact for fact in facts.values() if fact.pair and facts[fact.pair].pair == fact.id)
    return first.id, first.pair, places


def test_a_fact_whose_pair_is_gone_is_named_and_left_out(library):
    """Report: issue 10, "Bad input": what was to be read beside another number is not shown without it."""
    first, second, places = paired(library)
    library.change(FACTS, lambda facts: facts.pop(places[second]))
    told = [problem for problem in of(library, FACTS) if "is to be read beside" in problem.message]
    assert [f"{first} is to be read beside {second}, which is no usable fact" in problem.message for problem in told]
    assert told[0].place.endswith(".pair")
    assert library.load().evidence.facts.keys().isdisjoint({first, second})


def test_a_row_of_facts_that_each_wait_for_the_next_is_named_whole(library):
    first, second, places = paired(library)
    third = next(
        name
        for name, place in places.items()
        if name not in {first, second} and "pair" not in library.data(FACTS)[place]
    )

    def chain(facts):
        facts[places[third]]["pair"] = first
        facts[places[second]]["pair"] = "nobody-at-all"

    library.change(FACTS, chain)
    assert library.load().evidence.facts.keys().isdisjoint({first, second, third})
    assert sum("is to be read beside" in problem.message for problem in of(library, FACTS)) == 3


def test_a_shown_fact_is_not_paired_with_a_hidden_one_or_with_itself(library):
    first, second, places = paired(library)
    library.change(FACTS, lambda facts: facts[places[second]].update(show=False))
    assert any(f"{second}, which may not be shown" in problem.message for problem in of(library, FACTS))
    library.change(FACTS, lambda facts: facts[places[first]].update(pair=first))
    assert any(f"{first} is to be read beside itself" in problem.message for problem in of(library, FACTS))


def test_a_shown_fact_rests_on_something_that_was_read(library):
    fact = next(fact for fact in library.load().evidence.facts.values() if fact.show)
    library.change(SOURCES, lambda sources: sources[fact.source].update(read="not-read"))
    told = [problem.message for problem in of(library, FACTS)]
    assert f"{fact.id} rests on {fact.source}, which was not read, so show must be false" in told
    assert fact.id not in library.load().evidence.facts


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"low": 50, "high": 60, "value": 70}, "value 70 lies outside its interval"),
        ({"source": "nobody"}, "names nobody, which no source is called"),
        ({"pair": "nobody"}, "is to be read beside nobody, which is no usable fact of the registry"),
    ],
)
def test_a_bad_row_is_named_and_whatever_cites_it_is_not_shown(library, changed, message):
    """Report: issue 10, "Bad input"."""
    place, cited = next(
        (place, entry["id"])
        for place, entry in enumerate(library.data(FACTS))
        if entry["id"] == "pearson-cryo-complications"
    )
    library.change(FACTS, lambda facts: facts[place].update(changed))
    assert any(message in problem.message for problem in of(library, FACTS))
    after = library.load()
    assert cited not in after.evidence.facts
    assert after.evidence.costs is None
    assert "what-it-costs" not in after.teaching.lessons
    told = [problem for problem in after.problems if problem.file == "content/lessons/what-it-costs.md"]
    assert any(f"cites {cited!r}, which is no fact" in problem.message for problem in told)


def test_a_corrected_row_of_then_and_now_replaces_the_old_one(library):
    file = "content/evidence/then-and-now.yaml"
    library.change(file, lambda rows: rows.append(rows[0]))
    [problem] = of(library, file)
    assert "row 1 stands here twice" in problem.message

"""The glossary: one meaning a name, the four words of where a number comes from, and looking a word up."""

import pytest
from pydantic import ValidationError

from cryoteach.domain.practice.glossary import Glossary
from cryoteach.domain.rules.terms import Tag

TAGS = {tag.value: {"word": tag.words, "means": f"It is {tag.value}.", "tag": tag} for tag in Tag}
TUMOUR = {"word": "tumour", "also": ["lesion"], "means": "A lump of cancer."}
PROBE = {"word": "Probe", "means": "Pushed into a tumour."}


def glossary(**words: object) -> Glossary:
    return Glossary.model_validate({**TAGS, **words})


def test_the_words_of_the_tags_come_first_and_the_others_by_the_alphabet():
    assert list(glossary(tumour=TUMOUR, probe=PROBE).in_order) == [*Tag, "probe", "tumour"]


def test_a_word_is_found_by_any_of_its_names_and_before_those_that_only_mention_it():
    words = glossary(probe=PROBE, tumour=TUMOUR)
    assert list(words.found("TUM")) == ["tumour", "probe"]
    assert list(words.found("lesion")) == ["tumour"]
    assert list(words.found("of lump")) == ["tumour"]
    assert words.found("xylophone") == {}
    assert words.found(" ") == words.in_order


def test_each_tag_leads_to_its_word():
    assert {tag: glossary().of_tag(tag).tag for tag in Tag} == {tag: tag for tag in Tag}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"tumour": TUMOUR, "lesion": {"word": "Lesion", "means": "Likewise."}}, "'lesion' stands here twice"),
        ({"another": {"word": "read", "means": "Read somewhere.", "tag": Tag.CITED}}, "each tag has one word"),
        ({Tag.CITED.value: {"word": "cited", "means": "Read somewhere."}}, "each tag has one word"),
    ],
)
def test_a_name_or_a_tag_with_two_words_or_none_is_refused(words: dict[str, object], told: str):
    with pytest.raises(ValidationError, match=told):
        Glossary.model_validate({**TAGS, **words})


def test_a_word_that_is_called_just_so_comes_before_one_that_has_it_in_a_longer_name():
    seedling = PROBE | {"word": "hidden tumour", "also": ["micrometastasis"]}
    words = glossary(seedling=seedling, tumour=TUMOUR)
    assert list(words.found("Tumour"))[:2] == ["tumour", "seedling"]

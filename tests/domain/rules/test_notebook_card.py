"""The card that a notebook shows: complete, and safe whatever the words are."""

from html.parser import HTMLParser

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.notebook_card import card
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.phrases import flip_sentence, verdict_line
from tests.domain.fictional import LEAFLET, ideal_person

HOSTILE = """<script>alert(1)</script><img src=x onerror="alert(1)">'"&"""


class Tags(HTMLParser):
    """Collects the tags and the text of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text.append(data)


def test_it_shows_the_verdict_the_flip_sentence_and_a_row_for_each_condition():
    assessment = assess(ideal_person(lesion_count=60, doubling_time_days=None), LEAFLET)
    shown = Tags(card(assessment))
    words = " ".join(shown.text)
    assert shown.tags.count("tr") == len(LEAFLET.conditions) + 1
    assert verdict_line(assessment) in words
    assert flip_sentence(assessment) in words
    for finding in assessment.findings:
        assert finding.reason in words
        assert finding.value_words in words
    assert {"●", "✕", "?"} <= set("".join(shown.text))
    assert "Education with fictional people only" in words
    assert f"{LEAFLET.id} {LEAFLET.version}" in words
    assert LEAFLET.reviewer in words


def test_hostile_words_of_a_profile_are_shown_and_never_run():
    criterion = LEAFLET.conditions[0].criterion
    sentences = criterion.sentences.model_copy(update=dict.fromkeys(("met", "not_met", "cannot_tell"), HOSTILE))
    hostile = criterion.model_copy(update={"title": HOSTILE, "sentences": sentences})
    condition = LEAFLET.conditions[0].model_copy(update={"criterion": hostile})
    profile = LEAFLET.model_copy(
        update={"conditions": (condition,), "id": HOSTILE, "version": HOSTILE, "reviewer": HOSTILE}
    )
    tame = Tags(card(assess(Person(), LEAFLET.model_copy(update={"conditions": LEAFLET.conditions[:1]}))))
    shown = Tags(card(assess(Person(), profile)))
    assert shown.tags == tame.tags
    assert shown.attributes == []
    assert "".join(shown.text).count("<script>alert(1)</script>") == 5

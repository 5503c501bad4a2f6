"""An assessment in a notebook: a card, complete and safe whatever the words are; in plain text, five lines."""

from html.parser import HTMLParser

from hypothesis import given

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.notebook_card import card
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.phrases import flip_sentence, verdict_line
from tests.domain.fictional import LEAFLET, ideal_person, people, profiles

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


def test_a_notebook_shows_the_card_and_whatever_has_no_html_the_five_lines():
    assessment = assess(Person(lesion_count=7, largest_diameter_cm=1.5), LEAFLET)
    assert assessment._repr_html_() == card(assessment)
    assert str(assessment).splitlines()[1] == "Not met: few tumours (7 tumours; at most 5 tumours)"


@given(person=people, profile=profiles)
def test_an_assessment_in_plain_text_is_five_lines_that_say_what_counts(person, profile):
    assessment = assess(person, profile)
    lines = str(assessment).splitlines()
    assert repr(assessment) == str(assessment)
    assert len(lines) == 5
    assert all(lines)
    assert f"{assessment.met} of {assessment.of} met" in lines[0]
    for finding in assessment.findings:
        told = [line for line in lines[1:3] if f"{finding.condition.criterion.title.lower()} (" in line]
        assert told == {"met": [], "not-met": [lines[1]], "cannot-tell": [lines[2]]}[finding.status.value]
    assert lines[4].startswith(f"Profile {profile.id} {profile.version}, ")
    assert lines[4].endswith("Education with fictional people only.")

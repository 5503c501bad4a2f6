"""The charts that stand alone: dials, strips, gate rates, the operated people, the guess and the intervals."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.population.gate_rates import GateRates, Overlap
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.evidence import interval, resected
from cryoteach.figures.parts.examples import CRITERIA, PROFILE
from cryoteach.figures.thousand import dial, gate_rates, guess, strip
from cryoteach.figures.thousand.dial import Cited, Dial, Setting
from cryoteach.figures.thousand.guess import Guess, Result
from cryoteach.figures.thousand.strip import Spread, Stretch
from tests.figures.test_views import column, numbers, part

FACT = {
    "topic": "example", "kind": "number", "unit": "%", "source": "example", "show": True, "grade": "derived",
    "statement": "Example", "population": "made-up people", "caveat": "Made up.",
}  # fmt: skip


@st.composite
def dials(draw):
    places = draw(st.lists(st.integers(3, 150), min_size=1, max_size=12, unique=True).map(sorted))
    settings = tuple(Setting(at=n / 10, within=draw(st.integers(0, 1000))) for n in places)
    limits = tuple(
        Cited(at=n / 10, words="somebody", tag=draw(st.sampled_from(Tag))) for n in draw(st.lists(st.integers(3, 150)))
    )
    return Dial(finding="largest_diameter_cm", settings=settings, at=draw(st.sampled_from(settings)).at, limits=limits)


@given(one=dials())
def test_a_dial_shows_every_setting_and_every_cited_limit(one):
    figure, table = dial.figure(one), dial.table(one)
    assert list(part(figure, "within").y) == [setting.within for setting in one.settings]
    assert column(table, 2) == [*part(figure, "within").y, *[None] * len(one.limits)]
    assert len(table.rows) == len(one.settings) + len(one.limits)
    if one.limits:
        assert list(part(figure, "limits").x) == [cited.at for cited in one.limits]
    words = " ".join(note.text for note in figure.layout.annotations)
    assert words.count("somebody") == len(one.limits)
    assert figure.layout.title.text.startswith(f"{one.now.within:,} of 1,000")


def test_a_dial_between_two_settings_is_read_as_its_step_is_drawn():
    settings = (Setting(at=2, within=10), Setting(at=3, within=20))
    assert [Dial(finding="lesion_count", settings=settings, at=at).now.within for at in (1, 2, 2.5, 3, 9)] == [
        10, 10, 10, 20, 20
    ]  # fmt: skip


def test_a_dial_that_compares_never_says_how_many_are_within():
    settings = tuple(Setting(at=at, within=within) for at, within in ((2, 312), (3, 324), (5, 341)))
    limits = (Cited(at=4, words="somebody"),)
    for at, title in ((3, "At 5.0 cm 17 more of 1,000"), (2, "At 2.0 cm 12 fewer of 1,000")):
        one = Dial(finding="largest_diameter_cm", settings=settings, at=at, first=3, limits=limits)
        figure = dial.figure(one)
        assert list(part(figure, "within").y) == [-12, 0, 17] == column(dial.table(one), 2)[:3]
        assert figure.layout.title.text == f"{title} are within than at 3.0 cm"
        assert not re.search("312|324|341", f"{figure.to_json()} {dial.table(one)}")


def test_a_dial_of_which_nothing_is_told_draws_the_limits_of_others_and_nobody():
    ends = (Setting(at=1), Setting(at=6))
    for limits, title in (
        ((Cited(at=2, words="one"), Cited(at=4, words="two")), "from 2.0 cm to 4.0 cm"),
        ((Cited(at=2, words="one"),), "at 2.0 cm"),
        ((), "Nobody"),
    ):
        one = Dial(finding="largest_diameter_cm", settings=ends, at=3, first=3, limits=limits)
        figure = dial.figure(one)
        assert title in figure.layout.title.text
        assert "within" not in {trace.name for trace in figure.data}
        assert [row[0] for row in dial.table(one).rows] == [f"{cited.at:.1f} cm" for cited in limits]


def test_no_line_of_a_dial_runs_through_the_words_of_a_limit():
    figure = dial.example()
    words = [note.y for note in figure.layout.annotations if note.yref == "y2"]
    lines = [(shape.y0, shape.y1) for shape in figure.layout.shapes if shape.yref == "y2"]
    assert words
    assert not any(low - 0.1 < at < high + 0.1 for at in words for low, high in lines)


def test_a_choice_has_no_dial():
    with pytest.raises(TypeError, match="chemotherapy_response"):
        dial.figure(Dial(finding="chemotherapy_response", settings=(Setting(at=1, within=1),), at=1))


STRETCHES = st.lists(
    st.builds(Stretch, words=st.text("abc", min_size=1), people=st.integers(0, 999), status=st.sampled_from(Status)),
    min_size=1,
)


@given(stretches=STRETCHES)
def test_a_strip_draws_all_its_people_on_their_side_of_the_limit(stretches):
    spread = Spread(label="growth", stretches=tuple(stretches), limit="92 days", limit_tag=Tag.OUR_ASSUMPTION)
    figure, table = strip.figure(spread), strip.table(spread)
    people = part(figure, "people")
    assert list(people.x) == numbers(part(figure, "numbers").text) == column(table, 1)
    assert sum(people.x) == spread.people
    (line,) = figure.layout.shapes
    met = sum(number for number, y in zip(people.x, people.y, strict=True) if y < line.y0)
    assert met == spread.having(Status.MET)
    assert line.y0 not in people.y
    beyond = sum(number for number, y in zip(people.x, people.y, strict=True) if strip.is_beyond(spread, y + 0.3))
    assert beyond == spread.having(Status.NOT_MET)
    assert not any(strip.is_beyond(spread, y) for y in (line.y0, -1, len(people.y) + 1))
    assert f"{spread.having(Status.NOT_MET):,} of {spread.people:,}" in figure.layout.title.text


@given(passing=st.lists(st.integers(0, 100), min_size=6, max_size=6), overlap=st.sampled_from(Overlap))
def test_gate_rates_draw_each_gate_the_band_and_the_answer(passing, overlap):
    rates = GateRates(passing=dict(zip(CRITERIA, passing, strict=True)))
    figure, table = gate_rates.figure(rates, CRITERIA, overlap), gate_rates.table(rates, CRITERIA)
    assert list(part(figure, "pass").x) == [number * 10 for number in passing] == numbers(column(table, 1)[:6])
    band = figure.layout.shapes[0]
    assert (band.x0, band.x1) == pytest.approx(tuple(share * 1000 for share in rates.bounds))
    (answer,) = part(figure, "come through").x
    assert band.x0 - 1e-9 <= answer <= band.x1 + 1e-9
    wanted = numbers(column(table, 1)[6:])[list(gate_rates.OVERLAPS).index(overlap)]
    assert numbers(part(figure, "answer").text) == [wanted] == [round(rates.share(overlap) * 1000)]


@pytest.mark.parametrize(("rate", "words"), [(70, "118 of 1,000"), (90, "531 of 1,000")])
def test_six_equal_gates_let_the_known_number_through(rate, words):
    figure = gate_rates.figure(GateRates(passing=dict.fromkeys(CRITERIA, rate)), CRITERIA)
    assert figure.layout.title.text.startswith(words)
    assert [words, {70: "0 of 1,000", 90: "400 of 1,000"}[rate], f"{rate * 10} of 1,000"] == [
        column(gate_rates.table(GateRates(passing=dict.fromkeys(CRITERIA, rate)), CRITERIA), 1)[place]
        for place in (7, 6, 8)
    ]


OPERATED = st.lists(
    st.builds(resected.made_up, st.integers(1, 9), st.floats(0.5, 400).map(lambda volume: round(volume, 1))),
    min_size=1,
    max_size=30,
)


@given(people=OPERATED)
def test_each_operated_person_is_drawn_once_inside_or_not(people):
    figure, table = resected.figure(people, PROFILE), resected.table(people, PROFILE)
    assert sorted(y for trace in figure.data for y in trace.y) == sorted(column(table, 2))
    inside = part(figure, "●")
    assert len(inside.y) == column(table, 4).count("yes")
    assert f"{len(inside.y)} of {len(people)} operated" in figure.layout.title.text
    assert all(abs(x - round(x)) < 0.5 for trace in figure.data for x in trace.x)


@given(number=st.integers(1, 9), width=st.floats(0.3, 6), share=st.floats(0.01, 1))
def test_nobody_whose_tumours_all_meet_the_limits_is_drawn_as_beyond_them(number, width, share):
    """No shape holds more than a ball of its width, so so many tumours of a width hold at most so much."""
    person = resected.made_up(number, share * number * width**3 * 3.14159 / 6)
    beyond = person.n_tumour_segments > 5 or width > 3
    figure = resected.figure([person], PROFILE)
    assert beyond or len(part(figure, "●").y) == 1


def test_the_operated_people_are_credited_and_called_selected():
    figure = resected.example()
    words = figure.layout.title.text + figure.layout.title.subtitle.text
    assert re.search(r"CC BY 4\.0.*10\.7937/QXK2-QG03", words)
    assert "selected" in words
    assert "cannot stand for everyone" in words


RESULTS = st.lists(st.builds(Result, preset=st.just("a mix"), within=st.integers(0, 1000)), min_size=1, max_size=4)


@given(results=RESULTS, of_1000=st.none() | st.integers(0, 1000))
def test_the_guess_stands_beside_every_result(results, of_1000):
    yours = None if of_1000 is None else Guess(of_1000=of_1000, certainty="sure")
    figure, table = guess.figure(yours, results), guess.table(yours, results)
    within = [result.within for result in results]
    assert list(part(figure, "within").x) == list(part(figure, "result").x) == column(table, 1)[1:] == within
    assert table.rows[0][1] == of_1000
    strokes = [shape.x0 for shape in figure.layout.shapes if shape.line.dash == "dash"]
    assert strokes == ([] if of_1000 is None else [of_1000] * len(results))  # one across each bar, none through words
    assert ("no guess" in figure.layout.title.text) == (of_1000 is None)


@given(ends=st.lists(st.lists(st.floats(0, 100), min_size=3, max_size=3).map(sorted), min_size=1, max_size=5))
def test_intervals_are_drawn_as_they_are_in_the_rows(ends):
    facts = {
        f"fact {n}": Fact.model_validate({**FACT, "id": f"f{n}", "low": low, "value": value, "high": high})
        for n, (low, value, high) in enumerate(ends)
    }
    figure, table = interval.figure(facts), interval.table(facts)
    assert list(part(figure, "value").x) == column(table, 1) == [value for _, value, _ in ends]
    lines = [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.y0 == shape.y1]
    assert lines == list(zip(column(table, 2), column(table, 3), strict=True))


@pytest.mark.parametrize(
    ("change", "words"),
    [({"show": False}, "not to be shown"), ({"unit": "days", "value": 1}, "units"), ({"value": None}, "number")],
)
def test_facts_that_may_not_be_shown_or_do_not_fit_one_axis_are_refused(change, words):
    good = Fact.model_validate({**FACT, "id": "good", "value": 3})
    bad = Fact.model_validate({**FACT, "id": "bad", "value": 3, **change})
    with pytest.raises(ValueError, match=words):
        interval.figure({"good": good, "bad": bad})

"""The ice-ball lab's three files: what is shipped holds together, and a slip is told with its place."""

import shutil
from pathlib import Path

import pytest

from cryoteach.domain.iceball.plan import ring
from cryoteach.domain.rules.terms import Tag
from cryoteach.errors import ContentError, UnknownNameError
from cryoteach.library.content.iceball import load_lab, load_settings
from tests.domain.fictional import ROOT, SHIPPED

FOLDER = ROOT / "cryoteach/content/iceball"
LAB = SHIPPED.models.ice


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "iceball"))


def spoilt(folder: Path, name: str, before: str, after: str) -> list[str]:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    lab, problems = load_lab(folder, SHIPPED.evidence.facts)
    assert lab is None
    return [str(problem) for problem in problems]


def test_the_shipped_lab_can_be_used():
    lab, problems = load_lab(FOLDER, SHIPPED.evidence.facts)
    assert problems == []
    assert lab == LAB
    assert load_settings(FOLDER) == LAB.settings


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("settings.yaml", "value: 2.3, low: 1.5", "value: 9, low: 1.5", "9 lies outside 1.5 to 2.8"),
        ("settings.yaml", "first_flow: cooled", "first_flow: icy", "known: clamped, cooled, warm"),
        ("settings.yaml", "facts: [ice-satellites, ice-thin-margin]", "facts: []", "names no fact"),
        ("settings.yaml", "facts: [ice-satellites, ice-thin-margin]", "facts: [made-up]", "no fact of the registry"),
        ("settings.yaml", "fitted_to: ice-gel-needles", "fitted_to: ice-cream", "'ice-cream'"),
        ("settings.yaml", "value: -8, low: -10, high: -5", "value: 0, low: -10, high: 5", "rising order"),
        ("planner.yaml", "needles: 2", "needles: two", "rows.1.needles"),
        ("validation.yaml", "model: [57, 58]", "model: [58, 57]", "smaller end to its larger"),
        ("verification.yaml", "model: 14.704", "model: 24.704", "more than the 2% allowed"),
        ("validation-in-words.yaml", 'outcome: "as read"', 'outcome: ""', "outcome"),
        ("validation.yaml", "kind: calibration", "kind: guess", "kind"),
    ],
)
def test_a_slip_is_told_in_words(folder: Path, name: str, before: str, after: str, said: str):
    told = spoilt(folder, name, before, after)
    assert any(said in line and f"content/iceball/{name}" in line for line in told)


@pytest.mark.parametrize("text", ["[]", "what: nothing"])
def test_a_comparison_with_nothing_is_refused(folder: Path, text: str):
    (folder / "validation.yaml").write_text(text, encoding="utf-8")
    lab, problems = load_lab(folder, SHIPPED.evidence.facts)
    assert lab is None
    assert "a list of comparisons" in str(problems[0])


def test_settings_that_are_missing_are_refused(tmp_path: Path):
    with pytest.raises(ContentError, match=r"settings\.yaml"):
        load_settings(tmp_path)


def test_every_number_that_is_cited_or_fitted_names_facts_that_may_be_shown():
    text = LAB.model_dump_json()
    named = {name for name in SHIPPED.evidence.facts if name.startswith("ice-") and f'"{name}"' in text}
    assert len(named) > 15
    assert all(SHIPPED.evidence.facts[name].show for name in named)
    assert LAB.settings.needles.cooling.tag is Tag.OUR_ASSUMPTION
    assert LAB.settings.reviewer == "not yet reviewed by a clinician"


def test_an_unknown_flow_is_refused_with_the_known_ones():
    with pytest.raises(UnknownNameError, match="clamped, cooled, warm"):
        LAB.settings.plan(LAB.settings.needles_at(ring(4, 10)), flow="boiling")


def test_thinner_needles_resist_more():
    thick, thin = (LAB.settings.needles_at(ring(1, 0), width=width) for width in (2.4, 1.2))
    assert thick.resistance == pytest.approx(0.08)
    assert thin.resistance == pytest.approx(0.16)

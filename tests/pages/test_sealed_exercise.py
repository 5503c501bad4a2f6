"""A sealed exercise on its page: whatever is left out, changed or added, no more is shown than its trainer meant."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cryoteach.domain.cases.packed import pack
from cryoteach.domain.cases.sealed import HIDING, Exercise, SealKey, seal
from cryoteach.domain.rules.assessment import Verdict
from cryoteach.widgets.practice import locked
from cryoteach.wiring import content
from cryoteach.wiring.seal import seal_of_app
from tests.conftest import ROOT
from tests.pages.practice import commit, press, read
from tests.pages.visitor import Visitor

BEFORE = ROOT / "tests/domain/cases/sealed_before"
AOIFE = content().teaching.cases["aoife-harbour-tours"]
NIA = AOIFE.model_dump(mode="json", exclude_defaults=True) | {"id": "nia", "title": "Nia and the harbour"}
EXERCISE = Exercise(names=("nia", "olu-barber"), cases=(NIA,))
BEGINS, GOES_ON, ENDS = AOIFE.vignette[:30], AOIFE.stages[1].story[:30], AOIFE.teaching_point[:30]


def sealed(exercise: Exercise = EXERCISE) -> str:
    return seal(exercise, seal_of_app().keys.first)


def opened(**parts: str) -> Visitor:
    return Visitor().to("clinic_list", **parts)


def shows_only_the_beginning(visitor: Visitor) -> bool:
    words = read(visitor)
    return BEGINS in words and GOES_ON not in words and ENDS not in words and "of 6 met" not in words


def test_the_link_alone_opens_the_first_person_at_the_first_stage():
    visitor = opened(own=sealed())
    assert visitor.notices == []
    assert shows_only_the_beginning(visitor)
    assert "Person 1 of 2" in read(visitor)
    assert "2 people, stage by stage" in read(visitor)
    assert locked.SEALED in read(visitor)


@pytest.mark.parametrize("mark", [".", ",", ")", ">", "_", "\n", " ).", "*"])
def test_what_a_chat_adds_behind_the_link_changes_nothing(mark: str):
    visitor = opened(own=f"{sealed()[:60]}\r\n{sealed()[60:]}{mark}")
    assert visitor.notices == []
    assert shows_only_the_beginning(visitor)


@pytest.mark.parametrize(
    "more",
    [
        {"told": "whole"}, {"told": "whole."}, {"list": "olu-barber"}, {"list": ""}, {"length": "endless"},
        {"at": "0."}, {"said": "nia"}, {"fbclid": "x", "utm_source": "y"}, {"amp;told": "whole"},
        {"mix": "few-lesions"},
    ],
)  # fmt: skip
def test_no_part_laid_beside_it_opens_more(more: dict[str, str]):
    visitor = opened(own=sealed(), **more)
    assert visitor.notices == []
    assert shows_only_the_beginning(visitor)
    assert "Person 1 of 2" in read(visitor)


def test_a_part_that_says_nothing_is_refused_aloud_and_opens_no_more():
    visitor = opened(own=sealed(), told="")
    assert "Used instead: stage by stage" in visitor.notices[0]
    assert shows_only_the_beginning(visitor)


def test_the_list_is_neither_lengthened_nor_left():
    visitor = opened(own=sealed(), length="endless", at="1")
    assert "Olu" in read(visitor)
    while any(button.label == "Commit and read on" for button in visitor.test.button):
        [radio] = [radio for radio in visitor.test.radio if str(radio.key).startswith("stage_")]
        radio.set_value(Verdict.WITHIN)
        press(visitor, "Commit and read on")
    commit(visitor, "olu-barber", Verdict.WITHIN)
    assert not {"Next person", "Meet the near twin next"} & {button.label for button in visitor.test.button}
    press(visitor, "See how it went")
    assert "list" not in visitor.address
    assert BEGINS not in read(visitor)


@pytest.mark.parametrize("place", [0, 1, 4, 12, 20, 60, -2, -1])
def test_a_garbled_link_shows_nothing_of_the_exercise_and_says_so(place: int):
    text = sealed()
    place %= len(text)
    visitor = opened(own=f"{text[:place]}{'Q' if text[place] != 'Q' else 'W'}{text[place + 1 :]}", list="nia", at="999")
    assert BEGINS not in read(visitor)
    assert "cannot be used" in visitor.notices[0]


def test_an_exercise_of_another_app_says_which_setting_it_needs_and_stays_shut():
    visitor = opened(own=seal(EXERCISE, SealKey(b"7" * 32)), list="olu-barber")
    assert "CRYOTEACH_SEAL" in visitor.notices[0]
    assert locked.SHUT in read(visitor)
    assert "How many people" not in read(visitor)
    assert shows_only_the_beginning(opened(own=sealed()))


def test_a_case_laid_beside_what_is_sealed_is_left_out():
    asking = pack({**NIA, "id": "asking", "title": "Asking", "twin": "nia"})
    for own in (f"{sealed()}~{asking}", f"{asking}~{sealed()}"):
        visitor = opened(own=own)
        [notice] = visitor.notices
        assert "what stands beside a sealed exercise was left out" in notice
        assert shows_only_the_beginning(visitor)


def test_the_notebook_keeps_what_is_sealed_shut():
    visitor = Visitor().to("my_notebook", own=sealed(), pins="item_nia", list="nia", replies="nia_w300")
    assert "Nia" not in read(visitor)
    assert "of 6 met" not in read(visitor)


def test_what_is_only_hidden_says_so():
    visitor = opened(own=seal(EXERCISE, HIDING))
    assert shows_only_the_beginning(visitor)
    assert locked.HIDDEN in read(visitor)


@pytest.mark.parametrize(
    "more", [{}, {"told": "stages"}, {"told": "stages."}, {"told": "whole"}, {"told": ""}, {"told": "x"}]
)
def test_a_link_of_the_old_kind_opens_stage_by_stage_whatever_stands_behind_it(more: dict[str, str]):
    visitor = opened(list="nia", own=(BEFORE / "without-secret.txt").read_text(encoding="utf-8"), **more)
    assert shows_only_the_beginning(visitor)
    assert locked.HIDDEN in read(visitor)


def test_a_list_whose_way_of_telling_is_garbled_is_told_stage_by_stage():
    assert shows_only_the_beginning(opened(list=AOIFE.id, told="stages."))
    visitor = opened(list=AOIFE.id, told="stxges")
    assert shows_only_the_beginning(visitor)
    assert "Used instead: stage by stage" in visitor.notices[0]
    assert shows_only_the_beginning(opened(list="nia", own=pack(NIA)))


def test_the_link_for_next_week_holds_who_went_wrong_and_is_sealed_again():
    visitor = opened(own=sealed(), replies="nia_w300.olu-barber_w300", said="nia_0vw~nia_1c0", at="999")
    link = next(code.value for code in visitor.test.code if "due=" in code.value)
    parts = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    assert parts.keys() == {"own", "due"}
    again = opened(**parts)
    assert again.notices == []
    assert shows_only_the_beginning(again)
    assert locked.SEALED in read(again)
    hidden = opened(own=seal(EXERCISE, HIDING), replies="nia_w300", said="nia_0vw~nia_1c0", at="999")
    link = next(code.value for code in hidden.test.code if "due=" in code.value)
    assert f"v2.{HIDING.name}." in link


def test_a_link_that_was_wrapped_is_opened_by_pasting_it():
    whole = f"https://www.google.com/url?q=http%3A%2F%2F10.0.0.1%3A8501%2Fclinic-list%3Fown%3D{sealed()}&sa=D"
    for text in (whole, f"{sealed()[:40]}\n{sealed()[40:]}"):
        visitor = opened()
        visitor.test.text_input("pasted_link").set_value(text)
        assert shows_only_the_beginning(visitor.run())
        assert visitor.address["own"] == sealed()
    visitor = opened()
    visitor.test.text_input("pasted_link").set_value("https://www.example.org/?own")
    assert "no list of people in that" in read(visitor.run())


def test_the_desk_says_what_the_seal_can_do_and_where_it_only_hides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    desk = Visitor().to("desk", draft=pack({**NIA, "author": "Me"}))
    assert "without this CryoTeach’s secret nobody can read them" in read(desk)
    assert "not sealed" not in read(desk)
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    desk = Visitor().to("desk", draft=pack({**NIA, "author": "Me"}))
    assert "hidden, not sealed" in read(desk)
    assert "CRYOTEACH_SEAL" in read(desk)
    assert str(tmp_path) not in read(desk)


def test_a_sealed_link_that_is_too_long_to_take_in_locks_a_visit_that_was_open_before():
    sealed = (BEFORE / "without-secret.txt").read_text(encoding="utf-8").strip()
    visitor = Visitor().to("clinic_list")
    assert any(button.label == "Begin" for button in visitor.test.button)
    visitor.to("clinic_list", own=sealed + "A" * 400_000)
    assert not any(button.label == "Begin" for button in visitor.test.button)

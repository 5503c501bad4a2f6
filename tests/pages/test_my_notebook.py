"""Chapter 12: what was guessed, pinned and marked, carried by the link and erased by one button."""

from urllib.parse import parse_qs

from cryoteach.domain.cases.packed import pack
from cryoteach.domain.rules.phrases import TEAM
from cryoteach.widgets.practice.link_parts import clinic_parts
from cryoteach.wiring import content
from tests.pages.practice import press, read
from tests.pages.visitor import Visitor

PARTS = {
    "guess": "40",
    "sure": "2",
    "pins": "person_7_1.5_1_progressed_155_none-seen~item_olu-barber~letter_petra-bookbinder~item_nobody~person_x",
    "taps": "petra-bookbinder_4",
    "list": "callum-bowling-green",
    "replies": "callum-bowling-green_w300",
    "twins": "eleri-slate-quarry_o300.nobody_w300",
}


def test_an_empty_notebook_says_where_to_begin():
    assert "Nothing is here yet" in Visitor().to("my_notebook").everything


def test_everything_is_on_one_page():
    told = read(Visitor().to("my_notebook", **PARTS))
    for words in (
        *(
            "400 of 1,000",
            "right: 0 of 2; verdicts alone: 1 of 2",
            "Marks: −12",
            "A letter about Petra",
            "chapter 2: 5 of 6 met. Outside the limits.",
            f"6 of 6 met. Within the limits: {TEAM}.",
        ),
        *(
            content().teaching.cases["olu-barber"].title,
            "no longer here",
            "findings cannot be read",
            "Go on with the clinic list",
        ),
    ):
        assert words in told


def test_every_guess_is_kept_with_what_was_asked_and_what_stands_beside_it():
    made = {
        "guess_of_1000": "400",
        "most_stopped": "fit",
        "core": "22",
        "cost_guess": "100",
        "seed_said": "12",
        "road_guess": "surgery",
    }
    notebook = Visitor().to("my_notebook", **made)
    told = read(notebook)
    for words in (
        *("400 of 1,000", "You guessed 22 mm", "mm of ice", "You guessed 100 of 1,000", "You said: within a year"),
        *(
            "You said: surgery",
            "You said: Otherwise fit",
            "how many died around the time of treatment?",
            "model output",
            "cited",
            "leaflet",
        ),
    ):
        assert words in told
    assert notebook.address == made
    assert "Nothing is here yet" in read(press(notebook, "Erase everything in my notebook"))
    assert notebook.address == {}


def test_answers_without_a_certainty_bring_no_marks():
    told = read(Visitor().to("my_notebook", list="olu-barber", replies="olu-barber_w000"))
    assert "right: 1 of 1;" in told
    assert "Marks" not in told


def test_a_notebook_too_long_for_a_qr_code_says_so_beside_its_link():
    notebook = Visitor().to("my_notebook", pins="~".join(f"item_nobody-{at}" for at in range(300)))
    assert "item_nobody-299" in notebook.test.code[0].value
    assert "too long for a QR code" in read(notebook)


def test_one_thing_can_be_let_go_and_everything_erased():
    visitor = Visitor().to("my_notebook", **PARTS).press("unpin_1")
    assert "olu-barber" not in visitor.address["pins"]
    press(visitor, "Erase everything in my notebook")
    assert visitor.address == {}
    assert "Nothing is here yet" in read(visitor)


def test_what_is_pinned_on_other_pages_comes_along():
    visitor = Visitor().to("one_person", lesion_count="7").press("pin_person")
    assert "Unpin from my notebook" in read(visitor)
    visitor.test.query_params.clear()
    visitor.to("clinic_list", list="olu-barber", replies="olu-barber_w300", pins="person_1_____").press("pin_item")
    assert visitor.address["pins"] == "person_1_____~item_olu-barber"
    visitor.press("pin_item")
    assert visitor.address["pins"] == "person_1_____"


def test_going_on_with_the_clinic_list_brings_every_part_of_it_along():
    aoife = content().teaching.cases["aoife-harbour-tours"]
    half_way = {
        "length": "5",
        "mix": "fit",
        "told": "stages",
        "said": f"{aoife.id}_0vw",
        "at": "1",
        "due": "2026-01-01",
        "list": f"callum-bowling-green.{aoife.id}",
        "replies": "callum-bowling-green_w300",
        "pins": "item_olu-barber",
        "own": pack(content().teaching.cases["olu-barber"].model_dump(mode="json", exclude_defaults=True)),
    }
    assert half_way.keys() == {part.kind.name for part in clinic_parts(content().rules.first_profile)}
    notebook = Visitor().to("my_notebook", **half_way)
    [link] = [link.proto for link in notebook.test.get("page_link") if link.proto.label == "Go on with the clinic list"]
    parts = {name: value for name, [value] in parse_qs(link.query_string).items()}
    assert parts == half_way
    told = read(Visitor().to("clinic_list", **parts))
    assert "Not quite" in told  # what was said on the way, with what came of it
    assert aoife.teaching_point[:30] not in told


def test_all_of_it_can_be_taken_along_as_a_page_and_as_a_notebook_that_runs():
    visitor = Visitor().to("my_notebook", **PARTS)
    offered = [button.proto.label for button in visitor.test.get("download_button")]
    assert offered == ["Download it as a page", "Notebook for Jupyter"]

"""The case desk: the key and the check follow what is typed, a contradiction is stopped, and a case is shared."""

import re
from urllib.parse import parse_qs, urlsplit

from cryoteach.domain.cases.case import Review
from cryoteach.domain.cases.draft import CaseDraft
from cryoteach.domain.cases.packed import pack, pack_cases, unpack, unpack_cases
from cryoteach.domain.cases.sizes import LONGEST_DRAFT, MOST_BYTES_OF_A_CASE, MOST_OPTIONS, MOST_STAGES
from cryoteach.domain.rules.assessment import Verdict
from cryoteach.library.cases.bring_in import to_zip
from cryoteach.library.cases.tables import as_table
from cryoteach.library.cases.written import as_yaml
from cryoteach.wiring import content
from tests.pages.practice import press, read
from tests.pages.visitor import Visitor

GWEN = content().teaching.cases["gwen-chapel-choir"]
MINE = {**CaseDraft.copy_of(GWEN).fields, "id": "my-case", "title": "First of mine"}


def typed(visitor: Visitor, key: str, text: str) -> Visitor:
    boxes = {box.key: box for box in (*visitor.test.text_input, *visitor.test.text_area)}
    boxes[key].set_value(text)
    return visitor.run()


def desk(button: str = "desk_copy") -> Visitor:
    return Visitor().to("desk").choose("desk_from", GWEN.id).press(button)


def test_an_empty_desk_says_what_is_missing_and_offers_no_link():
    visitor = Visitor().to("desk")
    assert "title" in read(visitor)
    assert "4 still to write" in read(visitor)
    assert "to mend" not in read(visitor)
    assert "is empty; please fill it in" not in read(visitor)
    assert visitor.test.code == []


def test_an_untouched_field_is_no_error_until_it_has_been_left():
    visitor = typed(typed(Visitor().to("desk"), "desk_title", "A walk"), "desk_title", "")
    assert "1 to mend before it can be shared, 3 still to write" in read(visitor)
    assert read(visitor).count("is empty; please fill it in") == 1


def test_a_solitary_lesion_with_a_count_of_four_is_stopped_and_the_key_follows():
    visitor = typed(typed(desk(), "desk_title", "Gwyneth and the choir"), "desk_id", "gwyneth-choir")
    assert "Nothing to mend" in read(visitor)
    typed(visitor, "desk_lesion_count_1", "4")
    typed(visitor, "desk_story_1", "The MRI shows a solitary lesion, 31 mm across.")
    assert "the words say a single tumour, but lesion_count is 4" in read(visitor)
    assert visitor.test.code == []
    typed(visitor, "desk_lesion_count_1", "1")
    assert "Nothing to mend" in read(visitor)
    assert "5 of 6 met" in read(visitor)
    typed(visitor, "desk_story_1", "The MRI shows a solitary lesion, 28 mm across.")
    typed(visitor, "desk_largest_diameter_cm_1", "2,8")
    assert "6 of 6 met" in read(visitor)


def test_the_link_for_students_opens_the_case_without_its_key():
    visitor = typed(typed(desk(), "desk_title", "Gwyneth and the choir"), "desk_id", "gwyneth-choir")
    link = urlsplit(visitor.test.code[0].value)
    parts = {name: values[0] for name, values in parse_qs(link.query).items()}
    assert link.path.endswith("/clinic-list")
    student = Visitor().to("clinic_list", **parts)
    assert "Gwyneth and the choir" in read(student)
    for secret in (GWEN.teaching_point[:40], "the key", "of 6 met"):
        assert secret not in read(student)
        assert secret not in visitor.test.code[0].value
    while any(button.label == "Commit and read on" for button in student.test.button):
        [radio] = [radio for radio in student.test.radio if str(radio.key).startswith("stage_")]
        radio.set_value(Verdict.WITHIN)
        press(student, "Commit and read on")
    student.test.radio("verdict_gwyneth-choir").set_value(Verdict.OUTSIDE)
    press(student, "Commit")
    assert GWEN.teaching_point[:40] in read(student)
    for control in ("in chapter 2", "Pin to my notebook", "Case desk"):
        assert control not in read(student)
    press(student, "See how it went")
    assert "my notebook" not in read(student)
    press(student, "Work it again, from the start")
    assert GWEN.teaching_point[:40] not in read(student)
    assert "never packed" in Visitor().to("desk", draft=parts["own"]).notices[0]


def test_a_near_twin_wants_one_fact_changed():
    visitor = desk("desk_twin")
    assert "near twins differ in exactly one finding; gwen-chapel-choir differs in none" in read(visitor)
    typed(typed(visitor, "desk_story_1", "The MRI shows one spot, 48 mm across."), "desk_largest_diameter_cm_1", "4.8")
    assert "Nothing to mend" in read(visitor)


def test_what_is_typed_survives_a_reload_and_what_cannot_be_read_is_kept_as_typed():
    visitor = typed(desk(), "desk_lesion_count_1", "many")
    assert "'many' is not possible for liver tumours" in read(visitor)
    again = Visitor().to("desk", **visitor.address)
    assert {box.key: box.value for box in again.test.text_input}["desk_lesion_count_1"] == "many"
    typed(again, "desk_lesion_count_1", "not known")
    assert "liver tumours have not been counted" in read(again) or "not been counted" in read(again)


def test_a_case_that_is_taken_away_is_named_moves_no_other_and_can_be_brought_back():
    three = [{**MINE, "id": f"mine-{number}", "title": f"Number {number} of mine"} for number in (1, 2, 3)]
    visitor = Visitor().to("desk", cases=pack_cases(three))
    visitor.choose("desk_tray_chosen", "mine-2").press("desk_tray_away")
    assert "“Number 2 of mine” was taken away. It was number 2 of your cases." in read(visitor)
    assert visitor.test.selectbox("desk_tray_chosen").value == "mine-3"
    visitor.press("desk_tray_back")
    assert [case["id"] for case in unpack_cases(visitor.address["cases"])] == ["mine-1", "mine-2", "mine-3"]


def test_stages_come_and_go():
    visitor = desk().press("desk_more")
    assert "desk_story_3" in {box.key for box in visitor.test.text_area}
    visitor.press("desk_less").press("desk_less")
    assert "desk_story_2" not in {box.key for box in visitor.test.text_area}
    visitor.choose("desk_question_0", None)
    visitor.choose("desk_extrahepatic_disease_0", "suspected")
    assert "suspected" in read(visitor)
    assert "desk_level" in {box.key for box in visitor.choose("desk_level", "stretch").test.selectbox}


def test_a_pasted_case_is_read_and_a_bad_one_changes_nothing():
    visitor = typed(Visitor().to("desk"), "desk_paste", "title: Pasted\nid: pasted\nstages: nothing").press("desk_read")
    assert {box.key: box.value for box in visitor.test.text_input}["desk_title"] == "Pasted"
    typed(visitor, "desk_paste", "title: a\ntitle: b").press("desk_read")
    assert "stands here twice" in read(visitor)
    assert {box.key: box.value for box in visitor.test.text_input}["desk_title"] == "Pasted"


def test_pasted_rows_lie_beside_the_desk_and_the_good_ones_are_kept_on_request():
    cases = [
        content().teaching.cases[name].model_dump(mode="json", exclude_defaults=True)
        for name in ("olu-barber", GWEN.id)
    ]
    visitor = typed(Visitor().to("desk"), "desk_paste", as_table(cases)).press("desk_read")
    assert "2 cases read" in read(visitor)
    again = Visitor().to("desk", **visitor.address)
    again.choose("desk_tray_chosen", GWEN.id).press("desk_tray_up")
    assert {box.key: box.value for box in again.test.text_input}["desk_title"] == GWEN.title
    assert any("olu-barber.gwen-chapel-choir" in code.value for code in again.test.code)
    again.press("desk_tray_away").press("desk_tray_clear")
    assert "Your cases" not in read(again).replace("under “Your cases”", "").replace("among your cases", "")
    bad = [cases[0], {**cases[1], "vignette": "Mr Jones <b>is</b> 60."}]
    visitor = typed(Visitor().to("desk"), "desk_paste", as_table(bad)).press("desk_read")
    assert "column vignette" in read(visitor)
    assert "cases" not in visitor.address
    visitor.press("desk_keep_good")
    assert "cases" in visitor.address


def test_files_are_read_and_a_case_of_the_desk_joins_them():
    visitor = Visitor().to("desk")
    visitor.press("desk_read_files")
    assert "nothing to read" in read(visitor)
    visitor.test.file_uploader("desk_upload").set_value(("a.zip", to_zip([]), "application/zip"))
    visitor.run().press("desk_read_files")
    assert "nothing to read" in read(visitor)
    visitor = typed(typed(desk(), "desk_title", "Gwyneth and the choir"), "desk_id", "gwyneth-choir").press("desk_lay")
    assert "cases" in visitor.address
    visitor.press("desk_lay")
    assert "Your cases (1)" in [box.label for box in visitor.test.expander]


def test_cases_too_many_for_the_address_are_kept_until_the_reload_and_the_page_says_so():
    everyone = [case.model_dump(mode="json", exclude_defaults=True) for case in content().teaching.cases.values()]
    visitor = typed(Visitor().to("desk"), "desk_paste", as_table(everyone)).press("desk_read")
    assert "Your cases (33)" in [box.label for box in visitor.test.expander]
    assert "too many for the address" in read(visitor)
    assert "too long for most programs" in read(visitor)
    assert "cannot be read from the link" in Visitor().to("desk", cases="abc").notices[0]


def test_a_choice_and_a_number_are_written_in_the_form_and_checked_as_they_are_typed():
    visitor = typed(typed(desk(), "desk_title", "Gwyneth and the choir"), "desk_id", "gwyneth-choir")
    visitor.choose("desk_question_0", "choice")
    assert "stages.0.question.choice.prompt" in read(visitor)
    typed(visitor, "desk_asked_prompt_0", "What is still missing?")
    for at, words in enumerate(("A scan", "A guess")):
        typed(visitor, f"desk_asked_option_{at}_0", words)
        typed(visitor, f"desk_asked_why_{at}_0", f"Because of {words.lower()}.")
    assert "Nothing to mend" in read(visitor), re.findall("<strong>.*?</li>", read(visitor))
    visitor.press("desk_asked_more_options_0")
    assert "stages.0.question.choice.options.2.text" in read(visitor)
    visitor.press("desk_asked_fewer_options_0").choose("desk_asked_right_0", 1)
    visitor.choose("desk_question_1", "number")
    typed(visitor, "desk_asked_prompt_1", "How wide is it?")
    typed(visitor, "desk_asked_answer_1", "about one")
    assert "stages.1.question.number.answer" in read(visitor)
    for name, words in {"answer": "0,5", "tolerance": "0.1", "unit": "m", "feedback": "Look again."}.items():
        typed(visitor, f"desk_asked_{name}_1", words)
    assert "Nothing to mend" in read(visitor), re.findall("<strong>.*?</li>", read(visitor))
    stages = unpack(visitor.address["draft"])["stages"]
    assert [option["right"] for option in stages[0]["question"]["options"]] == [False, True]
    assert (stages[1]["question"]["answer"], stages[1]["question"]["tolerance"]) == (0.5, 0.1)


def test_debrief_note_twin_licence_and_review_are_written_in_the_form():
    visitor = typed(desk(), "desk_debrief", "Why?\n\n  And then? ")
    typed(typed(visitor, "desk_rest_licence", "CC0"), "desk_rest_twin", "olu-barber")
    assert "near twins differ in exactly one finding" in read(visitor)
    typed(typed(typed(visitor, "desk_note_0", "Ask first."), "desk_rest_twin", ""), "desk_review_reviewer", "Dr A")
    typed(visitor, "desk_review_date", "yesterday")
    assert "review.date" in read(visitor)
    typed(visitor, "desk_review_date", "2026-11-23")
    fields = unpack(visitor.address["draft"])
    assert fields["debrief"] == ["Why?", "And then?"]
    assert fields["review"] == {"reviewer": "Dr A", "date": "2026-11-23"}
    assert "twin" not in fields
    assert fields["stages"][0]["note"] == "Ask first."
    typed(visitor, "desk_rest_licence", "CC BY 4.0")
    assert "review" in unpack(visitor.address["draft"])
    typed(visitor, "desk_story_0", "Something that the reviewer never saw.")
    assert "review" not in unpack(visitor.address["draft"])


def test_links_that_cannot_be_read_say_so():
    assert "cut off" in Visitor().to("desk", draft="abc").notices[0]
    assert "cannot be used" in Visitor().to("clinic_list", own="abc").notices[0]
    wrong = pack({**GWEN.model_dump(mode="json", exclude_none=True), "vignette": "Mr Jones."})
    assert "fictional people only" in Visitor().to("clinic_list", own=wrong).notices[0]


def test_a_case_too_long_for_a_link_offers_the_file():
    words = " ".join(f"word{number * 7919}" for number in range(330))
    visitor = typed(typed(desk(), "desk_title", "Gwyneth and the choir"), "desk_id", "gwyneth-choir")
    for key in ("desk_teaching_point", "desk_vignette", "desk_story_0", "desk_story_2"):
        typed(visitor, key, words[len(key) :])
    assert "Nothing to mend" in read(visitor), re.findall("<strong>.*?</li>", read(visitor))
    assert "too long" in read(visitor)


def test_a_set_of_the_library_is_shared_by_names_alone_and_filters_narrow_the_choice():
    visitor = Visitor().to("desk").choose("set_level", "stretch").choose("set_misconception", "M12")
    [box] = [box for box in visitor.test.multiselect if box.key == "set_cases"]
    assert box.options == ["Arjun and the night trains"]
    visitor.choose("set_level", None).choose("set_misconception", None)
    [box] = [box for box in visitor.test.multiselect if box.key == "set_cases"]
    box.set_value(["olu-barber", "gwen-chapel-choir"])
    visitor.run()
    assert "list=olu-barber.gwen-chapel-choir" in visitor.test.code[0].value
    assert "These cases as one offline file" in [one.proto.label for one in visitor.test.get("download_button")]
    visitor.choose("set_level", "stretch").choose("set_misconception", "M12")
    assert "list=olu-barber.gwen-chapel-choir" in visitor.test.code[0].value
    [start] = [box for box in visitor.choose("desk_from_misconception", "M12").test.selectbox if box.key == "desk_from"]
    assert "Arjun and the night trains" in start.options
    assert GWEN.title not in start.options


def offered(visitor: Visitor) -> list[str]:
    return [one.proto.label for one in visitor.test.get("download_button")]


def test_a_chosen_case_is_offered_as_each_file_and_nothing_of_none():
    taken = {"These cases as one offline file", "These cases for Moodle and others", "Handout, to print"}
    visitor = Visitor().to("desk")
    assert taken.isdisjoint(offered(visitor))
    [box] = [box for box in visitor.test.multiselect if box.key == "set_cases"]
    box.set_value(["olu-barber"])
    assert taken <= set(offered(visitor.run()))


def test_a_case_with_an_error_is_offered_as_a_draft_alone_and_the_reason_stands_there():
    visitor = typed(typed(desk(), "desk_title", "Gwyneth and the choir"), "desk_id", "gwyneth-choir")
    assert {"Download as YAML", "Download as CSV"} <= set(offered(visitor))
    typed(visitor, "desk_lesion_count_1", "sixty-one")
    assert "One thing does not fit yet. Until it does, the case cannot be shared." in read(visitor)
    assert "sixty-one" in read(visitor)
    assert {"Download the draft as YAML"} == {label for label in offered(visitor) if label.startswith("Download")}


def lying(visitor: Visitor) -> dict[str, str]:
    return {fields["id"]: fields["title"] for fields in unpack_cases(visitor.address["cases"])}


def test_a_second_case_never_takes_the_place_of_the_first_without_words():
    visitor = Visitor().to("desk", draft=pack(MINE)).press("desk_lay")
    typed(visitor, "desk_title", "First of mine, mended")
    assert "in place of “First of mine”" in visitor.test.button("desk_lay").label.replace("\\", "")
    assert list(lying(visitor.press("desk_lay"))) == ["my-case"]
    visitor.press("desk_empty")
    assert {box.key: box.value for box in visitor.test.text_input}["desk_id"] == "my-case-2"
    typed(visitor, "desk_paste", as_yaml({**MINE, "title": "Second of mine"})).press("desk_read")
    assert "'my-case' is the id of “First of mine, mended” among your cases" in read(visitor)
    assert "desk_lay" not in {button.key for button in visitor.test.button}
    typed(visitor, "desk_id", "second").press("desk_lay")
    assert lying(visitor) == {"my-case": "First of mine, mended", "second": "Second of mine"}
    visitor = Visitor().to("desk", **visitor.address)
    assert "in place of “Second of mine”" in visitor.test.button("desk_lay").label.replace("\\", "")
    typed(visitor, "desk_paste", as_table([{**MINE, "title": "Third"}, {**MINE, "id": "x"}])).press("desk_read")
    assert "the one that came is 'my-case-2' now" in read(visitor)
    assert list(lying(visitor)) == ["my-case", "second", "my-case-2", "x"]


def test_a_near_twin_of_ones_own_case_is_written_and_shared_with_it():
    visitor = Visitor().to("desk", cases=pack_cases([MINE])).choose("desk_from", "my-case").press("desk_twin")
    assert "near twins differ in exactly one finding; my-case differs in none" in read(visitor)
    typed(typed(visitor, "desk_story_1", "The MRI shows one spot, 48 mm across."), "desk_largest_diameter_cm_1", "4.8")
    assert "Nothing to mend" in read(visitor)
    link = visitor.test.code[-1].value
    parts = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    assert parts.keys() == {"own"}
    assert ".stages.my-case-twin." in parts["own"]
    student = Visitor().to("clinic_list", **parts)
    assert student.notices == []
    assert "First of mine, a near twin" in read(student)
    visitor.press("desk_lay").test.multiselect("set_cases").set_value(["olu-barber", "my-case-twin"])
    parts = {name: values[0] for name, values in parse_qs(urlsplit(visitor.run().test.code[0].value).query).items()}
    assert ".stages.olu-barber.my-case-twin." in parts["own"]
    assert Visitor().to("clinic_list", **parts).notices == []


def test_the_person_the_key_and_the_feedback_are_there_before_the_case_is_whole():
    visitor = typed(Visitor().to("desk"), "desk_lesion_count_1", "9")
    assert "outside the limits" in read(visitor)
    assert "no key yet" not in read(visitor)
    options = [{"text": "Yes", "right": True, "feedback": "Because <b>so</b>."}, {"text": "", "feedback": ""}]
    choice = {"kind": "choice", "prompt": "Really?", "options": options}
    stage = {"label": "Then", "story": "It <i>was</i> so.", "findings": {}, "question": choice, "note": "My note."}
    shown = "".join(Visitor().to("desk", draft=pack({"vignette": "Nia is 60.", "stages": [stage]})).bodies)
    for words in (
        "Nia is 60.",
        "It &lt;i&gt;was&lt;/i&gt; so.",
        "Because &lt;b&gt;so&lt;/b&gt;.",
        "My note.",
        "Really?",
    ):
        assert words in shown
    assert "cannot tell" in shown


def test_no_case_that_is_brought_breaks_the_desk_or_takes_the_draft_away():
    assert (
        "too long to write" in CaseDraft(written={"title": 16**5000}).too_large
    )  # as 0x followed by many letters is in YAML
    visitor = Visitor().to("desk", draft=pack(MINE))
    large = as_yaml({**MINE, "debrief": ["ä" * 100] * 900})
    assert len(large.encode()) > MOST_BYTES_OF_A_CASE
    typed(visitor, "desk_paste", large).press("desk_read")
    assert f"at most {MOST_BYTES_OF_A_CASE:,} are read" in read(visitor)
    assert {box.key: box.value for box in visitor.test.text_input}["desk_title"] == "First of mine"
    odd = {"kind": ["a"], "options": [{}] * 50}
    stages = [{"question": odd}, {"question": {**odd, "kind": "choice"}}, *[{}] * 298]
    visitor = Visitor().to("desk", draft=pack({**MINE, "stages": stages, "level": ["x"], "misconceptions": [[1]]}))
    keys = [str(box.key) for box in visitor.test.text_area]
    assert len([key for key in keys if key.startswith("desk_story")]) == MOST_STAGES
    assert len([key for key in keys if key.startswith("desk_asked_why")]) == MOST_OPTIONS
    assert f"{300 - MOST_STAGES} more stages are not shown" in read(visitor)


def test_a_case_too_long_for_the_address_stays_on_the_desk_and_says_that_a_reload_loses_it():
    noise = "".join(chr(0x4E00 + (number * number) % 20_011) for number in range(24_000))
    stages = [{"label": "x", "story": noise[at * 4000 : at * 4000 + 4000], "findings": {}} for at in range(6)]
    assert len(pack({"stages": stages})) > LONGEST_DRAFT
    visitor = typed(Visitor().to("desk"), "desk_paste", as_yaml({**MINE, "stages": stages})).press("desk_read")
    assert "too long for the address" in read(visitor)
    typed(visitor, "desk_title", "Still here")
    assert {box.key: box.value for box in visitor.test.text_area}["desk_story_5"] == stages[5]["story"]
    visitor.press("desk_empty")
    assert "too long for the address" not in read(visitor)


def test_a_copy_of_a_reviewed_case_is_not_reviewed():
    reviewed = GWEN.model_copy(update={"review": Review(reviewer="Dr A", date="2026-11-01")})
    assert "review" not in CaseDraft.copy_of(reviewed).fields
    assert "review" not in CaseDraft.near_twin_of(reviewed).fields


def test_what_does_not_fit_among_ones_own_cases_is_left_out_in_words_and_pasted_yaml_is_told_by_line():
    visitor = Visitor().to("desk", cases=pack_cases([MINE, {**MINE, "id": "lame", "level": "hard"}]))
    assert "left out of the files and of the link" in read(visitor)
    assert "lame, level" in read(visitor)
    assert "all 1" in read(visitor)
    typed(visitor, "desk_paste", "title: Pasted\nid: pasted\nlevel: hard").press("desk_read")
    assert "what was pasted, level, line 3" in read(visitor)
    typed(visitor, "desk_title", "Pasted and edited")
    assert "what was pasted, level, line 3" not in read(visitor)


def test_what_a_liver_oncologist_would_remark_on_is_noted_and_keeps_nothing_from_being_shared():
    visitor = typed(typed(desk(), "desk_title", "Gwyneth and the choir"), "desk_id", "gwyneth-choir")
    assert "To think over" not in read(visitor)
    typed(visitor, "desk_story_2", "Since chemotherapy the volume doubles in about 200 days.")
    told = read(visitor)
    assert "To think over" in told
    assert "the words measure growth “since chemotherapy”" in told
    assert "Nothing to mend" in told
    assert visitor.test.code != []

"""Chapters 9 to 12 in the browser: by keyboard on a phone, nothing of the answer before the commit, for everybody."""

from collections.abc import Callable, Iterable
from html import unescape
from urllib.parse import unquote_plus, urlencode

import pytest
from playwright.sync_api import Error, Response, expect

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cases.questions import ChoiceQuestion
from cryoteach.domain.cases.sealed import Exercise, seal
from cryoteach.domain.rules.assessment import assess
from cryoteach.widgets.practice.link_parts import pairs_of
from cryoteach.wiring import content
from cryoteach.wiring.seal import seal_of_app
from tests.browser.tab import DESKTOP, PHONE, Tab, looks
from tests.browser.test_access import UNNAMED, findings
from tests.browser.test_layout import BEYOND_THE_EDGE

CALLUM, DESMOND = "callum-bowling-green", "desmond-pipe-band"
LIST = f"/clinic-list?list={CALLUM}.olu-barber"
AOIFE = "aoife-harbour-tours"
REPLIES = f"{CALLUM}_w300.olu-barber_w200"
PAGES = {
    "twins": "/near-twins",
    "twins revealed": f"/near-twins?twins={CALLUM}_w300.{DESMOND}_w301",
    "slip": "/spot-the-slip?taps=arthur-signal-box_3.arthur-signal-box_4",
    "clinic": "/clinic-list?mix=no-spread",
    "asked": LIST,
    "in stages": f"/clinic-list?list={AOIFE}&told=stages&said={AOIFE}_0vw",
    "stages told": f"/clinic-list?list={AOIFE}&told=stages&said={AOIFE}_0vw~{AOIFE}_1c0&replies={AOIFE}_w300",
    "invented": "/clinic-list?list=p60042-3",
    "told": f"{LIST}&replies={REPLIES}",
    "summed up": f"{LIST}&replies={REPLIES}&at=999",
    "desk": "/desk",
    "notebook": f"/my-notebook?guess=40&core=22&cost_guess=100&seed_said=12&road_guess=surgery&list={CALLUM}"
    f"&replies={REPLIES}&pins=item_olu-barber",
}


def opened(page_at: Callable, size: tuple[int, int], path: str, **more: object) -> Tab:
    tab = Tab(page_at(*size, path, **more))
    expect(tab.page.locator(".ct-footer")).to_be_attached()
    tab.rest()
    return tab


def secrets_of(case: Case) -> list[str]:
    """Words that only somebody who has committed may read."""
    key = assess(case.person, content().rules.profiles[case.profile])
    options = [o.feedback for s in case.stages if isinstance(s.question, ChoiceQuestion) for o in s.question.options]
    notes = [stage.note for stage in case.stages if stage.note]
    reasons = [finding.reason for finding in key.findings]
    return [text[:40] for text in (case.teaching_point, *case.debrief, *notes, *options, *reasons)]


class Overheard:
    """A tab in which everything is written down that reaches it, from before its page was asked for."""

    def __init__(self, page_at: Callable, path: str, size: tuple[int, int] = DESKTOP) -> None:
        self.tab = opened(page_at, size, "/clinic-list")
        self._frames: list[bytes] = []
        self._answers: list[Response] = []
        self.tab.page.on("websocket", lambda socket: socket.on("framereceived", self._hear))
        self.tab.page.on("response", self._take)
        self.tab.page.goto(self.tab.page.url.partition("/clinic-list")[0] + path)
        expect(self.tab.page.get_by_role("button").first).to_be_visible()
        self.tab.rest()

    def _hear(self, payload: bytes | str) -> None:
        self._frames.append(payload if isinstance(payload, bytes) else payload.encode())

    def _take(self, answer: Response) -> None:
        self._answers.append(answer)

    def found(self, secrets: Iterable[str]) -> list[str]:
        """Which of these stand in the page, its address, a websocket's frame or the answer to a request."""
        assert self._frames
        assert self._answers
        bodies = [body for answer in self._answers if (body := _body(answer))]
        assert bodies
        sent = b"\n".join([*self._frames, *bodies]).decode(errors="replace")
        addresses = "\n".join(unquote_plus(answer.url) for answer in self._answers)
        whole = unescape(f"{sent}\n{addresses}\n{self.tab.page.content()}\n{unquote_plus(self.tab.page.url)}")
        return [text for text in secrets if text in whole]

    def press(self, name: str) -> None:
        """Press a button and wait until all has come of it."""
        self.tab.page.get_by_role("button", name=name, exact=True).click()
        self.tab.rest()

    def say(self, words: str, place: int = 0) -> None:
        """Choose the answer with these words."""
        self.tab.page.get_by_text(words, exact=True).nth(place).click()


def _body(answer: Response) -> bytes:
    """What an answer held; a page that was left and an upgrade to a websocket hold nothing that can be read."""
    try:
        return answer.body()
    except Error:
        return b""


KEY = ("Smallest change that would flip it", "5 of 6 met", "outside the limits \u00b7")


def test_no_answer_can_be_found_in_page_link_or_network_before_the_commit(page_at: Callable):
    heard = Overheard(page_at, LIST)
    secrets = [*secrets_of(content().teaching.cases[CALLUM]), *KEY]
    assert heard.found(secrets) == []
    heard.say("Outside the limits")
    heard.press("Commit")
    expect(heard.tab.page.get_by_text("The author adds")).to_be_visible()
    assert len(heard.found(secrets)) >= 5  # the search does find what is sent


def test_near_twins_give_nothing_away_before_the_commit_on_both(page_at: Callable):
    heard = Overheard(page_at, "/near-twins")
    pair = pairs_of(content().teaching.cases)[0]
    secrets = [text for case in pair for text in secrets_of(case)]
    differs = ["What differs", "Gate that turned", "The verdict turned", "The verdict did not turn"]
    assert heard.found([*secrets, *differs]) == []
    heard.say("Outside the limits")
    heard.press("Commit on both")
    expect(heard.tab.page.get_by_text("Choose a verdict first")).to_be_visible()
    assert heard.found([*secrets, *differs]) == []
    heard.say("Outside the limits", 1)
    heard.press("Commit on both")
    expect(heard.tab.page.get_by_role("heading", name="What differs")).to_be_visible()
    assert {case.teaching_point[:40] for case in pair} <= {*heard.found(secrets)}
    assert len(heard.found(differs)) == 3


def test_a_letter_explains_only_the_sentences_that_were_tapped(page_at: Callable):
    heard = Overheard(page_at, "/spot-the-slip")
    slip = next(iter(content().teaching.slips.values()))
    why = [sentence.feedback[:40] for sentence in slip.sentences]
    whole = [slip.fault, slip.teaching_point[:40]]
    assert heard.found([*why, *whole]) == []
    sound = next(place for place in range(len(why)) if place != slip.place)
    heard.tab.page.get_by_text(slip.sentences[sound].text[:40]).filter(visible=True).first.click()
    expect(heard.tab.page.get_by_text("This sentence is sound.")).to_be_visible()
    assert heard.found([*why, *whole]) == [why[sound]]
    heard.tab.page.get_by_text(slip.sentences[slip.place].text[:40]).filter(visible=True).first.click()
    expect(heard.tab.page.get_by_text("You found it at tap 2.")).to_be_visible()
    assert heard.found(whole) == whole


def test_a_sealed_link_for_students_gives_nothing_away_before_each_commit(page_at: Callable):
    aoife = content().teaching.cases[AOIFE]
    fields = aoife.model_dump(mode="json", exclude_defaults=True) | {"id": "nia", "title": "Nia and the harbour"}
    own = {"own": seal(Exercise(names=("nia",), cases=(fields,)), seal_of_app().keys.first)}
    heard = Overheard(page_at, f"/clinic-list?{urlencode(own)}", PHONE)
    secrets = secrets_of(aoife)
    authors = [aoife.teaching_point[:40], *(o["feedback"][:40] for o in fields["stages"][1]["question"]["options"])]
    assert heard.found([*secrets, *authors, aoife.stages[1].story[:40]]) == []
    heard.say("Cannot tell")
    heard.press("Commit and read on")
    expect(heard.tab.page.get_by_text(aoife.stages[1].story[:40])).to_be_visible()
    assert heard.found(authors) == []
    heard.say("Cannot tell", -1)
    heard.press("Commit")
    expect(heard.tab.page.get_by_text("The author adds")).to_be_visible()
    assert heard.found(authors) == authors


def test_no_feedback_of_a_stage_is_sent_before_its_own_commit(page_at: Callable):
    tab = opened(page_at, PHONE, f"/clinic-list?list={AOIFE}&told=stages")
    question = content().teaching.cases[AOIFE].stages[1].question
    assert question is not None
    why = [option["feedback"][:40] for option in question.model_dump()["options"]]
    tab.page.get_by_text("Cannot tell", exact=True).click()
    tab.page.get_by_role("button", name="Commit and read on").click()
    expect(tab.page.get_by_text(question.prompt)).to_be_visible()
    tab.rest()
    assert [words for words in why if words in tab.page.content()] == []
    tab.page.get_by_text("Within the limits", exact=True).last.click()
    tab.page.get_by_role("button", name="Commit").click()
    expect(tab.page.get_by_text(why[0])).to_be_visible()


def test_the_whole_list_can_be_worked_by_keyboard_alone_on_a_phone(page_at: Callable):
    tab = opened(page_at, PHONE, LIST)
    for name, onwards in (("Callum", "Next person"), ("Olu", "See how it went")):
        expect(tab.page.get_by_role("heading", name=name)).to_be_visible()
        tab.tab_to("^Within the limits")
        tab.page.keyboard.press("Space")
        tab.tab_to("^1 · a hunch")
        tab.page.keyboard.press("ArrowRight")
        tab.tab_to("^Commit")
        tab.page.keyboard.press("Enter")
        expect(tab.page.get_by_text("The author adds")).to_be_visible()
        tab.rest()
        tab.tab_to(f"^{onwards}")
        tab.page.keyboard.press("Enter")
        tab.rest()
    expect(tab.page.get_by_text("verdicts alone: 1 of 2")).to_be_visible()
    expect(tab.charts).to_have_count(1)


def test_a_reload_keeps_what_was_committed(page_at: Callable):
    tab = opened(page_at, PHONE, LIST)
    tab.page.get_by_text("Within the limits", exact=True).click()
    tab.page.get_by_role("button", name="Commit").click()
    expect(tab.page.get_by_text("The author adds")).to_be_visible()
    tab.page.reload()
    expect(tab.page.get_by_text("The author adds")).to_be_visible()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_of_ours_and_nothing_lies_beyond_the_edge(page_at: Callable, axe: Callable, path: str):
    tab = opened(page_at, DESKTOP, path)
    for look in looks(tab):
        assert findings(tab.page, axe) == [], look
        assert tab.page.evaluate(BEYOND_THE_EDGE) == [], look
        assert tab.width_beyond() == 0
    tab.page.wait_for_function(f"() => ({UNNAMED})().length === 0")  # seen late on the desk, once in a while
    expect(tab.page.locator("h1")).to_have_count(1)


def arrived(tab: Tab, heading: str) -> None:
    """Wait until a heading with these words has the focus and stands high in the window, below the head."""
    tab.page.wait_for_function(
        """(words) => {
          const at = document.activeElement, top = at?.getBoundingClientRect().top ?? -1;
          return /^H[1-4]$/.test(at?.tagName ?? "") && at.textContent.includes(words) && top >= 56 && top < 400;
        }""",
        arg=heading,
    )


def test_each_step_of_a_clinic_list_arrives_at_its_heading_on_a_phone(page_at: Callable):
    tab = opened(page_at, PHONE, LIST)
    for onwards, name in (("Next person", "Olu"), ("See how it went", "How it went")):
        tab.page.get_by_text("Outside the limits", exact=True).click()
        tab.page.get_by_role("button", name="Commit", exact=True).click()
        arrived(tab, "Your answer")
        tab.page.get_by_role("button", name=onwards).click()
        arrived(tab, name)


def test_commit_on_both_and_next_pair_arrive_at_their_headings_on_a_phone(page_at: Callable):
    tab = opened(page_at, PHONE, "/near-twins")
    for place in (0, 1):
        tab.page.get_by_text("Outside the limits", exact=True).nth(place).click()
    tab.page.get_by_role("button", name="Commit on both").click()
    arrived(tab, "What differs")
    tab.page.get_by_role("button", name="Next pair").click()
    arrived(tab, pairs_of(content().teaching.cases)[1][0].title)

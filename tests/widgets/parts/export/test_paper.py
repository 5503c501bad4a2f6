"""The handouts as a page makes them: a trainer chooses which question they ask, of the stages that all cases have."""

from streamlit.testing.v1 import AppTest

from cryoteach.widgets.parts.export import paper
from cryoteach.wiring import content


def a_page(*names: str) -> AppTest:
    def script(names: tuple[str, ...]) -> None:
        from cryoteach.widgets.parts.export import paper  # noqa: PLC0415 - it runs as a page of its own
        from cryoteach.wiring import content  # noqa: PLC0415 - the same

        known = content().teaching.cases
        paper.handout_of_cases(content(), [known[name] for name in names], "it", "", known)

    return AppTest.from_function(script, args=(names,), default_timeout=30)


def test_the_question_of_an_earlier_stage_can_be_asked(monkeypatch):
    made = []
    monkeypatch.setattr(paper, "_offer", lambda found, *_: made.append(found[0]))
    page = a_page("mei-ferry").run()
    page.selectbox(key="it_stage").select_index(1).run()
    last, first = (html.partition('class="page back')[0] for html in made)
    assert len(first) < len(last)
    assert not page.exception


def test_several_cases_offer_the_stages_that_all_of_them_have():
    few = min(len(content().teaching.cases[name].stages) for name in ("mei-ferry", "olu-barber"))
    assert len(a_page("mei-ferry", "olu-barber").run().selectbox(key="it_stage").options) == 1 + few

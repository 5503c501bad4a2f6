"""My notebook as a page: everything in it, nothing that runs, nothing that asks a server."""

import re

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.phrases import flip_sentence
from cryoteach.export.notebook.kept import Kept
from cryoteach.export.notebook.page import as_html
from tests.export.notebook.test_written import LEAFLET, NASTY, SOMEBODY, kept


def test_it_holds_everything_escaped_and_asks_nothing():
    whole = kept(summed_up="right 1 of 2 times")
    page = as_html(whole.model_copy(update={"pins": (whole.pins[0].model_copy(update={"profile": "leaflet"}),)}))
    for words in ("right 1 of 2 times", "● right", "✕ not right", "+3", "No clinician has reviewed this", "Cite as"):
        assert words in page
    assert flip_sentence(assess(SOMEBODY, LEAFLET)) in page
    assert page.count("&lt;/script&gt;&lt;img src=x") == 4
    assert NASTY not in page
    assert not re.search(r"<(script|link|iframe)|<img src=\"(?!data:)|url\(|@import|\ssrc=(?!x|\"data:)", page)
    assert re.findall(r'href="([^"]*)"', page) == [whole.link]
    assert "default-src 'none'" in page


def test_a_link_that_others_cannot_open_or_no_code_can_hold_has_none_and_says_so():
    assert 'alt="QR code of the link to this notebook"' in as_html(kept())
    for link, says in (
        ("http://127.0.0.1:8501/my-notebook", "on this computer alone"),
        (f"https://t.org/{'a' * 3000}", "too long"),
    ):
        page = as_html(kept().model_copy(update={"link": link}))
        assert '<img src="data:' not in page
        assert "No QR code: " in page
        assert says in page


def test_an_empty_one_has_no_empty_headings():
    assert "<h2>" not in as_html(Kept(link="https://example.org", profile=LEAFLET))

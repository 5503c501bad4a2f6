"""A tag is a word that says what it means and leads to the page of evidence; never a bare sign."""

import re

import pytest

from cryoteach.domain.rules.terms import Tag
from cryoteach.person_view.tag_label import tag_label
from tests.conftest import ROOT


@pytest.mark.parametrize("tag", Tag)
def test_a_tag_on_a_page_is_a_word_that_leads_to_what_it_means(tag: Tag):
    html = tag_label(tag)
    assert re.sub(r"<[^>]*>", "", html) == tag.word
    assert f'title="{tag.words}: ' in html
    assert 'href="evidence"' in html


def test_no_bare_sign_is_left_anywhere():
    written = [path for ending in ("py", "js", "md", "yaml") for path in (ROOT / "cryoteach").rglob(f"*.{ending}")]
    assert [path.name for path in written if set("¹◌∿") & set(path.read_text("utf-8"))] == []

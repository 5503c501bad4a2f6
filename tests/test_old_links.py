"""Links that CryoTeach wrote in former days open what they opened then: each is read by its own page."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import pytest
import yaml

from cryoteach.domain.rules.patient import Person
from cryoteach.wiring import content
from tests.conftest import ROOT
from tests.pages.practice import read
from tests.pages.visitor import PAGES, Visitor

LINKS = yaml.safe_load((ROOT / "tests/old_links.yaml").read_text("utf-8"))
SEALED_WITH = "old-links-of-a-test-0123456789abcdef"
RESTORED = {"kept", "person", "profile", "case", "words"}


@pytest.fixture(scope="module")
def visitor() -> Visitor:
    return Visitor()


def test_every_chapter_is_among_them_and_both_kinds_of_seal():
    assert len(LINKS) >= 30
    assert {one["page"] for one in LINKS} == set(PAGES)
    seals = {dict(parse_qsl(one["link"])).get("own", "")[:2] for one in LINKS}
    assert {"v2", "s-"} <= seals


@pytest.mark.parametrize("one", [pytest.param(one, id=f"{at + 1} {one['page']}") for at, one in enumerate(LINKS)])
def test_an_old_link_opens_what_it_opened(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, one: Mapping[str, Any]):
    monkeypatch.setenv("CRYOTEACH_SEAL", SEALED_WITH)
    monkeypatch.setenv("CRYOTEACH_SEAL_BEFORE", one.get("secret", ""))
    visitor.to(one["page"], **dict(parse_qsl(one["link"], strict_parsing=True)))
    assert visitor.notices == []
    assert one.keys() & RESTORED
    kept = visitor.test.session_state["chapter_values"] if "kept" in one else {}
    assert {name: kept.get(name) for name in one.get("kept", {})} == one.get("kept", {})
    words = read(visitor)
    assert [text for text in one.get("words", []) if text not in words] == []
    if one["page"] == "one_person":
        found = (
            content().teaching.cases[one["case"]].person
            if "person" not in one
            else Person.model_validate(one["person"])
        )
        assert visitor.person == found
        assert visitor.test.selectbox("profile_choice").value == one.get("profile", content().rules.first_profile.id)
        assert visitor.test.selectbox("case_choice").value == one.get("case")

"""Text that reads like a real person is refused, with what was found, why, and what to write instead."""

import pytest

from cryoteach.domain.story_checks.identity import signs_of_a_real_person

SIGNS = [
    ("She was born on the coast in spring.", "a date of birth"),
    ("DOB 12.3.61", "a date of birth"),
    ("Seen on 12/03/2025 in clinic.", "a full date"),
    ("Seen on 3rd March 2025.", "a full date"),
    ("Scan of 2025-03-12.", "a full date"),
    ("NHS number 943 476 5919", "a hospital or NHS number"),
    ("Hospital no. RX123456 was asked.", "a hospital or NHS number"),
    ("943-476-5919", "a hospital or NHS number"),
    ("Her file is K1234567.", "a hospital or NHS number"),
    ("Mrs Patel keeps bees.", "a full name"),
    ("Margaret Thorne is 72 and keeps a shop.", "a full name"),
    ("Seán O’Brien, aged 60, mends boats.", "a full name"),
    ("Gareth Williams is a 61-year-old farmer.", "a full name"),
    ("Mary Jones, a 61-year-old baker, came in.", "a full name"),
    ("Mary Anne O’Brien (61) sings.", "a full name"),
    ("Gareth Williams is now sixty-one.", "a full name"),
    ("Her name is Mary Jones.", "a full name"),
    ("Professor Anne Lee asked.", "a full name"),
    ("Dr Lee asked.", "a full name"),
    ("She lives at LS2 9JT.", "a postcode"),
    ("Write to a.b@example.org.", "an e-mail address"),
    ("Ring 0113 496 0000.", "a telephone number"),
]


@pytest.mark.parametrize(("text", "what"), SIGNS)
def test_a_sign_of_a_real_person_is_found_and_says_why(text, what):
    found = list(signs_of_a_real_person(text))
    assert any(what in sentence and "fictional people only" in sentence for sentence in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Margaret is 72 and keeps a wool shop in Perth.",
        "The volume doubles in about 160 days; the largest is 2.4 cm. ECOG 1.",
        "In March 2024 she retired. Since Monday she rests.",
        "Born in Lagos, he drives a night bus. Of 1,000 people 30 were within.",
        "Jones the baker's is where Mary, a 61-year-old from St Mary's, buys her bread. Her name is Mary.",
        "The Queen Elizabeth, a 50-year-old ship; St Mary's, a 61-year-old school; Royal Docks, 60 years on.",
        "In Leeds, 45 came. Now Margaret is 72. Aunt Mary is 80. Kings Cross, 20 minutes away. Camp Hill House is 90.",
        "",
    ],
)
def test_a_fictional_person_is_left_alone(text):
    assert list(signs_of_a_real_person(text)) == []


def test_everything_is_found_at_once():
    assert len(list(signs_of_a_real_person("Mr Jones, DOB 1.2.1960, LS2 9JT"))) == 4

"""What is pinned in the notebook: each with what it holds, and a person with their place on a small map."""

from collections.abc import Iterator
from html import escape

import streamlit as st

from cryoteach.domain.content import Content
from cryoteach.domain.person_link import write_link
from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.domain.rules.phrases import short_line
from cryoteach.export.notebook.kept import Pin
from cryoteach.person_view.small_map import WIDTH, small_map, where
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.widgets.frame.text import label
from cryoteach.widgets.practice.link_parts import PINS, TAPS, carried, taps
from cryoteach.widgets.practice.person_to_judge import open_in_chapter_2, person_to_judge
from cryoteach.widgets.practice.pins import LETTER, PERSON, person_of, pinned, unpin


def pins_kept(content: Content) -> Iterator[Pin]:
    """What each pin holds, in a sentence, with the person and whose limits they are judged by where it is one."""
    for kind, name in pinned():
        standing = _standing(kind, name, content)
        words = _words(kind, name, content)
        yield Pin(words=words, person=standing.person, profile=standing.profile.id) if standing else Pin(words=words)


def pins(content: Content) -> None:
    """Show them, each to be opened or let go."""
    if pinned():
        st.html("<h2>Pinned</h2>")
    for place, (kind, name) in enumerate(pinned()):
        with st.container(border=True, key=f"pinned_{place}"):
            st.html(f"<p>{escape(_words(kind, name, content))}</p>")
            if standing := _standing(kind, name, content):
                _map(standing)
            _way(kind, name, content)
            st.button("Unpin", key=f"unpin_{place}", on_click=unpin, args=(kind, name))


def _words(kind: str, name: str, content: Content) -> str:
    if kind == LETTER and name in content.teaching.slips:
        slip = content.teaching.slips[name]
        found = "you found its slip" if (name, slip.place) in taps() else "its slip is still to be found"
        return f"{slip.title}: {found}."
    standing = _standing(kind, name, content)
    if standing is None:
        return "A person whose findings cannot be read." if kind == PERSON else "Something that is no longer here."
    item = None if kind == PERSON else person_to_judge(name, content)
    return f"{item.title if item else 'A person of chapter 2'}: {short_line(standing)} {_findings(standing.person)}."


def _standing(kind: str, name: str, content: Content) -> Assessment | None:
    """How somebody who is pinned stands; None for a letter, and for what cannot be read."""
    if kind == PERSON:
        person, profile = person_of(name), content.rules.first_profile
        return None if person is None or profile is None else assess(person, profile)
    item = None if kind == LETTER else person_to_judge(name, content)
    return item.key if item else None


def _findings(person: Person) -> str:
    values = ((scale, person.value(name)) for name, scale in SCALES.items())
    told = "; ".join(
        f"{scale.label}: {'not known' if value is None else scale.words(value)}" for scale, value in values
    )
    return f"{told[:1].upper()}{told[1:]}"


def _map(standing: Assessment) -> None:
    picture = small_map(standing.person, standing.profile)
    says = f"Small limit map, number across and size upwards. {where(standing.person)}. {short_line(standing)}"
    st.image(picture, alt=says, width=WIDTH)


def _way(kind: str, name: str, content: Content) -> None:
    """The way back to what is pinned, where it is still here."""
    if kind == LETTER and name in content.teaching.slips:
        place = str(list(content.teaching.slips).index(name) + 1)
        chapter_link("spot-the-slip", label(content.teaching.slips[name].title), letter=place, **carried(TAPS, PINS))
    elif kind == PERSON:
        if standing := _standing(kind, name, content):
            parts = write_link(standing.person, standing.profile)
            chapter_link("one-person", "Open this person", ":material/person:", **parts)
    elif item := person_to_judge(name, content):
        open_in_chapter_2(item)

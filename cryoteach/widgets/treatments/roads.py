"""Chapter 8's question and its map: which road is the usual one, then the roads as ribbons with who says so."""

from html import escape

import streamlit as st

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.roads import Ribbon, Roads
from cryoteach.domain.page_address import Part
from cryoteach.domain.rules.scales import Choice
from cryoteach.figures.evidence import roads
from cryoteach.person_view.citation import what_was_read
from cryoteach.widgets.frame.predict import ask_choice, question_parts
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.parts.charts.picture import picture
from cryoteach.widgets.parts.page.arrival import arrival
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.treatments.pathway import drawing
from cryoteach.widgets.treatments.road_steps import LEAFLET, road_steps

GUESS = "road_guess"
PLACE, SIGNPOST = "roads", 200
ASKED = "The usual road is…"


def road_parts(all_roads: Roads | None) -> list[Part]:
    """What the address of chapter 8 may hold: the guess, and whether it was passed over."""
    return question_parts(_question(all_roads))


def guess_first(all_roads: Roads | None) -> bool:
    """Ask which road is the usual one, beside a signpost that tells nothing; True once the rest may be seen."""
    if all_roads is None or not all_roads.asked:
        return True
    seen = ask_choice(_question(all_roads), ASKED, then=PLACE)
    if not seen:
        picture(f'<div class="ct-signpost">{drawing("roads", "A signpost with four arms.")}</div>',
                key="signpost", reserve=SIGNPOST)  # fmt: skip
    return seen


def beside_the_guess(all_roads: Roads | None) -> None:
    """Say what was guessed and what the leaflet says; nothing where nobody guessed."""
    guess = chapter_state.text(GUESS)
    if all_roads is not None and guess:
        st.html(f'<p role="status">{escape(f"You said: {all_roads.places[guess].lower()}.")}</p>')
        _usual(all_roads)


def the_roads(evidence: Evidence) -> None:
    """The leaflet's answer, the roads as steps, and the map of them."""
    if evidence.roads is None:
        st.info("The file of the roads cannot be used. The list above says what to mend.")
        return
    with arrival(PLACE):
        st.html("<h2>The roads, and what became of each</h2>")
    _usual(evidence.roads)
    road_steps(evidence)
    figure, table = roads.figure(evidence.roads), roads.table(evidence.roads)
    show_chart(figure, table, key="roads", name="Roads from tumours found in the liver")
    with st.expander("Who says so, road by road", key="roads_who"):
        st.html("".join(_ribbon(ribbon, evidence.roads, evidence) for ribbon in evidence.roads.ribbons))


def _question(all_roads: Roads | None) -> Choice:
    options = {name: all_roads.places[name] for name in all_roads.asked} if all_roads else {}
    return Choice(name=GUESS, label="your guess", term="", options=options)


def _usual(all_roads: Roads) -> None:
    if all_roads.usual:
        told = f"The usual road is {all_roads.places[all_roads.usual].lower()}."
        st.html(f'<p role="status"><strong>{escape(told)}</strong> <small>{LEAFLET}</small></p>')


def _ribbon(ribbon: Ribbon, all_roads: Roads, evidence: Evidence) -> str:
    places = all_roads.places
    title = f"{places[ribbon.start]} → {places[ribbon.end]} ({ribbon.tag.words})"
    facts = [evidence.facts[name] for name in ribbon.facts if name in evidence.facts]
    return f"<h3>{escape(title)}</h3><p>{escape(ribbon.says)}</p>{what_was_read(facts, evidence.sources)}"

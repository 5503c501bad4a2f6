"""Chapter 8's parts: the roads as ribbons with who says so, and the leaflet beside what was read since."""

from html import escape

import streamlit as st

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.roads import VERIFIED, VERIFIED_MARKS, Ribbon, Roads, ThenNow
from cryoteach.domain.page_address import Part
from cryoteach.domain.rules.scales import Choice
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.evidence import roads
from cryoteach.person_view.citation import citation
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.session import set_widget

GUESS = "road_guess"


def road_parts(all_roads: Roads | None) -> list[Part]:
    """What the address of chapter 8 may hold: the guess."""
    return [Part(kind=Choice(name=GUESS, label="your guess", term="", options=_asked(all_roads)))]


@st.fragment
def guess_first(all_roads: Roads | None) -> None:
    """Ask which road is the usual one; the leaflet's answer comes back beside the guess."""
    options = _asked(all_roads)
    if all_roads is None or not options:
        return
    set_widget("road_guess_choice", chapter_state.value(GUESS))
    st.segmented_control(
        "Your guess: the usual road (you may go on without one)", list(options), key="road_guess_choice", wrap=True,
        required=True,
        format_func=options.__getitem__, on_change=chapter_state.put_widget, args=(GUESS, "road_guess_choice"),
    )  # fmt: skip
    beside_the_guess(all_roads)


def beside_the_guess(all_roads: Roads | None) -> None:
    """Say what was guessed and what the leaflet says; nothing where nobody guessed."""
    options, guess = _asked(all_roads), chapter_state.text(GUESS)
    if all_roads is not None and guess:
        told = f"You said: {options[guess].lower()}. The usual road is {options[all_roads.usual].lower()}."
        st.html(f'<p role="status">{escape(told)} {tag_label(Tag.LEAFLET)}</p>')


def _asked(all_roads: Roads | None) -> dict[str, str]:
    return {name: all_roads.places[name] for name in all_roads.asked} if all_roads else {}


def other_roads(evidence: Evidence) -> None:
    """Draw the roads, then say of each who says so and what was read."""
    if evidence.roads is None:
        st.info("The file of the roads cannot be used. The list above says what to mend.")
        return
    show_chart(
        roads.figure(evidence.roads),
        roads.table(evidence.roads),
        key="roads",
        name="Roads from secondaries in the liver",
    )
    for number, ribbon in enumerate(evidence.roads.ribbons):
        with st.expander(_title(ribbon, evidence.roads), key=f"road_{number}"):
            st.html(_inside(ribbon, evidence))


def then_and_now(evidence: Evidence) -> None:
    """The leaflet beside what was read since, each row with how far it was checked."""
    if evidence.then_and_now is None:
        st.info("The file of then and now cannot be used. The list above says what to mend.")
        return
    used = {row.verified for row in evidence.then_and_now.root}
    key = " · ".join(f"{VERIFIED_MARKS[name]} {words}" for name, words in VERIFIED.items() if name in used)
    st.html(f'<p class="ct-small">{escape(key)}</p>')
    rows = "".join(_row(row, evidence) for row in evidence.then_and_now.root)
    st.html(
        "<div class='ct-table'><table class='ct-then'><thead><tr>"
        f"<th>The leaflet</th>"
        f"<th>What was read since ({tag_label(Tag.CITED)})</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _title(ribbon: Ribbon, all_roads: Roads | None) -> str:
    places = all_roads.places if all_roads else {}
    return f"{places[ribbon.start]} → {places[ribbon.end]} ({ribbon.tag.words})"


def _inside(ribbon: Ribbon, evidence: Evidence) -> str:
    facts = [evidence.facts[name] for name in ribbon.facts if name in evidence.facts]
    read = "".join(citation(fact, evidence.sources[fact.source]) for fact in facts)
    listed = f"<dl class='ct-gate'><dt>What was read</dt><dd><ul>{read}</ul></dd></dl>" if read else ""
    return f"<p>{escape(ribbon.says)}</p>{listed}"


def _row(row: ThenNow, evidence: Evidence) -> str:
    """One row; what was not checked at its source is left out, and only that it was left out is said."""
    facts = [evidence.facts[name] for name in row.facts if name in evidence.facts]
    links = ", ".join(
        f'<a href="evidence?fact={escape(fact.id)}" target="_blank">{escape(evidence.sources[fact.source].name)}</a>'
        for fact in facts
        if fact.show
    )
    return (
        f"<tr><td><p class='ct-small'>{escape(row.seed_says)}</p>"
        f"<p class='ct-small'>{VERIFIED_MARKS[row.verified]} {VERIFIED[row.verified]}</p></td>"
        f"<td><p class='ct-small'>{escape(row.now)}</p><p class='ct-small'>{links}</p></td></tr>"
    )

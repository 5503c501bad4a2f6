"""What stands on every page: the heading, what could not be used, and the footer."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from cryoteach.domain.evidence.sources_and_facts import Source
from cryoteach.domain.rules.profiles import Profile
from cryoteach.errors import Problem, and_more
from cryoteach.widgets.frame.visit import onward
from cryoteach.widgets.state import address_bar
from cryoteach.widgets.state.session import page

EDUCATION = "education with fictional people only"
KEPT = "nothing leaves this browser to be kept elsewhere"
KEPT_OF_ROOMS = "a room keeps answers without names, and is erased"
ROOM = "tutorial-room"
MOST_LISTED, LONGEST_NOTICE = 20, 400


def heading(title: str, story: str) -> None:
    """Show a page's one heading and its story in a sentence."""
    st.html(f'<h1 class="ct-heading">{escape(title)}</h1><p class="ct-story">{escape(story)}</p>', width="content")


def refusals(notices: tuple[str, ...]) -> None:
    """Say aloud which parts of a link were refused, and what was used instead."""
    if notices:
        told = and_more([notice[:LONGEST_NOTICE] for notice in notices], MOST_LISTED)
        listed = "".join(f"<li>{escape(notice)}</li>" for notice in told)
        parts = "One part" if len(notices) == 1 else f"{len(notices)} parts"
        st.html(
            f'<div class="ct-notice" role="alert"><p><strong>{parts} of the link could not be used.</strong></p>'
            f"<ul>{listed}</ul></div>"
        )


def unusable(problems: Sequence[Problem]) -> None:
    """Say which files could not be used, for the person who can mend them; the rest goes on."""
    if not problems:
        return
    count = len(problems)
    with st.expander(
        f"Some content could not be used ({count} {'problem' if count == 1 else 'problems'})", key="problems"
    ):
        told = and_more([str(problem) for problem in problems], MOST_LISTED, "problems; cryoteach check lists them all")
        listed = "".join(f"<li>{escape(line)}</li>" for line in told)
        st.html(f"<p>Everything else works. For whoever looks after the files:</p><ul>{listed}</ul>")


def footer(profile: Profile | None, title: str, charity: Source | None, *, is_locked: bool = False) -> None:
    """Say on every page what this is, by which limits, and who has reviewed them; and lead on.

    Args:
        profile: the set of limits in use.
        title: of the page.
        charity: who writes for patients.
        is_locked: whether the page is a trainer's exercise, which leads nowhere else.
    """
    if not is_locked:
        onward.way_onward()
    if address_bar.is_projected():
        onward.before_a_class(EDUCATION)
        return
    if not is_locked:
        onward.tools(title)
    limits = (
        f"profile {profile.id} v{profile.version}, {profile.date} · {profile.reviewer}" if profile else "no profile"
    )
    kept = KEPT_OF_ROOMS if page() == ROOM else KEPT
    said = f"<p>{EDUCATION} · {escape(limits)} · {kept}</p>"
    st.html(f'<footer class="ct-footer">{said}{onward.who_else(charity)}</footer>')

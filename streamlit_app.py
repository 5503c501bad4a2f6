"""CryoTeach's table of contents, and the one face of errors. Start it with ``cryoteach run``."""

from pathlib import Path

import streamlit as st

import cryoteach.pages
from cryoteach.web.assets import routes
from cryoteach.widgets import address, chart, errors, furniture, gates, live, printing, quantity, session, start_up
from cryoteach.wiring import content

PAGES = Path(cryoteach.pages.__file__).parent


def main() -> None:
    """Show the page that was asked for, between what stands on every page."""
    pages = {
        "start": st.Page(PAGES / "start.py", title="Start", default=True),
        "one_person": st.Page(PAGES / "one_person.py", title="One person", url_path="one-person"),
    }
    st.session_state["pages"] = pages
    shown = st.navigation({"": [pages["start"]], "Learn": [pages["one_person"]]}, position="top")
    st.set_page_config(page_title=f"{shown.title} · CryoTeach", page_icon="❄", layout="wide")
    session.turn_to(shown.url_path)
    furniture.style()
    with errors.calm():
        shown.run()
    furniture.footer(session.profile_on_screen() or content().first_profile)


if __name__ == "__main__":
    main()
else:
    parts = (address, chart, gates, live, printing, quantity)
    files = [file for part in parts for file in part.files()]
    app = st.App(__file__, routes=routes(*files), on_script_error=errors.show, lifespan=start_up.lifespan)

"""CryoTeach's table of contents, and the one face of errors. Start it with ``cryoteach run``."""

from pathlib import Path

import streamlit as st

import cryoteach.pages
from cryoteach.web.assets import routes
from cryoteach.widgets import chart, errors, furniture, live, session, start_up

PAGES = Path(cryoteach.pages.__file__).parent


def main() -> None:
    """Show the page that was asked for, between what stands on every page."""
    st.set_page_config(page_title="CryoTeach", page_icon="❄", layout="wide")
    pages = {
        "start": st.Page(PAGES / "start.py", title="Start", default=True),
        "one_person": st.Page(PAGES / "one_person.py", title="One person", url_path="one-person"),
    }
    st.session_state["pages"] = pages
    shown = st.navigation({"": [pages["start"]], "Learn": [pages["one_person"]]}, position="top")
    furniture.style()
    with errors.calm():
        shown.run()
    furniture.footer(session.profile_on_screen())
    start_up.freeze_once()


if __name__ == "__main__":
    main()
else:
    app = st.App(
        __file__, routes=routes(*chart.files(), *live.files()), on_script_error=errors.show, lifespan=start_up.lifespan
    )

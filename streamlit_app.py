"""CryoTeach's table of contents, and the one face of errors. Start it with ``cryoteach run``."""

from pathlib import Path

import streamlit as st

import cryoteach.pages
from cryoteach.web.assets import routes
from cryoteach.web.person_answers import person_answers
from cryoteach.widgets import (
    chart,
    errors,
    furniture,
    gates,
    hand,
    live,
    printing,
    quantity,
    session,
    start_up,
    wording,
)
from cryoteach.wiring import content

PAGES = Path(cryoteach.pages.__file__).parent


def main() -> None:
    """Show the page that was asked for, between what stands on every page."""
    pages = {
        "start": st.Page(PAGES / "start.py", title="Start", default=True),
        "guess_first": st.Page(PAGES / "guess_first.py", title="Guess first", url_path="guess-first"),
        "one_person": st.Page(PAGES / "one_person.py", title="One person", url_path="one-person"),
        "how_exact": st.Page(PAGES / "how_exact.py", title="How exact is “a few”?", url_path="how-exact"),
        "a_thousand_people": st.Page(
            PAGES / "a_thousand_people.py", title="A thousand people", url_path="a-thousand-people"
        ),
        "inside_the_ice": st.Page(PAGES / "inside_the_ice.py", title="Inside the ice", url_path="inside-the-ice"),
        "what_it_costs": st.Page(PAGES / "what_it_costs.py", title="What it costs", url_path="what-it-costs"),
        "control_is_not_cure": st.Page(
            PAGES / "control_is_not_cure.py", title="Control is not cure", url_path="control-is-not-cure"
        ),
        "other_roads": st.Page(PAGES / "other_roads.py", title="Other roads", url_path="other-roads"),
        "evidence": st.Page(PAGES / "evidence.py", title="Evidence", url_path="evidence"),
    }
    st.session_state["pages"] = pages
    learn = [page for name, page in pages.items() if name not in {"start", "evidence"}]
    contents = {"": [pages["start"]], "Learn": learn, "Check us": [pages["evidence"]]}
    shown = st.navigation(contents, position="top")
    st.set_page_config(page_title=f"{shown.title} · CryoTeach", page_icon="❄", layout="wide")
    session.turn_to(shown.url_path)
    furniture.style()
    with errors.calm():
        shown.run()
    furniture.footer(session.profile_on_screen() or content().first_profile)


if __name__ == "__main__":
    main()
else:
    parts = (chart, gates, hand, live, printing, quantity, wording)
    files = [file for part in parts for file in part.files()]
    served = [person_answers(), *routes(*files)]
    app = st.App(__file__, routes=served, on_script_error=errors.show, lifespan=start_up.lifespan)

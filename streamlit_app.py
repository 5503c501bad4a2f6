"""CryoTeach's table of contents, and the one face of errors. Start it with ``cryoteach run``."""

from pathlib import Path

import streamlit as st

import cryoteach.pages
from cryoteach.web.assets import routes
from cryoteach.widgets import at_rest, chart, errors, furniture, gates, live, printing, quantity, session, start_up
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
        "near_twins": st.Page(PAGES / "near_twins.py", title="Near twins", url_path="near-twins"),
        "spot_the_slip": st.Page(PAGES / "spot_the_slip.py", title="Spot the slip", url_path="spot-the-slip"),
        "clinic_list": st.Page(PAGES / "clinic_list.py", title="Clinic list", url_path="clinic-list"),
        "my_notebook": st.Page(PAGES / "my_notebook.py", title="My notebook", url_path="my-notebook"),
        "desk": st.Page(PAGES / "desk.py", title="Case desk", url_path="desk"),
        "evidence": st.Page(PAGES / "evidence.py", title="Evidence", url_path="evidence"),
    }
    st.session_state["pages"] = pages
    learn = [pages[name] for name in ("guess_first", "one_person", "how_exact", "a_thousand_people")]
    practise = [pages[name] for name in ("near_twins", "spot_the_slip", "clinic_list", "my_notebook")]
    contents = {"": [pages["start"]], "Learn": learn, "Practise": practise, "Teach": [pages["desk"]]}
    contents["Check us"] = [pages["evidence"]]
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
    parts = (at_rest, chart, gates, live, printing, quantity)
    files = [file for part in parts for file in part.files()]
    app = st.App(__file__, routes=routes(*files), on_script_error=errors.show, lifespan=start_up.lifespan)

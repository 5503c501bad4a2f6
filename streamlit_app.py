"""CryoTeach's table of contents, and the one face of errors. Start it with ``cryoteach run``."""

from pathlib import Path

import streamlit as st

import cryoteach.pages
from cryoteach.look.style_sheet import first_needed
from cryoteach.look.typefaces import fetched_later
from cryoteach.web import server
from cryoteach.widgets.frame import STYLE, calm_page, start_up
from cryoteach.widgets.parts.page import connection, front_end
from cryoteach.wiring.measured import RERUNS

PAGES = Path(cryoteach.pages.__file__).parent
CONTENTS = {
    "": {"start": "Start"},
    "Learn": {
        "guess_first": "Guess first",
        "one_person": "One person",
        "how_exact": "How exact is “a few”?",
        "a_thousand_people": "A thousand people",
        "inside_the_ice": "Inside the ice",
        "what_it_costs": "What it costs",
        "control_is_not_cure": "Control is not cure",
        "other_roads": "Other roads",
    },
    "Practise": {
        "near_twins": "Near twins",
        "spot_the_slip": "Spot the slip",
        "clinic_list": "Clinic list",
        "my_notebook": "My notebook",
    },
    "Teach": {"tutorial_room": "Tutorial room", "desk": "Case desk"},
    "Check us": {"evidence": "Evidence"},
}
"""Every page by the name of its file, in the order of the menu."""


def main() -> None:
    """Show the page that was asked for, between what stands on every page."""
    start_up.prepared()
    from cryoteach.widgets import shown_page  # noqa: PLC0415 - the server answers before all that is imported

    with RERUNS.taken():
        shown_page.show(CONTENTS, PAGES)


def address(name: str) -> str:
    """Where a page is found below the root of the app, by the name of its file."""
    return "" if name == "start" else name.replace("_", "-")


if __name__ == "__main__":
    main()
else:
    needed = [*first_needed(STYLE), *front_end.files()]
    files = [*needed, *fetched_later(), *connection.files()]
    chapters = {address(name): title for part in CONTENTS.values() for name, title in part.items()}
    app = st.App(
        __file__,
        routes=server.routes(files, chapters, needed),
        middleware=server.middleware(),
        exception_handlers=server.refusals(chapters),
        on_script_error=calm_page.show,
        lifespan=start_up.lifespan,
    )

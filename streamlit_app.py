"""CryoTeach's table of contents, and the one face of errors. Start it with ``cryoteach run``."""

from pathlib import Path

import streamlit as st

import cryoteach.pages
from cryoteach.look.style_sheet import first_needed
from cryoteach.look.typefaces import fetched_later
from cryoteach.web import server
from cryoteach.widgets.frame import calm_page, page_frame, start_up
from cryoteach.widgets.frame.visit import chapters as chapters_of_menu
from cryoteach.widgets.frame.visit import onward, progress
from cryoteach.widgets.parts.page import connection, front_end
from cryoteach.widgets.practice import locked
from cryoteach.widgets.state import address_bar, session
from cryoteach.wiring import content

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
    "Teach": {"desk": "Case desk"},
    "Check us": {"evidence": "Evidence"},
}
"""Every page by the name of its file, in the order of the menu."""
TITLES = {name: title for part in CONTENTS.values() for name, title in part.items()}
NUMBERS = chapters_of_menu.numbers(TITLES)


def main() -> None:
    """Show the page that was asked for, between what stands on every page."""
    pages = {name: _page(name, title) for name, title in TITLES.items()}
    titles = {page.url_path: TITLES[name] for name, page in pages.items()}
    st.session_state["pages"] = pages
    contents = {part: [pages[name] for name in names] for part, names in CONTENTS.items()}
    is_locked = locked.is_locked()
    shown = st.navigation(contents, position="hidden" if is_locked or address_bar.is_projected() else "top")
    title = titles[shown.url_path]
    st.set_page_config(page_title=f"{title} · CryoTeach", page_icon="❄", layout="wide")
    session.turn_to(shown.url_path)
    connection.watch()
    progress.see(shown.url_path)
    with calm_page.calm():
        shown.run()
    everything = content()
    profile = session.profile_on_screen() or everything.rules.first_profile
    page_frame.footer(profile, title, everything.evidence.sources.get(onward.CHARITY), is_locked=is_locked)


def _page(name: str, title: str) -> st.Page:
    """A page of the menu, with its number and whether it was seen or done."""
    path = PAGES / f"{name}.py"
    if name == "start":
        return st.Page(path, title=title, default=True)
    marked = progress.mark(address(name))
    numbered = f"{NUMBERS[name]} · {title}" if name in NUMBERS else title
    menu = f"{numbered}{chapters_of_menu.MARKED}{marked}" if marked else numbered
    return st.Page(path, title=menu, url_path=address(name))


def address(name: str) -> str:
    """Where a page is found below the root of the app, by the name of its file."""
    return "" if name == "start" else name.replace("_", "-")


if __name__ == "__main__":
    main()
else:
    needed = [*first_needed(page_frame.STYLE), *front_end.files()]
    files = [*needed, *fetched_later(), *connection.files()]
    chapters = {address(name): title for name, title in TITLES.items()}
    app = st.App(
        __file__,
        routes=server.routes(files, chapters, needed),
        middleware=server.middleware(),
        exception_handlers=server.refusals(chapters),
        on_script_error=calm_page.show,
        lifespan=start_up.lifespan,
    )

"""CryoTeach with a fault in it, for the tests: what does a reader see when something unexpected happens?

With ``?fault`` in the address the heading of a page fails; for a person with 13 tumours the answer to a move fails.
"""

from pathlib import Path
from typing import Any

import streamlit as st

import streamlit_app
from cryoteach.web import person_reply, server
from cryoteach.widgets.frame import calm_page, page_frame

HIDDEN = "what no reader should see"
FAILING_COUNT = 13


def spoil() -> None:
    """Put the two faults in, once for the process."""
    heading, view_of_person = page_frame.heading, person_reply.view_of_person

    def failing_heading(*words: str) -> None:
        if "fault" in st.query_params:
            raise RuntimeError(HIDDEN)
        heading(*words)

    def failing_answer(person: Any, *others: Any) -> bytes:
        if person.lesion_count == FAILING_COUNT:
            raise RuntimeError(HIDDEN)
        return view_of_person(person, *others)

    page_frame.heading, person_reply.view_of_person = failing_heading, failing_answer


if __name__ == "__main__":
    streamlit_app.main()
elif __name__ == Path(__file__).stem:  # started by Streamlit, and not read by a test for its constants
    spoil()
    app = st.App(
        __file__,
        routes=server.routes(streamlit_app.files, streamlit_app.chapters, streamlit_app.needed),
        middleware=server.middleware(),
        exception_handlers=server.refusals(streamlit_app.chapters),
        on_script_error=calm_page.show,
    )

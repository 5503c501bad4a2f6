"""CryoTeach with a fault in it, for the tests: what does a reader see when something unexpected happens?

With ``?fault`` in the address the heading of a page fails; for a person with 13 lesions the answer to a move fails.
"""

from pathlib import Path
from typing import Any

import streamlit as st

import streamlit_app
from cryoteach.web.assets import routes
from cryoteach.widgets import errors, explorer, furniture

HIDDEN = "what no reader should see"
FAILING_COUNT = 13


def spoil() -> None:
    """Put the two faults in, once for the process."""
    heading, why = furniture.heading, explorer.why

    def failing_heading(*words: str) -> None:
        if "fault" in st.query_params:
            raise RuntimeError(HIDDEN)
        heading(*words)

    def failing_why(assessment: Any) -> None:
        if assessment.person.lesion_count == FAILING_COUNT:
            raise RuntimeError(HIDDEN)
        why(assessment)

    furniture.heading, explorer.why = failing_heading, failing_why


if __name__ == "__main__":
    streamlit_app.main()
elif __name__ == Path(__file__).stem:  # started by Streamlit, and not read by a test for its constants
    spoil()
    app = st.App(__file__, routes=routes(*streamlit_app.files), on_script_error=errors.show)

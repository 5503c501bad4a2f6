"""The offline file with everything in it, as the command would write it, made once."""

import pytest

from cryoteach.export.offline.page import as_html
from cryoteach.wiring import content


@pytest.fixture(scope="session")
def offline_html() -> str:
    """All cases and all sets of limits, in one file."""
    found = content()
    return as_html(found, list(found.teaching.cases.values()), list(found.rules.profiles.values()))

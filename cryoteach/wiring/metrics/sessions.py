"""How many browser tabs have the notebook open, as Streamlit counts them."""

import sys

FAMILY = "active_sessions"


def sessions() -> float | None:
    """How many; None where Streamlit does not serve, which is never imported for this."""
    streamlit = sys.modules.get("streamlit.runtime")
    if streamlit is None or not streamlit.exists():
        return None
    found = streamlit.get_instance().stats_mgr.get_stats([FAMILY])
    return float(sum(getattr(stat, "value", 0) for stat in found.get(FAMILY, ())))

"""The uncertainty band, worked out apart from any rerun and shared by all; here it is begun, watched and read."""

from collections.abc import Mapping, Sequence

import streamlit as st

from cryoteach.domain.cohort.settings import CENTRAL, CohortParameters
from cryoteach.domain.cohort.uncertainty import Band
from cryoteach.domain.population.thousand import THOUSAND
from cryoteach.domain.rules.profiles import Profile
from cryoteach.widgets.parts.page.under_way import under_way
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.state.waited_for import waited_for
from cryoteach.widgets.thousand.link_parts import PRESET
from cryoteach.wiring import BandWork, band_work

WANTED = "bands_wanted"


def work_on_band(
    parameters: CohortParameters | None, profiles: Mapping[str, Profile], profile: Profile
) -> BandWork | None:
    """The work on the band of these limits; for limits that were moved it begins only when somebody asks for it.

    The band draws every number from its whole range, so it is one for all mixes of people; a mix of people who were
    treated has its own.
    """
    moved = profile is not profiles.get(profile.id)
    if parameters is None or (moved and _name(profile) not in st.session_state.get(WANTED, ())):
        return None
    asked = chapter_state.text(PRESET)
    preset = asked if parameters.preset(asked).only_treated else CENTRAL
    return waited_for("band_waited_for", (parameters, preset, profile), lambda: band_work(parameters, preset, profile))


def want_band(profile: Profile) -> None:
    """Note that somebody asks for the band of limits that were moved."""
    st.session_state[WANTED] = {*st.session_state.get(WANTED, ()), _name(profile)}


def finished(parameters: CohortParameters | None, profiles: Mapping[str, Profile], profile: Profile) -> Band | None:
    """The band of these limits, or None while it is not there."""
    work = work_on_band(parameters, profiles, profile)
    return work.band if work else None


def left_of_thousand(band: Band, order: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Low and high of how many of a thousand are left after each gate."""
    return {name: of_thousand(levels) for name, levels in band.funnel(order).items()}


def of_thousand(levels: Sequence[float]) -> tuple[int, int]:
    """The lowest and the highest of some shares, as people of a thousand."""
    return round(levels[0] * THOUSAND), round(levels[-1] * THOUSAND)


def watch(work: BandWork) -> None:
    """Show how far work has come whose band is not on screen yet; the part of the page around it is drawn again."""
    done = len(work.ledgers)
    under_way(done / work.of, f"Trying other values of every number: {done} of {work.of}", key="band_under_way")


def _name(profile: Profile) -> str:
    return f"{profile.id} {[(c.id, c.limit.at_most, c.limit.at_least) for c in profile.conditions]}"

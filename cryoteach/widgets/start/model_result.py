"""What the model answers to the first question: how many of a thousand invented people get through, and how surely."""

from cryoteach.domain.cohort.settings import CENTRAL
from cryoteach.domain.content import Content
from cryoteach.widgets.state.waited_for import waited_for
from cryoteach.widgets.thousand.band import of_thousand, watch
from cryoteach.widgets.thousand.population import Population, central_people
from cryoteach.wiring import BandWork, band_work


def first_thousand(content: Content) -> Population | None:
    """The central mix under the first set of limits; None where a file that it comes from cannot be used."""
    profile = content.rules.first_profile
    return central_people(content.models.cohort, profile) if profile is not None else None


def work_on_first_band(content: Content) -> BandWork | None:
    """The work on the band about them: begun at the first call, so that it is there when somebody has guessed."""
    parameters, profile = content.models.cohort, content.rules.first_profile
    if parameters is None or profile is None:
        return None
    asked = (parameters, CENTRAL, profile)
    return waited_for("first_band_waited_for", asked, lambda: band_work(*asked))


def number_words(people: Population, work: BandWork | None) -> str:
    """How many get through, with how far it may lie where that is worked out: "24 (17 to 58)"."""
    band = work.band if work is not None else None
    if band is None:
        return f"{people.thousand.within:,}"
    low, high = of_thousand(band.within())
    return f"{people.thousand.within:,} ({low:,} to {high:,})"


def result_words(people: Population, work: BandWork | None, guess: int | None) -> str:
    """The guess beside the result, in a sentence."""
    said = "" if guess is None else f"You said {guess:,}. "
    return f"{said}The model: {number_words(people, work)}, invented people."


def watch_band(work: BandWork | None) -> None:
    """Show how far the band has come while it is not there."""
    if work is not None and work.is_under_way:
        watch(work)

"""The people that chapter 4 shows, as its address asks: one ledger, from which every view is drawn."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from cryoteach.domain.cohort.dials import HEADLINE, moved
from cryoteach.domain.cohort.settings import CENTRAL, CohortParameters
from cryoteach.domain.cohort.uncertainty import Band
from cryoteach.domain.population.failure_reasons import Reasons, reasons_of
from cryoteach.domain.population.gate_rates import GateRates, Overlap
from cryoteach.domain.population.groups import ChosenGroup
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.loosening import at
from cryoteach.domain.population.screening import Cohort, Screening, screen
from cryoteach.domain.population.thousand import people_in, reconciled
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Choice
from cryoteach.domain.rules.terms import Tag
from cryoteach.widgets.state import chapter_state
from cryoteach.widgets.thousand.band import finished
from cryoteach.widgets.thousand.link_parts import CHOSEN, LIMIT, MODE, ORDER, OVERLAP, PASSING, PRESET, PROFILE, RATES
from cryoteach.wiring import cohort


class Population(BaseModel, frozen=True, extra="forbid", arbitrary_types_allowed=True):
    """Some people under some limits. ``thousand`` is the same ledger brought down to exactly 1,000.

    The learner's own gate rates make a ledger without people: then there is no cohort, and nobody has a reason.
    """

    profile: Profile
    thousand: Ledger
    tag: Tag
    order: tuple[str, ...]
    chosen: ChosenGroup | None = None
    band: Band | None = None
    cohort: Cohort | None = None
    screening: Screening | None = None
    reasons: Reasons | None = None

    @property
    def is_central(self) -> bool:
        """Whether these are the middle people, about whom the band lies."""
        return chapter_state.text(PRESET) == CENTRAL and not moved(dials_moved())

    @property
    def chosen_cells(self) -> frozenset[int]:
        """The cells of the ledger in which the people of the chosen group stand."""
        return self.chosen.cells(self.thousand, self.order) if self.chosen else frozenset()

    @property
    def people_chosen(self) -> int:
        """How many of the thousand are in the chosen group."""
        return people_in(self.thousand, self.chosen_cells)


def profile_asked(rules: Rules) -> Profile | None:
    """The set of limits the chapter judges by, with the limits that were moved."""
    profile = rules.profiles.get(chapter_state.text(PROFILE)) or rules.first_profile
    for condition in profile.conditions if profile else ():
        number = None if isinstance(condition.scale, Choice) else chapter_state.value(f"{LIMIT}{condition.id}")
        if profile is not None and number is not None and float(number) != condition.limit.number:
            profile = ours(at(profile, condition.id, float(number)), condition.id)
    return profile


def population(parameters: CohortParameters | None, rules: Rules, profile: Profile) -> Population | None:
    """The people on screen; None where the file they come from cannot be used."""
    if chapter_state.text(MODE) == RATES:
        return _made(
            rules.criteria,
            profile,
            gate_rates(profile).ledger(Overlap(chapter_state.text(OVERLAP))),
            Tag.OUR_ASSUMPTION,
        )
    if parameters is None:
        return None
    people = cohort(parameters, chapter_state.text(PRESET), moved(dials_moved()))
    screening = screen(people, profile)
    made = _made(rules.criteria, profile, screening.ledger(), Tag.MODEL_OUTPUT)
    band = finished(parameters, rules.profiles, profile)
    known = (reasons_of(people, screening, made.thousand, condition) for condition in profile.conditions)
    reasons = next((each for each in known if each is not None), None)
    return made.model_copy(update={"cohort": people, "screening": screening, "band": band, "reasons": reasons})


def central_people(parameters: CohortParameters | None, profile: Profile) -> Population | None:
    """The central mix of people under some limits; None where the file they come from cannot be used."""
    if parameters is None:
        return None
    people = cohort(parameters, CENTRAL, {})
    screening = screen(people, profile)
    thousand = reconciled(screening.ledger())
    return Population(
        profile=profile, thousand=thousand, tag=Tag.MODEL_OUTPUT, order=thousand.conditions,
        cohort=people, screening=screening,
    )  # fmt: skip


def thousand_of_preset(parameters: CohortParameters | None, profile: Profile, preset: str) -> Ledger:
    """A thousand of a preset as it stands in its file, under these limits.

    Raises:
        ValueError: there is no file of the cohort.
    """
    if parameters is None:
        raise ValueError("there is no cohort, so no preset has people")
    return reconciled(screen(cohort(parameters, preset, {}), profile).ledger())


def gate_rates(profile: Profile) -> GateRates:
    """The learner's own rates for the gates of a set of limits."""
    rates = {condition.id: int(chapter_state.number(f"{PASSING}{condition.id}")) for condition in profile.conditions}
    return GateRates(passing=rates)


def dials_moved() -> dict[str, int | float | str | None]:
    """Where the dials of the modelled cohort stand; None where the preset has them."""
    return {dial.name: chapter_state.value(dial.name) for dial in HEADLINE}


def ours(profile: Profile, condition_id: str) -> Profile:
    """The same limits with one tagged as what it is once it was moved: an assumption."""
    conditions = tuple(
        condition.model_copy(update={"limit": condition.limit.model_copy(update={"tag": Tag.OUR_ASSUMPTION})})
        if condition.id == condition_id
        else condition
        for condition in profile.conditions
    )
    return profile.model_copy(update={"conditions": conditions})


def order_asked(criteria: Mapping[str, Criterion], asked: Iterable[str]) -> tuple[str, ...]:
    """The conditions that are asked, in the order that the learner gave all of them."""
    by_letters = {criterion.letters: criterion.id for criterion in criteria.values()}
    known = set(asked)
    return tuple(name for part in chapter_state.text(ORDER).split("-") if (name := by_letters.get(part, "")) in known)


def _made(criteria: Mapping[str, Criterion], profile: Profile, ledger: Ledger, tag: Tag) -> Population:
    thousand = reconciled(ledger)
    order = order_asked(criteria, ledger.conditions)
    text = chapter_state.text(CHOSEN)
    chosen = ChosenGroup.read(text, criteria.values()) if text else None
    return Population(profile=profile, thousand=thousand, tag=tag, order=order, chosen=chosen)

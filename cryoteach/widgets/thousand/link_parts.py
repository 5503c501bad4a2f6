"""What the address of chapter 4 may hold: which people, which limits, which view, and which group is chosen."""

from collections.abc import Iterator, Mapping

from cryoteach.domain.cohort.dials import HEADLINE
from cryoteach.domain.cohort.settings import CENTRAL, CohortParameters
from cryoteach.domain.page_address import Order, Part
from cryoteach.domain.population.gate_order import first_order
from cryoteach.domain.population.gate_rates import HUNDRED, Overlap
from cryoteach.domain.population.groups import groups_by_text
from cryoteach.domain.rules.all_rules import Rules
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.movable_limit import movable_range
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.rules.scales import Choice, Quantity
from cryoteach.widgets.frame.predict import question_parts
from cryoteach.widgets.thousand.guess import GUESS
from cryoteach.widgets.thousand.guess import PARTS as GUESS_PARTS

MODE, PRESET, PROFILE, VIEW, GROUPING, ORDER = "people", "preset", "profile", "view", "grouping", "order"
CHOSEN, TURN, OVERLAP, PASSING, LIMIT = "picked", "turn", "overlap", "pass_", "limit_"
HOW_SURE = "how-sure"
MODEL, RATES, REAL = "model", "rates", "real"
MODES = {RATES: "your own gate rates", MODEL: "the modelled cohort", REAL: "51 real, selected people"}
FAILS = "fails"
FIRST_VIEWS = {FAILS: "How many each fails", "funnel": "Gate by gate", "loosen": "Loosen"}
DEEPER_VIEWS = {
    "thousand": "Everyone",
    "together": "Failed together",
    "shares": "Whose doing?",
    "findings": "Findings",
    HOW_SURE: "How sure?",
}
VIEWS = FIRST_VIEWS | DEEPER_VIEWS
GROUPINGS = {"first-failed": "by the first gate failed", "number-failed": "by how many are failed"}
OVERLAPS = {Overlap.INDEPENDENT: "independent", Overlap.MOST: "most overlap", Overlap.LEAST: "least overlap"}
A_START = 70
"""Where the learner's own rates start: a place to push off from, not a finding."""
MOST_TURNS = 999


def thousand_parts(parameters: CohortParameters | None, rules: Rules) -> list[Part]:
    """Every part of the address of chapter 4."""
    return [*_who(parameters, rules), *_how(rules.criteria), *_limits(rules), *_guess()]


def _guess() -> list[Part]:
    """The guess of chapter 1, and whether it was passed over here."""
    known = {part.kind.name for part in GUESS_PARTS}
    return [*GUESS_PARTS, *(part for part in question_parts(GUESS) if part.kind.name not in known)]


def rate(condition_id: str, title: str) -> Quantity:
    """The scale of one of the learner's own gate rates."""
    name = f"{PASSING}{condition_id}"
    return Quantity(name=name, label=title, term="", unit="of 100 people", low=0, high=HUNDRED, step=1)


def limit(criterion: Criterion, profiles: Mapping[str, Profile]) -> Quantity | None:
    """The scale of one movable limit; None where there is no number to move."""
    scale = movable_range(criterion, profiles.values())
    named = {"name": f"{LIMIT}{criterion.id}", "label": f"the limit of {criterion.title.lower()}"}
    return scale.model_copy(update=named) if scale else None


def letters_at_first(criteria: Mapping[str, Criterion]) -> str:
    """The order in which the gates are asked until somebody chooses another, as the address writes it."""
    return "-".join(criterion.letters for criterion in first_order(criteria.values()))


def _who(parameters: CohortParameters | None, rules: Rules) -> Iterator[Part]:
    first = rules.first_profile
    profiles = {name: profile.title for name, profile in rules.profiles.items()}
    presets = {name: preset.description for name, preset in parameters.presets.items()} if parameters else {}
    yield Part(kind=_choice(MODE, "people", MODES), default=MODEL)
    yield Part(kind=_choice(PRESET, "preset", presets), default=CENTRAL)
    yield Part(kind=_choice(PROFILE, "set of limits", profiles), default=first.id if first else None)
    yield Part(kind=_choice(OVERLAP, "overlap", OVERLAPS), default=Overlap.INDEPENDENT.value)
    yield from (Part(kind=rate(c.id, c.title), default=A_START) for c in rules.criteria.values())
    if parameters:
        yield from (Part(kind=dial.quantity(parameters)) for dial in HEADLINE)


def _how(criteria: Mapping[str, Criterion]) -> Iterator[Part]:
    letters = tuple(criterion.letters for criterion in criteria.values())
    groups = {text: group.words(criteria.values()) for text, group in groups_by_text(criteria.values()).items()}
    turn = Quantity(name=TURN, label="example person", term="", unit="", low=0, high=MOST_TURNS, step=1)
    yield Part(kind=_choice(VIEW, "view", VIEWS), default=FAILS)
    yield Part(kind=_choice(GROUPING, "grouping", GROUPINGS), default="first-failed")
    yield Part(kind=Order(name=ORDER, label="order of the gates", letters=letters), default=letters_at_first(criteria))
    yield Part(kind=_choice(CHOSEN, "group", groups))
    yield Part(kind=turn, default=0)


def _limits(rules: Rules) -> Iterator[Part]:
    for criterion in rules.criteria.values():
        scale = limit(criterion, rules.profiles)
        if scale is not None:
            yield Part(kind=scale)


def _choice(name: str, label: str, options: dict[str, str] | dict[Overlap, str]) -> Choice:
    return Choice(name=name, label=label, term="", options={str(key): words for key, words in options.items()})

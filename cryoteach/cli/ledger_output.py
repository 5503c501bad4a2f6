"""A ledger told on the command line: as text to read, and as the part of the JSON that every such answer has."""

from typing import Any

from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.rules.notebook_card import signature
from cryoteach.domain.rules.phrases import TEAM
from cryoteach.domain.rules.profiles import Profile


def counts_of(ledger: Ledger) -> dict[str, Any]:
    """The views of a ledger, for programs."""
    return {
        "histogram": list(ledger.histogram),
        "alone": ledger.alone(),
        "funnel": [{"id": name, "left": left} for name, left in ledger.funnel()],
        "shapley": ledger.shapley(),
    }


def in_all(ledger: Ledger) -> str:
    """The three verdicts in one line."""
    people = "1 person" if ledger.people == 1 else f"{ledger.people:,} people"
    return (
        f"{people}: {ledger.within:,} within the limits, {ledger.outside:,} outside the limits, "
        f"{ledger.cannot_tell:,} cannot tell"
    )


def by_condition(ledger: Ledger, profile: Profile) -> str:
    """A line for each condition, and what within means."""
    alone, shares = ledger.alone(), ledger.shapley()
    width = max(map(len, ledger.conditions))
    rows = [
        f"  {name:{width}}  {alone[name]:>12,}  {left:>12,}  {shares[name]:>14,.1f}" for name, left in ledger.funnel()
    ]
    return "\n".join([
        f"  {'condition':{width}}  {'fail it':>12}  {'left in turn':>12}  {'share of outside':>14}",
        *rows,
        "",
        f"Whoever is within the limits {TEAM}.",
        signature(profile),
    ])  # fmt: skip

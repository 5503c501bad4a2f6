"""What a room is opened with, by the names of a plan or of cases, out of the content as it stands now."""

from collections.abc import Sequence

from cryoteach.domain.content import Content
from cryoteach.domain.population.ledger import Ledger
from cryoteach.domain.population.screening import screen
from cryoteach.domain.rooms.events import KeyShown, Opened
from cryoteach.domain.rooms.items import MOST_ITEMS
from cryoteach.domain.rooms.opening import Material, opened_by_cases, opened_by_plan, with_six_questions
from cryoteach.errors import CryoTeachError, UnknownNameError
from cryoteach.wiring.people import cohort
from cryoteach.wiring.shared_content import content

KEYS: dict[str, KeyShown] = {
    "": "after-second-vote", "after-second-vote": "after-second-vote", "at-reveal": "at-reveal",
}  # fmt: skip
PRESET = "central"
ASKED, NOT_ASKED, PAIRS = "1", "0", "pairs"
MEASURES = ("", ASKED, NOT_ASKED, PAIRS)
NO_FORMS = "The six questions before and after cannot be asked: their file is missing, or has an error."


def lesson_of(
    plans: Sequence[str],
    cases: Sequence[str],
    key: str = "",
    everything: Content | None = None,
    *,
    measure: str = "",
) -> Opened:
    """The opening of a room.

    Args:
        plans: the name of one plan, or none.
        cases: the names of cases, where no plan is named.
        key: when the key is shown: ``after-second-vote``, which is meant by nothing, or ``at-reveal``.
        everything: what plans and cases are looked up in, where it is more than what lies in the files.
        measure: whether six questions come before and after: ``1``, ``0``, or as its plan has it; ``pairs``: they do,
            and what each phone answered may leave the room, a nameless row a phone.

    Raises:
        CryoTeachError: something of it is not there, or does not go together.
    """
    if key not in KEYS:
        raise UnknownNameError("key", key, [name for name in KEYS if name])
    if measure not in MEASURES:
        raise UnknownNameError("measure", measure, [name for name in MEASURES if name])
    if len(plans) + bool(cases) != 1:
        raise CryoTeachError("A room takes one plan (plan=) or cases (case=, again for each), and not both.")
    if len(cases) > MOST_ITEMS:
        raise CryoTeachError(f"A room takes at most {MOST_ITEMS} cases.")
    everything = everything or content()
    try:
        opened = _by_plan(plans[0], everything, KEYS[key]) if plans else _by_cases(cases, everything, KEYS[key])
        return _measured(opened, everything, measure)
    except ValueError as wrong:
        raise CryoTeachError(str(wrong)) from None


def thousand_people(everything: Content) -> Ledger | None:
    """The modelled people of the central preset under the first set of limits; None where there are none."""
    parameters, profile = everything.models.cohort, everything.rules.first_profile
    return screen(cohort(parameters, PRESET, {}), profile).ledger() if parameters and profile else None


def _measured(opened: Opened, everything: Content, measure: str) -> Opened:
    """The same with the six questions, or without, as it is asked for."""
    if measure == NOT_ASKED:
        return opened.model_copy(update={"measure": None})
    if not measure:
        return opened
    if everything.rooms.forms is None:
        raise CryoTeachError(NO_FORMS)
    return with_six_questions(opened, everything.rooms.forms, everything.rules.profiles, exports_pairs=measure == PAIRS)


def _by_plan(name: str, everything: Content, key: KeyShown) -> Opened:
    plans = everything.rooms.plans
    if name not in plans:
        raise UnknownNameError("plan", name, plans)
    material = Material(
        cases=everything.teaching.cases, profiles=everything.rules.profiles, ledger=thousand_people(everything),
        forms=everything.rooms.forms,
    )  # fmt: skip
    return opened_by_plan(plans[name], material, key)


def _by_cases(names: Sequence[str], everything: Content, key: KeyShown) -> Opened:
    known = everything.teaching.cases
    for name in names:
        if name not in known:
            raise UnknownNameError("case", name, known)
    cases = [known[name] for name in dict.fromkeys(names)]
    title = "One person to judge" if len(cases) == 1 else f"{len(cases)} people to judge"
    return opened_by_cases(title, cases, everything.rules.profiles, key=key, every_stage=True)

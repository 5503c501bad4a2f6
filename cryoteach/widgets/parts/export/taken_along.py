"""What a file of practice takes along: cases that tables can carry, their limits, and the app it leads back into."""

from collections.abc import Collection, Iterable

from cryoteach.domain.cases.case import Case
from cryoteach.domain.content import Content
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import App
from cryoteach.export.offline.tables import carried


def taken_along(content: Content, names: Iterable[str]) -> tuple[list[Case], list[Profile]]:
    """The cases of these ids, or all where none is named, of those that can be carried; and every set of limits."""
    limits, all_cases = list(carried(content.rules.profiles.values())), content.teaching.cases
    known = {profile.id for profile in limits}
    return [all_cases[name] for name in list(names) or all_cases if all_cases[name].profile in known], limits


def app_of(content: Content, address: str, shipped: Collection[str] | None) -> App:
    """The app at this address; cases that were not shipped with it are the trainer's own, and no link names them."""
    all_cases = content.teaching.cases
    return App(address=address, own=frozenset(all_cases) - frozenset(all_cases if shipped is None else shipped))

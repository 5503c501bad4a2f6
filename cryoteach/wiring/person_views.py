"""What is said of one person, kept for everybody who looks at the same one."""

from cryoteach.domain.content import Content
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile
from cryoteach.wiring.shared import Shared

VIEWS_KEPT = 500  # a fiftieth of a megabyte each: a class looks at the same few people
_ANSWERS: Shared[bytes] = Shared(VIEWS_KEPT)


def view_of_person(person: Person, profile: Profile, everything: Content) -> bytes:
    """All that chapter 2 says of a person judged by a profile of this content, as lines of JSON."""
    from cryoteach.person_view.payload import lines  # noqa: PLC0415 - profiles are loaded in notebooks, without Plotly

    key = (person, profile.id)
    return _ANSWERS.get(
        everything, key, lambda: lines(assess(person, profile), everything.evidence, everything.rules.criteria)
    )

"""One person to practise on: a case, or somebody whom the model made."""

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.assessment import Assessment, assess
from cryoteach.domain.rules.patient import Person
from cryoteach.domain.rules.profiles import Profile


class PersonToJudge(BaseModel, frozen=True, extra="forbid"):
    """Somebody to judge; without a case it is somebody whom the model made."""

    name: str
    title: str
    person: Person
    profile: Profile
    case: Case | None = None
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> Assessment:
        """The engine's answer: never sent before the learner has committed."""
        return assess(self.person, self.profile)

    @property
    def called(self) -> str:
        """A word to call the person by."""
        return self.case.called if self.case else "this person"

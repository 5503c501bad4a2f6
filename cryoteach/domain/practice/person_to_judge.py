"""One person to practise on: a case, or somebody whom the model made."""

from pydantic import BaseModel

from cryoteach.domain.cases.case import Case, assess_stages
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

    @property
    def conditions(self) -> list[str]:
        """The conditions that this person is judged by, in the order of their set of limits."""
        return [condition.id for condition in self.profile.conditions]

    @property
    def stage_keys(self) -> list[Assessment]:
        """The engine's key for each stage of the case; none for somebody whom the model made."""
        return assess_stages(self.case, self.profile) if self.case else []

    @property
    def last_stage(self) -> int:
        """The place of the last stage, counted from 0; -1 for somebody whom the model made."""
        return len(self.case.stages) - 1 if self.case else -1

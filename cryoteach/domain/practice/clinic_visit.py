"""A visit to the clinic list as its link says: who is on it, what was committed to, and where the learner is."""

from collections.abc import Sequence

from pydantic import BaseModel

from cryoteach.domain.practice.marking import Marked
from cryoteach.domain.practice.person_to_judge import PersonToJudge
from cryoteach.domain.practice.replies import Reply, marked
from cryoteach.domain.practice.stage_replies import StageReply, asking, holds, read_reply


class ClinicVisit(BaseModel, frozen=True, extra="forbid"):
    """Read once a run. ``listed`` are the names on the list, ``people`` those of them who are known, in order.

    ``place``: where the learner is among the names listed. ``lost``: how many replies could not be read.
    ``in_stages``: whether stories are told stage by stage; ``stage_replies`` are what was said to the question of a
    stage, by case and stage, as a link has it.
    """

    listed: tuple[str, ...]
    people: tuple[PersonToJudge, ...]
    replies: dict[str, Reply] = {}
    lost: int = 0
    place: int = 0
    is_list_sealed: bool = False
    is_locked: bool = False
    in_stages: bool = False
    stage_replies: dict[tuple[str, int], str] = {}

    @property
    def names(self) -> list[str]:
        """The people of the list, in order, without those whom nobody knows."""
        return [item.name for item in self.people]

    @property
    def strange(self) -> list[str]:
        """Those on the list whom nobody knows here."""
        known = set(self.names)
        return [name for name in self.listed if name not in known]

    @property
    def at(self) -> int:
        """The place among the people who are known: one that has gone meanwhile moves nobody else's place."""
        once = list(dict.fromkeys(self.listed))
        gone = set(once[: self.place]) & set(self.strange)
        return self.place - len(gone) if self.place < len(once) else max(self.place, len(self.people))

    @property
    def before_us(self) -> PersonToJudge | None:
        """The person who is to be judged now; None at the end of the list."""
        return self.people[self.at] if self.at < len(self.people) else None

    @property
    def answered(self) -> list[PersonToJudge]:
        """The people whose verdict the learner has committed to, in order."""
        return [item for item in self.people if item.name in self.replies]

    @property
    def marked_replies(self) -> Sequence[Marked]:
        """What the learner has committed to, beside the engine's keys, in order."""
        return [marked(item.name, self.replies[item.name], item.key) for item in self.answered]

    def asked_of(self, item: PersonToJudge) -> list[int]:
        """The stages of a person's story that ask something, the last one with the verdict; none told whole."""
        return asking(item.case) if item.case is not None and self.in_stages else []

    def reply_at(self, item: PersonToJudge, stage: int) -> StageReply | None:
        """What was said to the question of a stage; None while nothing fits it."""
        question = item.case.stages[stage].question if item.case else None
        written = self.stage_replies.get((item.name, stage), "")
        return read_reply(question, written, item.conditions) if question and written else None

    def open_stage(self, item: PersonToJudge) -> int | None:
        """The stage whose question has to be answered before the story goes on; None where it has been told."""
        before = [stage for stage in self.asked_of(item) if stage < item.last_stage]
        return next((stage for stage in before if self.reply_at(item, stage) is None), None)

    def tally_on_the_way(self) -> tuple[int, int]:
        """Of all questions answered on the way by those whose verdict is committed: how many held, of how many."""
        held = [
            holds(question, said, item.stage_keys, stage)
            for item in self.answered
            if item.case is not None
            for stage in asking(item.case)
            if (question := item.case.stages[stage].question) and (said := self.reply_at(item, stage)) is not None
        ]
        return sum(held), len(held)

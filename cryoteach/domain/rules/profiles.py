"""A criteria profile: one set of limits, with its version, date and reviewer."""

from collections.abc import Iterator
from typing import Annotated, Any, Self, TypeAlias

from pydantic import BaseModel, Field, model_validator

from cryoteach.domain.input.days import IsoDate
from cryoteach.domain.input.patterns import WrittenAs
from cryoteach.domain.rules.criteria import Criterion, Limit
from cryoteach.domain.rules.scales import Choice, Scale, Value
from cryoteach.domain.rules.terms import Slug
from cryoteach.errors import UnknownNameError

NOT_REVIEWED = "not yet reviewed by a clinician"
MOST_CONDITIONS = 8  # one bit each in a byte
Version: TypeAlias = Annotated[str, WrittenAs(r"^\d+\.\d+$", "two numbers with a dot, such as 1.0")]


class Condition(BaseModel, frozen=True, extra="forbid"):
    """One condition as a profile asks it: the words and the limit."""

    criterion: Criterion
    limit: Limit

    @model_validator(mode="after")
    def _limit_fits_the_scale(self) -> Self:
        scale, limit = self.scale, self.limit
        if isinstance(scale, Choice) != (limit.one_of is not None):
            wanted = "one_of" if isinstance(scale, Choice) else "at_most or at_least"
            raise ValueError(f"{self.id} tests {scale.name}, so its rule is {wanted}")
        named = limit.one_of or (limit.number, limit.ideal)
        wrong = [complaint for value in (*named, *limit.unsettled) if (complaint := _complaint(value, scale))]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def __repr_args__(self) -> Iterator[tuple[str | None, str]]:
        """Show which it is, and its limit."""
        yield from (("id", self.id), ("limit", self.limit_words))

    @property
    def id(self) -> str:
        """The condition's id."""
        return self.criterion.id

    @property
    def finding(self) -> str:
        """The finding that the condition reads."""
        return self.criterion.measures.finding

    @property
    def scale(self) -> Scale:
        """The scale of that finding."""
        return self.criterion.measures.scale

    @property
    def limit_words(self) -> str:
        """The rule in words: "at most 5 tumours"."""
        if isinstance(self.scale, Choice):
            return " or ".join(self.scale.words(option) for option in self.limit.one_of or ())
        text = self.scale.words(self.scale.checked(self.limit.number))
        return f"{'at most' if self.limit.at_most is not None else 'at least'} {text}"

    @property
    def edge_words(self) -> str:
        """The limit itself in words: "5 tumours"."""
        return self.limit_words.removeprefix("at most ").removeprefix("at least ")


class Profile(BaseModel, frozen=True, extra="forbid"):
    """One set of limits. Its conditions keep their order wherever they appear."""

    id: Slug
    version: Version
    date: IsoDate
    title: str
    summary: str
    reviewer: str = NOT_REVIEWED
    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=MOST_CONDITIONS)

    def __repr_args__(self) -> Iterator[tuple[str | None, str | int]]:
        """Show which it is, and how many conditions it asks."""
        yield from (("id", self.id), ("version", self.version), ("conditions", len(self.conditions)))

    @property
    def criteria(self) -> dict[str, Criterion]:
        """The words of each condition by its id, as the charts of many people take them."""
        return {condition.id: condition.criterion for condition in self.conditions}

    def condition(self, condition_id: str) -> Condition:
        """One condition by its id.

        Raises:
            UnknownNameError: this profile does not ask it.
        """
        for condition in self.conditions:
            if condition.id == condition_id:
                return condition
        raise UnknownNameError("condition", condition_id, [condition.id for condition in self.conditions])

    def with_limit(self, condition_id: str, **update: Any) -> "Profile":  # noqa: ANN401 - a limit's own fields
        """The same profile with one limit changed, validated anew: a what-if.

        Raises:
            UnknownNameError: this profile does not ask that condition.
        """
        old = self.condition(condition_id)
        limit = Limit.model_validate({**old.limit.model_dump(), **update})
        new = Condition(criterion=old.criterion, limit=limit)
        conditions = tuple(new if condition is old else condition for condition in self.conditions)
        return self.model_copy(update={"conditions": conditions})


def _complaint(value: Value | None, scale: Scale) -> str:
    try:
        scale.checked(value)
    except ValueError as refusal:
        return str(refusal)
    return ""

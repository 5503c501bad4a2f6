"""One part of a case while it is being written: a model around its plain fields, which may hold anything typed so far.

The fields are kept as they came, in their order, with names that no case has and values that do not fit: the check
speaks of those, and a link or a file gets back exactly what was written. A change gives a changed copy.
"""

from typing import Any, Self, cast

from pydantic import BaseModel


class Typed:
    """A field of a draft as the form shows it: the text that was typed; empty where there is none."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, draft: "Draft", owner: type) -> str:
        value = draft.fields.get(self.name)
        if isinstance(value, float):
            return f"{value:g}"
        return "" if value is None else str(value)


class TypedText(Typed):
    """Likewise, where no number is asked for: what is nothing, or false, is empty too."""

    def __get__(self, draft: "Draft", owner: type) -> str:
        return str(draft.fields.get(self.name) or "")


class Draft(BaseModel, frozen=True, extra="forbid"):
    """One part of a case being written; what was written there may be no fields at all."""

    written: Any = None

    @property
    def fields(self) -> dict[str, Any]:
        """The plain fields; none where something else was written."""
        value: object = self.written
        return cast("dict[str, Any]", value) if isinstance(value, dict) else {}

    def changed(self, **values: object) -> Self:
        """A copy in which these fields hold other values."""
        return type(self)(written={**self.fields, **values})

    def without(self, name: str) -> Self:
        """A copy that lacks this field."""
        return type(self)(written={key: value for key, value in self.fields.items() if key != name})

    def listed(self, name: str) -> list[Any]:
        """What a field lists; nothing where no list was written."""
        value: object = self.fields.get(name)
        return cast("list[Any]", value) if isinstance(value, list) else []

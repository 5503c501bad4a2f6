"""Text that has to be written in one way: the schema tells editors the pattern, a person is told in words."""

import re
from dataclasses import dataclass
from typing import Any

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler

from cryoteach.errors import shown


@dataclass(frozen=True)
class WrittenAs:
    """How a text is written: the pattern for programs and the words for people, with an example."""

    pattern: str
    words: str

    def checked(self, text: str) -> str:
        """Give the text back, or refuse it in words.

        Raises:
            ValueError: it is written otherwise.
        """
        if re.fullmatch(self.pattern, text):
            return text
        raise ValueError(f"found {shown(text)}; expected {self.words}" if text else f"is empty; it takes {self.words}")

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:  # noqa: ANN401 - pydantic's own
        """Check after the text is known to be one."""
        return AfterValidator(self.checked).__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:  # noqa: ANN401 - likewise
        """Tell editors the pattern and the words."""
        return {**handler(schema), "pattern": self.pattern, "description": self.words}

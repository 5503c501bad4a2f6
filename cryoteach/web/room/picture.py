"""A drawing of ours that stands in a page as it is; all other text is escaped."""


class Picture:
    """An ``<svg>`` that was drawn on the server: whatever words it holds were escaped there."""

    def __init__(self, svg: str) -> None:
        self._svg = svg

    def __html__(self) -> str:
        """What a template puts into its page."""
        return self._svg

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._svg)

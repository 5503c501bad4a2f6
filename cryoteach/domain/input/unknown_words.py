"""The spellings of "unknown": what people, spreadsheets, R and pandas write where nothing is known."""

UNKNOWN = "unknown"  # as links and options write it
NOT_KNOWN = "not known"  # as tables of cases and pages write it
OURS = frozenset({"", UNKNOWN, NOT_KNOWN})
UNKNOWN_WORDS = frozenset({
    *(*OURS, "not assessed"),
    *("na", "n/a", "n.a.", "#n/a", "<na>", "nan", "none", "null"),
    *("-", "–", "—", "−", "?", "."),  # the dashes that word processors make of one
})  # fmt: skip
NO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))  # left by web pages and word processors


def bare(text: str) -> str:
    """A text without what nobody can see: space of every kind at its ends, and characters without width.

    >>> bare(chr(0xA0) + "1.5" + chr(0x200B))
    '1.5'
    """
    return text.translate(NO_WIDTH).strip()


def plainly(text: str) -> str:
    """A text without capitals and doubled space, for comparing."""
    return " ".join(bare(text).casefold().split())


def is_unknown(text: str) -> bool:
    """Whether a text says that nothing is known; upper and lower case are the same.

    >>> [is_unknown(text) for text in ("", " NA ", "Not  known", "0")]
    [True, True, True, False]
    """
    return plainly(text) in UNKNOWN_WORDS


def is_our_unknown(text: str) -> bool:
    """Whether a text says so as links, options and pages write it: nothing, "unknown" or "not known".

    A link or an option has no column that shows what "none" or "nan" means in it, so there they are no answer.
    """
    return bare(text) in OURS


def written_as_unknown(value: object) -> bool:
    """Whether a value of a file, of whatever type, says that nothing is known: nothing at all, a word, not a number.

    >>> [written_as_unknown(value) for value in (None, "NA", float("nan"), 0)]
    [True, True, True, False]
    """
    return value is None or (is_unknown(value) if isinstance(value, str) else value != value)  # noqa: PLR0124 - as NaN

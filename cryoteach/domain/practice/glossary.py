"""The glossary: words as they stand on screen, what else they are called, and what they mean in plain words."""

from collections import Counter
from typing import Self

from pydantic import BaseModel, Field, RootModel, model_validator

from cryoteach.domain.rules.terms import Line, Prose, Slug, Tag


class Term(BaseModel, frozen=True, extra="forbid"):
    """One word of the glossary.

    Attributes:
        word: as it stands on screen.
        also: what papers, letters and other pages call it.
        means: in plain words.
        tag: where the word says where a number comes from, which of the four it is.
    """

    word: Line
    also: tuple[Line, ...] = ()
    means: Prose
    tag: Tag | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called."""
        return (self.word, *self.also)


class Glossary(RootModel[dict[Slug, Term]], frozen=True):
    """Every word by its id: first the four that say where a number comes from, then the others by the alphabet."""

    root: dict[Slug, Term] = Field(min_length=1)

    @model_validator(mode="after")
    def _a_name_leads_to_one_word(self) -> Self:
        counted = Counter(name.casefold() for term in self.root.values() for name in term.names)
        if twice := [name for name, times in counted.items() if times > 1]:
            raise ValueError(f"the name {twice[0]!r} stands here twice; a name leads to one word")
        tags = [term.tag for term in self.root.values() if term.tag is not None]
        if sorted(tags) != sorted(Tag):
            raise ValueError(f"each tag has one word of its own: {', '.join(Tag)}")
        return self

    @property
    def in_order(self) -> dict[str, Term]:
        """Every word as it is read: the tags in their own order, then the alphabet."""
        places = {tag: number for number, tag in enumerate(Tag)}

        def place(named: tuple[str, Term]) -> tuple[int, str]:
            term = named[1]
            return (len(places) if term.tag is None else places[term.tag], term.word.casefold())

        return dict(sorted(self.root.items(), key=place))

    def found(self, asked: str) -> dict[str, Term]:
        """The words that are called just so, that hold it in a name, that mention it; all where nothing is asked."""
        words = asked.casefold().split()
        called = {id_: term for id_, term in self.in_order.items() if " ".join(words) in map(str.casefold, term.names)}
        named = {id_: term for id_, term in self.in_order.items() if _holds(" ".join(term.names), words)}
        told = {id_: term for id_, term in self.in_order.items() if _holds(term.means, words)}
        return called | named | told

    def of_tag(self, tag: Tag) -> Term:
        """The word for where a number comes from."""
        return next(term for term in self.root.values() if term.tag is tag)


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text.casefold() for word in words)

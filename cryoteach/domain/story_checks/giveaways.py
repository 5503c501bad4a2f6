"""Does the story answer its own question? Small checks on what a learner has read when a question is asked."""

import re
from collections.abc import Iterator

from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion, Question

VERDICTS = re.compile(
    r"\b(?:(?:within|outside|beyond|inside) (?:all |every |any |one |some )?(?:of )?(?:the |our |these |its )?limits?|"
    r"(?:we )?cannot tell|(?:meets?|fails?|met|failed) (?:all|every|one|two|three|four|five|six|none|the)\b"
    r"[^.]{0,20}\bconditions?|too (?:many|large|big|fast|unfit) (?:to be )?(?:for|by) the (?:limits?|leaflet|list))\b",
    re.IGNORECASE,
)
FEWEST_WORDS = 3  # of a right answer that stands in the story word for word; fewer may stand there by chance


def giveaways(told: str, question: Question) -> Iterator[str]:
    """Every sentence about what in the story so far gives the answer away.

    Args:
        told: the vignette and the stories up to the question.
        question: what is asked then.
    """
    if match := VERDICTS.search(told):
        yield f"“{match[0]}” gives the answer away before it is asked; tell the findings and leave the verdict open"
    if isinstance(question, ChoiceQuestion):
        yield from _choice(_plain(told), question)
    if isinstance(question, NumberQuestion):
        yield from _number(_plain(told), question)


def _choice(told: str, question: ChoiceQuestion) -> Iterator[str]:
    right = next(option.text for option in question.options if option.right)
    words = _plain(right)
    if len(words.split()) >= FEWEST_WORDS and words in told:
        yield f"the story holds the right answer word for word (“{right}”); tell it in other words"


def _number(told: str, question: NumberQuestion) -> Iterator[str]:
    number = f"{question.answer:g}"
    if question.unit and re.search(rf"(?<![\w.]){re.escape(number)} ?{re.escape(_plain(question.unit))}\b", told):
        yield f"the story already says {number} {question.unit}, which is the answer; leave it to be worked out"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w.\s]", " ", text.lower()).split()).rstrip(".")

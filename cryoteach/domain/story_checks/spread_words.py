"""Words of a story that tell of cancer outside the liver, beside findings that hold none."""

import re
from collections.abc import Iterator

PLACES = (
    r"(?:lungs?|chest|bones?|spine|ribs?|brain|skull|adrenals?(?: glands?)?|periton(?:eum|eal)|ovar(?:y|ies)|spleen|"
    r"pleura|pleural|lymph(?: |-)?nodes?|abdominal lining)"
)
SIGNS = (
    r"(?:nodules?|metastas[ei]s|secondar(?:y|ies)|deposits?|lesions?|tumours?|cancer|disease|spots?|shadows?|spread)"
)
SIDE = r"(?:the |his |her |their |its |both |one |a |left |right |of |two |several |some )*"
CLAIM = re.compile(
    rf"\b{PLACES} {SIGNS}\b|\b{SIGNS}(?: (?:are|is|was|were|have been|has been))?(?: (?:seen|found|shown|growing))?"
    rf" (?:to|in|on|into|along) {SIDE}{PLACES}\b|\bspread (?:\w+ )?(?:outside|beyond) the liver\b|"
    rf"\b(?:reached|invaded) {SIDE}{PLACES}\b"
)
DENIED = re.compile(
    r"\b(?:no|not|none|never|nothing|without|neither|nor|free of|clear of|if|whether|may|might|could|would|should|"
    r"fears?|feared|afraid|asks?|asked|wonders?|worr\w+|look(?:s|ed|ing)? for|rules? out|ruled out|exclud\w+|"
    r"before|had been|used to|father\w*|mother\w*|brother\w*|sister\w*|wife\w*|husband\w*|friend\w*)\b"
)
DENIED_AFTER = re.compile(r"\b(?:ruled out|excluded|not seen|never|benign|old|removed|no longer|gone|nothing)\b")
SPREAD_WORDS = frozenset({"suspected", "confirmed"})


def spread_against_findings(text: str, held: set[str | None]) -> Iterator[str]:
    """The sentence about words of spread, where no stage's findings hold any.

    Args:
        text: the stories, in small letters and on one line.
        held: what is held about disease outside the liver at each stage.
    """
    if held & SPREAD_WORDS:
        return
    told = ", ".join(sorted("unknown" if value is None else value for value in held))
    for sentence in re.split(r"[.;?!]+\s", text):
        match = CLAIM.search(sentence)
        if match and not DENIED.search(sentence[: match.start()]) and not DENIED_AFTER.search(sentence[match.end() :]):
            yield (
                f"the words say {match[0]!r}, but extrahepatic_disease is {told}; "
                "change the words, or hold it as suspected or confirmed"
            )
            return

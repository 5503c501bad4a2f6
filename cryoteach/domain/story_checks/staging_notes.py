"""Words that settle what lies beyond the liver by a scan that looks at the liver only."""

import re
from collections.abc import Iterator

THE = r"(?:the |her |his |their )?"
BEYOND = r"(?:chest|lungs?|thorax|abdom\w+|belly|pelvi\w+|bones?|brain|spine|whole[ -]body|body|head)"
LIVER_SCAN = re.compile(
    rf"(?<!before the )(?<!before )\b(?:mri|mr scan|magnetic resonance|ultrasound)\b(?! of {THE}{BEYOND})|"
    rf"\bliver (?:scan|ct)s?\b|\b(?:scans?|ct) of {THE}liver\b",
    re.IGNORECASE,
)
PICTURE = r"(?:scan\w*|x-?rays?|films?|pictures?|images?|mri|biops\w+|sample\w*)"
WIDER_SCAN = re.compile(
    rf"(?<!\b[Ll]iver )\bCTs?\b(?! (?:scan )?of {THE}liver)|\bPET\b|(?i:\bpet[ -](?:scan|ct)\w*|\bstaging\b|"
    rf"\b(?:other|further) (?:scans?|tests?|pictures)\b|\b{BEYOND}[ -]{PICTURE}|"
    rf"\b{PICTURE}\b(?: \w+){{0,3}} (?:of|from|on|in) {THE}{BEYOND}\b|\bbiops\w+)"
)
NOT_DONE = re.compile(r"(?i:\b(?:no|not|never|without|nor|awaits?|awaiting|waiting for|has yet to)\b)[^.;]{0,25}$")


def liver_scan_alone(told: str, elsewhere: str) -> Iterator[str]:
    """What is wrong with how disease elsewhere is settled, where only scans of the liver are told of.

    Args:
        told: all that is read up to the stage at which it is settled, labels too.
        elsewhere: what is held about disease elsewhere from then on.
    """
    text = " ".join(told.split())
    scan = LIVER_SCAN.search(text)
    wider = (match for match in WIDER_SCAN.finditer(text) if not NOT_DONE.search(text[: match.start()]))
    if scan and next(wider, None) is None:
        yield (
            f"disease elsewhere is {elsewhere}, but the only scan told of is “{scan[0]}”; a liver scan cannot speak "
            "for the chest, so name what looked there: CT of chest, abdomen and pelvis, or PET"
        )

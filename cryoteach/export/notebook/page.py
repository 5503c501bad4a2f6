"""My notebook as one HTML page: nothing in it asks a server, and every text is escaped."""

from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.phrases import flip_sentence, verdict_line
from cryoteach.export.app_link import NO_CODE, TOO_LONG, for_others
from cryoteach.export.credits import FICTIONAL, cite_line, licence_line, limits_line, reviewed
from cryoteach.export.html_template import html_template
from cryoteach.export.notebook.kept import Kept, Pin
from cryoteach.export.qr import qr_image


def as_html(kept: Kept) -> str:
    """Write the page: guesses, answers, letters and pins, and whose all of it is."""
    credit = [FICTIONAL, reviewed(kept.profile), limits_line(kept.profile), licence_line()]
    pins = [{"words": pin.words, "judged": _judged(pin, kept)} for pin in kept.pins]
    code = qr_image(kept.link, scale=4) if for_others(kept.link) else ""
    credit.append(cite_line("my notebook", [kept.profile]))
    return html_template("my_notebook.html").render(
        kept=kept, pins=pins, credit=credit, code=code, no_code=TOO_LONG if for_others(kept.link) else NO_CODE
    )


def _judged(pin: Pin, kept: Kept) -> list[str]:
    """What the engine says of a person by the limits of this page; nothing where those are others."""
    if pin.person is None or pin.profile != kept.profile.id:
        return []
    answer = assess(pin.person, kept.profile)
    reasons = [f"{one.condition.criterion.title}: {one.status.words}. {one.reason}" for one in answer.findings]
    return [f"{verdict_line(answer)}.", flip_sentence(answer), *reasons]

"""The reply to a control of chapter 2: all that the page says about one person, or why it cannot."""

from starlette.datastructures import QueryParams
from starlette.responses import Response

from cryoteach.domain.person_link import read_link
from cryoteach.domain.rules.patient import Person
from cryoteach.web.in_words import NOT_KEPT, in_words
from cryoteach.wiring import content, view_of_person

_CHANGED = "The set of limits was changed meanwhile. The page takes the new one over as soon as the control rests."


def reply(asked: QueryParams) -> Response:
    """A line of JSON for each part; what cannot be read is refused in words, nothing is put in its place."""
    everything = content()
    if everything.rules.first_profile is None:
        return in_words("No set of limits can be read.", 503)
    opened = read_link(asked, everything.rules, everything.teaching.cases, Person(), everything.rules.first_profile)
    if (version := asked.get("version")) and version != opened.profile.version:
        return in_words(_CHANGED, 409)
    if opened.notices:
        return in_words("; ".join(opened.notices), 400)
    said = view_of_person(opened.person, opened.profile, everything)
    return Response(said, headers=NOT_KEPT, media_type="application/jsonl")

"""`cryoteach export scorm`: cases with practice as a package for a learning platform."""

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import Refusal, Verb, complain, json_option, option
from cryoteach.cli.verbs.export.writing import (
    STREAMS,
    case_options,
    chosen_cases,
    export_out,
    left_out,
    profile_options,
    write_product,
)
from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.offline.page import with_those_of
from cryoteach.export.offline.tables import carried
from cryoteach.export.scorm.course import Course, checked_score, checked_title, usual_title, why_too_many
from cryoteach.export.scorm.package import as_package
from cryoteach.library.files.targets import Target
from cryoteach.settings import settings

EXAMPLES = """\b
Examples:
  cryoteach export scorm --out cryoteach.zip
  cryoteach export scorm --out two.zip --case mei-ferry --case yusuf-bakery --title "Week 3" --mastery-score 50
"""


@click.command(
    "scorm", cls=Verb, streams=STREAMS, short_help="A SCORM 1.2 package for Moodle and others.", epilog=EXAMPLES
)
@export_out
@case_options
@profile_options
@option("--mastery-score", "N", checked_score, "of 100, from which on it is passed; without it, only completed")
@option("--title", "T", checked_title, "what it is called in the course")
@json_option
def command(
    *,
    out: Target,
    case: list[Case],
    profile: list[Profile],
    mastery_score: int | None,
    title: str | None,
    as_json: bool,
) -> None:
    """Write cases with practice, and chapter 2, as a zip that a learning platform takes.

    The platform is told where a learner is, a score, and when every person has an answer. A sheet for whoever looks
    after the platform lies in it.
    """
    found = content()
    limits = profile or carried(found.rules.profiles.values())
    usable = {one.id for one in (*limits, *carried(found.rules.profiles.values()))}
    cases = [one for one in chosen_cases(case) if case or one.profile in usable]
    course = Course(title=title or usual_title(cases), mastery=mastery_score)
    complain([Refusal(trouble)] if (trouble := why_too_many(cases)) else [])
    made = as_package(found, cases, limits, course, address=settings().address)
    taken = with_those_of(cases, limits, found)
    missing = [] if case else left_out([one.id for one in cases])
    write_product("scorm", made, out, taken, as_json=as_json, cases=[one.id for one in cases], left_out=missing)

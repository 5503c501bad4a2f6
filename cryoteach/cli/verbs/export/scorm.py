"""`cryoteach export scorm`: cases with practice as a package for a learning platform."""

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import Refusal, Verb, complain, option
from cryoteach.cli.verbs.export.choosing import practice_options, practised, reached
from cryoteach.cli.verbs.export.writing import STREAMS, write_product
from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import App
from cryoteach.export.scorm.course import Course, checked_score, checked_title, usual_title, why_too_many
from cryoteach.export.scorm.package import as_package
from cryoteach.library.files.targets import Target

EXAMPLES = """\b
Examples:
  cryoteach export scorm --out cryoteach.zip
  cryoteach export scorm --out two.zip --case mei-ferry --case yusuf-bakery --title "Week 3" --mastery-score 50
"""


@click.command(
    "scorm", cls=Verb, streams=STREAMS, short_help="A SCORM 1.2 package for Moodle and others.", epilog=EXAMPLES
)
@practice_options
@option("--mastery-score", "N", checked_score, "of 100, from which on it is passed; without it, only completed")
@option("--title", "T", checked_title, "what it is called in the course")
def command(
    *,
    out: Target,
    case: list[Case],
    profile: list[Profile],
    mastery_score: int | None,
    title: str | None,
    address: str | None,
    as_json: bool,
) -> None:
    """Write cases with practice, and chapter 2, as a zip that a learning platform takes.

    The platform is told where a learner is, a score, and when every person has an answer. A sheet for whoever looks
    after the platform lies in it.
    """
    taken = practised(case, profile)
    course = Course(title=title or usual_title(taken.cases), mastery=mastery_score)
    complain([Refusal(trouble)] if (trouble := why_too_many(taken.cases)) else [])
    made = as_package(content(), taken.cases, taken.limits, course, app=App(address=reached(address)))
    names = [one.id for one in taken.cases]
    write_product("scorm", made, out, taken.all_limits, as_json=as_json, cases=names, left_out=taken.left_out)

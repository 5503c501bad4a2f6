"""One sheet for whoever looks after a learning platform: what the package holds, tells and keeps."""

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from textwrap import wrap

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import NO_LINK, App, CaseLink
from cryoteach.export.credits import FICTIONAL, PROGRAM, cite_line, limits_line, reviewed
from cryoteach.export.scorm.course import Course

WIDTH = 90
TRIED = "Tried in two simulated platforms; an import into a real Moodle, Canvas or Blackboard was not tried."
NOT_YET = "Not offered yet: LTI, xAPI, SCORM 2004."
PLATFORMS = {
    "Moodle": "add an activity of the kind SCORM package and choose the zip as it is.",
    "Canvas": "import it with the SCORM tool, where your institution has it switched on.",
    "Blackboard": "add a content package (SCORM) and choose the zip as it is.",
}
ALL_OF_THEM = (
    "Do not unpack the zip. Give it one attempt, or let attempts go on. It works in the same window and in a new one."
)
REPORTED = (
    "lesson status: incomplete on the first opening, completed once every person has an answer; never by closing",
    "score: 0 to 100, the whole answers that were right; from the first completion on it stands",
    "place: which person, and every answer in a short code (suspend data, at most 4,096 letters)",
    "session time, of each opening",
)
DATA = (
    "The package holds no personal data and asks no server. It reads no name and no number of a learner. What it "
    "tells, your platform keeps, by your platform's rules. The browser itself keeps nothing while a platform listens. "
    "Opened without one, the page works, says that nothing is reported, and keeps answers in that browser."
)
KEYS = (
    "The keys of the cases lie in the page, for it has nobody to ask. Whoever reads its source finds them: it is for "
    "practice, and no examination."
)
IN_THE_PAGE = "the page itself has each link as a QR code, too: About"
ACCESS = (
    "Made for WCAG 2.2 AA: keyboard, screen reader, 360 pixels, light and dark, print. An automatic check (axe) of the "
    "offline page runs with each version of CryoTeach. No assessment by people who depend on it has been made."
)


def sheet(
    course: Course,
    cases: Sequence[Case],
    profiles: Iterable[Profile],
    page_bytes: int,
    ways: Sequence[str],
) -> str:
    """Write it as plain text.

    Args:
        course: what the package is called.
        cases: those in it.
        profiles: the sets of limits in it.
        page_bytes: how large its page is.
        ways: the links into the app, or why there are none.
    """
    taken = list(profiles)
    mastery, people = course.mastery, "1 person" if len(cases) == 1 else f"{len(cases)} people"
    end = (
        "" if mastery is None else f"at the end passed from a score of {mastery} on, else failed, in place of completed"
    )
    parts = {
        "What it is": [
            f"SCORM 1.2, one activity, {people} to judge. CryoTeach {version('cryoteach')}. {FICTIONAL}",
            f"Sizes: one page of {page_bytes:,} bytes with all its scripts, and nothing to stream.",
        ],
        "Put it into a course": [*(f"{name}: {does}" for name, does in PLATFORMS.items()), ALL_OF_THEM, TRIED, NOT_YET],
        "What the platform is told": [*REPORTED, *filter(None, [end])],
        "Data": [DATA, KEYS],
        "Access": [ACCESS],
        "The same in the app": [*ways],
        "Terms": [PROGRAM, *_of_cases(cases), *map(limits_line, taken), reviewed_by(taken, cases),
                  cite_line("SCORM package", taken)],
    }  # fmt: skip
    written = [f"{head.upper()}\n\n" + "\n".join(map(_item, lines)) for head, lines in parts.items()]
    return "\n\n".join([course.title, *written]) + "\n"


def reviewed_by(profiles: Sequence[Profile], cases: Sequence[Case]) -> str:
    """Who has reviewed it, each thing that is said once."""
    return " ".join(dict.fromkeys(reviewed(profile, case) for profile in profiles for case in cases))


def in_the_app(app: App, links: Sequence[CaseLink]) -> list[str]:
    """The links into the app, each with its limits; or why there are none."""
    if not app.address:
        return [NO_LINK]
    each = [f"{one.title} (limits: {one.limits}): {one.link}" for one in links]
    return [f"The app: {app.address} ({IN_THE_PAGE})", *each]


def _item(line: str) -> str:
    return "\n".join(
        wrap(line, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    )


def _of_cases(cases: Sequence[Case]) -> list[str]:
    return list(dict.fromkeys(f"Cases: {case.author}, {case.licence}." for case in cases))

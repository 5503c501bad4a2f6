"""How every notebook begins: what it is, whose it is, and the set of limits with its version held to."""

from importlib.metadata import version

from cryoteach.domain.cases.case import Case
from cryoteach.domain.rules.criteria import Limit
from cryoteach.domain.rules.profiles import Profile
from cryoteach.export.app_link import NO_CODE, NO_LINK, TOO_LONG, for_others
from cryoteach.export.credits import FICTIONAL, cite_line, licence_line, limits_line, reviewed
from cryoteach.export.notebook.cells import Cell, code, literal, plain, prose
from cryoteach.export.qr import qr_png

CODE, PICTURE = "QR code of the link", "link.png"
HOW_TO = "It runs from top to bottom. Change any cell, then run it and those below it."


def opening(title: str, profile: Profile, case: Case | None = None, link: str = "") -> list[Cell]:
    """What this is, and the cell that fetches CryoTeach.

    Args:
        title: of the notebook, in our own words.
        profile: the limits that it judges by.
        case: the case that it holds, for its author and licence.
        link: the link that opens the same in the app; may be empty.
    """
    lines = [FICTIONAL, reviewed(profile, case), limits_line(profile), licence_line(case)]
    credit = "\n".join(f"- {plain(line)}" for line in [*lines, cite_line("notebook", [profile])])
    told, pictures = _in_the_app(link)
    return [prose(f"# {title}", HOW_TO, credit, *told, pictures=pictures), _fetching()]


def _in_the_app(link: str) -> tuple[list[str], dict[str, bytes]]:
    """The link and its QR code; a link that serves this computer alone has none."""
    told = [f"In the app: <{link}>"] if link else []
    if not for_others(link):
        return [*told, NO_LINK if not link else NO_CODE], {}
    code = qr_png(link)
    return ([*told, f"![{CODE}](attachment:{PICTURE})"], {PICTURE: code}) if code else ([*told, TOO_LONG], {})


def _fetching() -> Cell:
    made_with = version("cryoteach")
    return code(
        "# Where CryoTeach is missing, install the version that this notebook was made with:",
        f"# %pip install cryoteach=={made_with}",
        "from cryoteach import Person, assess, figures, invent_people, load_profiles, reconciled, screen",
    )


def held_limits(profile: Profile, original: Profile) -> Cell:
    """The cell that loads the limits, stops where their version is another, and moves those that were moved."""
    moved = [
        f"profile = profile.with_limit({literal(new.id)}, **{literal(change)})"
        for new in profile.conditions
        if (change := _changed(new.limit, original.condition(new.id).limit))
    ]
    return code(
        f"name, version = {literal(profile.id)}, {literal(profile.version)}",
        "profile = load_profiles()[name]",
        "assert profile.version == version, (",
        '    f"This notebook was made with version {version} of the limits {name}; "',
        '    f"this CryoTeach has {profile.version}, so verdicts may differ. "',
        '    "Change the version above to go on with the new ones."',
        ")",
        *moved,
        "for condition in profile.conditions:",
        '    print(f"{condition.criterion.title}: {condition.limit_words} ({condition.limit.tag.words})")',
    )


def _changed(new: Limit, old: Limit) -> dict[str, object]:
    before = old.model_dump(mode="json")
    return {name: value for name, value in new.model_dump(mode="json").items() if value != before[name]}

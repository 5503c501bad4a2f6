"""What the verbs read: the content, once for each call, and the profile that was asked for."""

from pathlib import Path

import click

from cryoteach.domain.content import Content
from cryoteach.domain.rules.profiles import Profile
from cryoteach.errors import ContentError, UnknownNameError
from cryoteach.library.content.load import load_content
from cryoteach.settings import settings

_KEPT = "cryoteach.content"
_BEHIND_A_PROFILE = ("content/criteria/", "content/evidence/")


def content() -> Content:
    """Everything in content/ and scenarios/, read the first time this call asks."""
    kept = click.get_current_context().meta
    if _KEPT not in kept:
        kept[_KEPT] = load_content(settings().content, settings().scenarios)
    return kept[_KEPT]


def read_profile(name: str) -> Profile:
    """The profile of this name.

    Raises:
        UnknownNameError: there is none.
        ContentError: there is, but it cannot be used; with the reasons, its own first.
    """
    found = content()
    if name in found.rules.profiles:
        return found.rules.profiles[name]
    own = [p for p in found.problems if Path(p.file).parent.name == "profiles" and Path(p.file).stem == name]
    if own or not found.rules.profiles:
        behind = [p for p in found.problems if p.file.startswith(_BEHIND_A_PROFILE) and p not in own]
        raise ContentError([*own, *behind] or found.problems)
    raise UnknownNameError("profile", name, found.rules.profiles)

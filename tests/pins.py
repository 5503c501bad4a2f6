"""Pinned sets against what the packages say of themselves: what each asks for must stand there, for every system."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

Environment = dict[str, str]
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    "mac": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
HERE: Environment = {**default_environment()}
ELSEWHERE: dict[str, Environment] = {
    f"{name}, Python {python}": HERE | system | {"python_version": python, "python_full_version": f"{python}.0"}
    for (name, system), python in product(SYSTEMS.items(), PYTHONS)
}


@dataclass(frozen=True)
class Pin:
    """One package of a pinned set: its requirement, and the hashes of the files that may be taken for it."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @cached_property
    def name(self) -> str:
        """The name as packages are compared by it."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The one version."""
        return str(self.requirement.specifier).removeprefix("==")

    def applies(self, environment: Environment) -> bool:
        """Whether it is installed on such a machine."""
        return self.requirement.marker is None or self.requirement.marker.evaluate(environment)


def pins(text: str) -> list[Pin]:
    """Read a pinned set as pip does: comments and continued lines apart, one package a line."""
    lines = re.sub(r"\\\n|^\s*#.*$", "", text, flags=re.MULTILINE).splitlines()
    return [Pin(Requirement(line.partition(" --hash")[0]), tuple(HASH.findall(line))) for line in lines if line.strip()]


def faults(
    found: Sequence[Pin], wanted: Mapping[str, Sequence[str]], roots: Sequence[str], on: Environment
) -> set[str]:
    """Everything that is asked for on such a machine and does not stand in a pinned set, in sentences.

    Args:
        found: the pinned set.
        wanted: what each package asks for, by its name, as its metadata writes it.
        roots: what the project itself asks for.
        on: the machine.
    """
    here = {pin.name: pin for pin in found if pin.applies(on)}
    asked = [("the project", Requirement(root)) for root in roots]
    asked += [(name, one) for name, pin in here.items() for one in _asked_by(pin, wanted.get(name, ()), on)]
    return {problem for who, one in asked for problem in _missing(who, one, here.get(canonicalize_name(one.name)))}


def unneeded(
    found: Sequence[Pin], wanted: Mapping[str, Sequence[str]], roots: Sequence[str], on: Environment
) -> set[str]:
    """The names in a pinned set that nothing leads to from the project, on such a machine."""
    here = {pin.name: pin for pin in found if pin.applies(on)}
    reached, ahead = set[str](), [canonicalize_name(Requirement(root).name) for root in roots]
    while ahead:
        name = ahead.pop()
        if name in here and name not in reached:
            reached.add(name)
            ahead += [canonicalize_name(one.name) for one in _asked_by(here[name], wanted.get(name, ()), on)]
    return set(here) - reached


def _asked_by(pin: Pin, wanted: Sequence[str], on: Environment) -> Iterator[Requirement]:
    for one in map(Requirement, wanted):
        extras = ("", *pin.requirement.extras)
        if one.marker is None or any(one.marker.evaluate(on | {"extra": extra}) for extra in extras):
            yield one


def _missing(who: str, one: Requirement, pin: Pin | None) -> Iterator[str]:
    if pin is None:
        yield f"{who} asks for {one.name}, which is not there"
        return
    yield from (
        f"{who} asks for {one.name}[{extra}], which stands there without it"
        for extra in one.extras - pin.requirement.extras
    )
    if not one.specifier.contains(pin.version, prereleases=True):
        yield f"{who} asks for {one.name}{one.specifier}, and {pin.version} stands there"

"""The keys that seal exercises for students and open them again: of CRYOTEACH_SEAL, else of the app's own file."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cryoteach.domain.cases.seal_secrets import MOST_SECRETS, secret_of
from cryoteach.domain.cases.sealed import HIDING, Exercise, SealKey, SealKeys, is_sealed, unseal
from cryoteach.domain.cases.sealed_before import is_sealed_before, unseal_before
from cryoteach.errors import CryoTeachError
from cryoteach.settings import settings
from cryoteach.wiring.seal_file import kept_secrets

DEFAULT_BEFORE = ""  # what the old seal was used with where nobody had set a secret


class Seal(NamedTuple):
    """The keys, and why there is no secret among them where there is none."""

    keys: SealKeys
    problem: str = ""


def seal_of_app() -> Seal:
    """The seal as the settings stand; keys are made once, and a secret that cannot be kept is tried again each time."""
    where = settings()
    set_keys = [_key(text) for text in (where.seal, *where.seals_before) if text]
    try:
        kept, problem = _kept(where.state, make=not where.seal), ""
    except CryoTeachError as error:
        kept, problem = (), str(error)
    keys = [*set_keys, *kept] if where.seal else [*(kept or (HIDING,)), *set_keys]
    return Seal(SealKeys(keys[0], tuple(keys[1:])), "" if where.seal else problem)


def opened(text: str) -> Exercise:
    """Open what was sealed for students, by the seal of today or by the one before it.

    Raises:
        ValueError: it was cut off or changed, or sealed elsewhere; says what helps.
    """
    if not is_sealed_before(text):
        return unseal(text, seal_of_app().keys)
    where = settings()
    cases = unseal_before(text, [DEFAULT_BEFORE, where.seal, *where.seals_before])
    return Exercise(names=(), cases=tuple(cases), is_sealed=False)


def is_for_students(text: str) -> bool:
    """Whether this part of a link was sealed for students, now or before."""
    return is_sealed(text) or is_sealed_before(text)


@lru_cache(maxsize=MOST_SECRETS)
def _key(text: str) -> SealKey:
    return SealKey(secret_of(text))


@lru_cache(maxsize=4)
def _kept(folder: Path | None, *, make: bool) -> tuple[SealKey, ...]:
    """The keys of the app's own file; where one is set, those that it made before still open."""
    return tuple(SealKey(secret) for secret in kept_secrets(folder, make=make))

"""Reading what anybody may bring: bombs of YAML, and a long chain of cases that fall one after another."""

import time
from collections.abc import Callable
from contextlib import suppress
from statistics import median

from tests.benchmarks.setup import Setup
from tests.benchmarks.table import Row


def reading(setup: Setup) -> list[Row]:
    """Refuse every bomb; take in a whole delivery of cases, and one in which none can stay."""
    if not setup.wanted("ours"):
        return []
    from cryoteach.domain.cases.packed import pack_cases  # noqa: PLC0415 - the floors run without the project
    from cryoteach.library.cases.bring_in import from_links  # noqa: PLC0415 - likewise
    from tests.domain.fictional import SHIPPED  # noqa: PLC0415 - likewise
    from tests.library.cases.chains import chain  # noqa: PLC0415 - likewise

    def taken_in(*, twins: bool) -> float:
        packed = pack_cases(chain(twins=twins))
        return median(
            _milliseconds(lambda: from_links([packed], SHIPPED.rules.profiles, SHIPPED.teaching.cases))
            for _ in range(times)
        )

    times = setup.pick(5, 1)
    alone, fallen = taken_in(twins=False), taken_in(twins=True)
    return [
        Row("refuse every bomb of YAML", None, median(_milliseconds(_bombs) for _ in range(times)), ours_at_most=2000),
        Row("a delivery of cases that all fall, floor: all stay", alone, fallen, at_most=8),
    ]


def _bombs() -> None:
    from cryoteach.errors import ContentError  # noqa: PLC0415 - the floors run without the project
    from cryoteach.library.files.yaml_reader import parse_yaml  # noqa: PLC0415 - likewise
    from tests.library.files.bombs import BOMBS  # noqa: PLC0415 - likewise

    for text in BOMBS.values():
        with suppress(ContentError):
            parse_yaml(text, "bomb")


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000

"""As many cases as are taken in at once, alone or each the twin of the next: for tests and benchmarks."""

from cryoteach.library.cases.bring_in import MOST_CASES
from tests.domain.fictional import SHIPPED

CASES = [case.model_dump(mode="json", exclude_defaults=True) for case in SHIPPED.teaching.cases.values()]
ALONE = {name: value for name, value in CASES[0].items() if name != "twin"}


def chain(*, twins: bool) -> list[dict]:
    """Make the cases; of twins the last one's is missing."""
    plain = {name: value for name, value in ALONE.items() if name not in {"stages", "title", "vignette"}}
    made = []
    for at in range(MOST_CASES):
        stages = [{"label": "Now", "findings": {"lesion_count": 1 + at % 2}}]
        more = {"id": f"n{at}", "title": "Nia", "vignette": "Nia bakes.", "stages": stages}
        made.append({**plain, **more, **({"twin": f"n{at + 1}"} if twins else {})})
    return made

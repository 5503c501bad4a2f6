"""What one chapter keeps in the address never reaches another chapter as something else."""

from pathlib import Path

import cryoteach.pages
from tests.pages.visitor import Visitor

PAGES = sorted(path.stem for path in Path(cryoteach.pages.__file__).parent.glob("*.py") if path.stem != "__init__")


def test_a_part_of_the_address_means_the_same_in_every_chapter():
    kinds: dict[str, dict[str, object]] = {}
    for page in PAGES:
        state = Visitor().to(page).test.session_state
        _, parts = state["chapter_parts"] if "chapter_parts" in state else ("", ())  # noqa: SIM401 - no mapping
        for part in parts:
            kinds.setdefault(part.kind.name, {})[page] = part.kind
    assert len(kinds) > len(PAGES)
    strangers = {name: list(by_page) for name, by_page in kinds.items() if len(set(map(repr, by_page.values()))) > 1}
    assert strangers == {}

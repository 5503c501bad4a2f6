"""What a trainer takes along at the end: how each question was answered, in counts, and what the columns mean."""

import re
from collections.abc import Iterable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from cryoteach.domain.rooms.room import AT_THE_END
from cryoteach.domain.rooms.votes.rows import COLUMNS, columns_rows, votes_rows
from cryoteach.export.spreadsheet import for_a_spreadsheet
from cryoteach.web.room.desk.page import page
from cryoteach.web.room.site import Site
from cryoteach.web.room.trainer import enter_as_trainer

LATER = "The files come with the debrief: until then they would hold what the room does not know yet."
_STRANGE = re.compile(r"[^\w .-]+", re.ASCII)
LONGEST_NAME = 40


async def votes(site: Site, request: Request) -> Response:
    """One row for each item, round, answer and certainty; a group's name goes into the file's name and nowhere else."""
    visit = enter_as_trainer(site, request)
    if visit.room.phase not in AT_THE_END:
        return page(visit, LATER, 409)
    group = _STRANGE.sub(" ", request.query_params.get("group", "")[:LONGEST_NAME]).strip(" .")
    return _file(f"votes {group}".strip(), list(COLUMNS), votes_rows(visit.room))


async def columns(site: Site, request: Request) -> Response:
    """What each column of the votes means."""
    enter_as_trainer(site, request)
    rows = columns_rows()
    return _file("columns", list(rows[0]), rows)


def _file(name: str, names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Response:
    text = for_a_spreadsheet(names, rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)

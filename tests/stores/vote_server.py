"""A process that stores votes and can be killed: started by test_kill.py.

``python -m tests.stores.vote_server PLACE PORT`` loads all it needs once. For each line on its standard input it forks
a child, whose number it prints; the child opens the rooms in PLACE (a file, or the address of a database), listens on
PORT, and answers each event (a line of JSON) with a line once it is stored.
"""

import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from cryoteach.domain.rooms.events import EVENT, event_key
from cryoteach.errors import StoreInUseError
from cryoteach.stores.base import Ask, CodeTakenError, Known, Stored
from cryoteach.stores.postgres.server import PostgresServer
from cryoteach.stores.sql import SqlStore
from cryoteach.stores.sqlite_file import SqliteFile
from cryoteach.stores.transactions import Database
from cryoteach.stores.writer import Writer
from tests.domain.rooms.lessons import VERDICT
from tests.stores.rooms_to_store import CODE, open_room, opening

PATIENCE_S, ITEMS = 10, 8


def main() -> None:
    place, port = sys.argv[1], int(sys.argv[2])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a child ended: it was killed
    for _ in sys.stdin:
        if (child := os.fork()) == 0:
            asyncio.run(serve(place, port))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


async def serve(place: str, port: int) -> None:
    store = SqlStore(opened(place))
    with suppress(CodeTakenError):
        open_room(store, event=opening(*[VERDICT] * ITEMS))
    writer = Writer(store)

    async def answer(reader: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            event = EVENT.validate_json(line)
            outcome = await asyncio.wrap_future(writer.submit(Ask(CODE, event, event_key(event))))
            said = outcome.place if isinstance(outcome, Stored | Known) else repr(outcome)
            out.write(f"{said}\n".encode())

    server = await asyncio.start_server(answer, "127.0.0.1", port, backlog=400)
    await server.serve_forever()


def opened(place: str) -> Database:
    """Open the database, or the file as soon as the process before has wholly gone."""
    if place.startswith("postgresql"):
        return PostgresServer(place)
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return SqliteFile(Path(place))
        except StoreInUseError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)


if __name__ == "__main__":
    main()

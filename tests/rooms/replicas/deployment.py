"""Several processes on one store behind one nginx, as deploy/compose.several.yaml has them, without containers."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.rooms.process import RoomsProcess
from tests.rooms.replicas.nginx import Proxy

AS_NOTEBOOK = ("run", "--no-browser")


@dataclass(frozen=True)
class Deployment:
    """What runs.

    Attributes:
        proxy: nginx in front of all.
        rooms: every ``cryoteach rooms``; each can be killed, paused and started anew on its port.
        notebooks: every ``cryoteach run``.
    """

    proxy: Proxy
    rooms: list[RoomsProcess]
    notebooks: list[RoomsProcess]

    @property
    def port(self) -> int:
        """Where phones, trainers and browsers come in."""
        return self.proxy.port


@contextmanager
def deployed(
    folder: Path, *, rooms: int = 1, notebooks: int = 0, store: str = "", by: Sequence[str] = ()
) -> Iterator[Deployment]:
    """So many processes behind nginx, all of them ready.

    Args:
        folder: where each has a folder of its own, with its log.
        rooms: how many serve rooms.
        notebooks: how many serve the app.
        store: what all keep rooms in (CRYOTEACH_STORE); where empty, each has a file of its own, so that only one
            process of rooms makes sense.
        by: the same for each process of rooms, where they reach it by ways of their own.
    """
    stores = by or [store] * rooms
    serving = [RoomsProcess(_made(folder / f"rooms-{number}"), store=way) for number, way in enumerate(stores)]
    showing = [
        RoomsProcess(_made(folder / f"notebook-{number}"), *AS_NOTEBOOK, store=store) for number in range(notebooks)
    ]
    with ExitStack() as stack:
        for process in (*serving, *showing):
            stack.push(process)  # is ended with the others, also where one does not come up
            process.start()
        for process in (*serving, *showing):
            process.wait_until_ready()
        ports = [[process.port for process in kind] for kind in (serving, showing)]
        proxy = stack.enter_context(Proxy(_made(folder / "nginx"), *ports))
        yield Deployment(proxy, serving, showing)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder

"""Several processes on one PostgreSQL, as compose.several.yaml has them, while one thing after the other breaks.

It prints what it saw (``pytest -s``): deploy/FAILURES.md has those figures.
"""

import asyncio
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cryoteach.stores.postgres.server import PostgresServer
from cryoteach.stores.sql import SqlStore
from tests import postgres
from tests.benchmarks.progress import say
from tests.rooms.replicas.cut_line import CutLine
from tests.rooms.replicas.deployment import Deployment, deployed
from tests.rooms.replicas.lesson_with_trouble import LessonWithTrouble, Trouble
from tests.rooms.stored import what_a_store_has

PHONES, SECONDS_CUT_OFF, SECONDS_AT_MOST = 300, 10.0, 150
GONE_WITHIN, BACK_WITHIN = 2.0, 5.0
BUSY = 4  # on a machine that others use, things may take so many times as long; what is printed is what they took

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows"),
    pytest.mark.slow,
]


class Troubles:
    """What may happen to a school's server; each returns when everything is whole again."""

    def __init__(self, deployment: Deployment, cluster: postgres.Cluster, line: CutLine) -> None:
        self.rooms, self.cluster, self.line = deployment.rooms, cluster, line
        self.gone_after: list[float] = []

    def each(self) -> dict[str, Trouble]:
        return {
            "kill -9 of a replica, and its restart": self.kill,
            "the database restarted at once": self.database,
            "rolling restart of both replicas": self.rolling,
            "a replica cut off from the database": self.cut_off,
        }

    def kill(self) -> None:
        self.rooms[0].kill()
        self.rooms[0].start()
        self._whole()

    def database(self) -> None:
        self.cluster.restart("immediate")
        self._whole()

    def rolling(self) -> None:
        for process in self.rooms:
            self.gone_after.append(process.stop())
            process.start()
            process.wait_until_ready()

    def cut_off(self) -> None:
        self.line.cut()
        time.sleep(SECONDS_CUT_OFF)
        self.line.mend()
        self._whole()

    def _whole(self) -> None:
        for process in self.rooms:
            process.wait_until_ready()


@pytest.fixture
def cluster() -> Iterator[postgres.Cluster]:
    with postgres.Cluster() as cluster:
        yield cluster


def replica_of(deployment: Deployment) -> str:
    """Which notebook answers a browser that comes with one cookie."""
    request = urllib.request.Request(f"{deployment.proxy.url}/_stcore/health", headers={"Cookie": "ct_route=a"})
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200
    time.sleep(0.2)
    return next(one.replicas[-1] for one in reversed(deployment.proxy.served()) if one.path == "/_stcore/health")


def test_whatever_breaks_no_counted_vote_is_lost_none_counts_twice_and_all_phones_come_back(
    tmp_path: Path, cluster: postgres.Cluster
):
    address = cluster.database()
    with CutLine(cluster.port) as line:
        ways = [address, address.replace(f":{cluster.port}/", f":{line.port}/")]
        with deployed(tmp_path, by=ways, notebooks=2, store=address) as deployment:
            stays_at = replica_of(deployment)
            troubles, lesson = Troubles(deployment, cluster, line), LessonWithTrouble(deployment.port, PHONES)
            asyncio.run(asyncio.wait_for(lesson.play(troubles.each()), SECONDS_AT_MOST))
            say(f"gone after SIGTERM: {troubles.gone_after}")
            assert replica_of(deployment) == stays_at
    assert max(troubles.gone_after) <= GONE_WITHIN * BUSY
    assert [came.name for came in lesson.came if came.back > BACK_WITHIN * BUSY] == []
    assert_the_log_holds_what_was_counted(address, lesson)


def assert_the_log_holds_what_was_counted(address: str, lesson: LessonWithTrouble) -> None:
    header, log, room = what_a_store_has(SqlStore(PostgresServer(address)), lesson.trainer.code)
    assert list(log) == list(range(1, len(log) + 1))
    voted = [event for event in log.values() if event.kind == "voted"]
    assert set(Counter((vote.phone, vote.item, vote.round) for vote in voted).values()) == {1}
    counted = {
        (phone.phone.id(header.salt), item, round_, sure)
        for phone in lesson.phones
        for (item, round_), (_, sure) in phone.counted.items()
    }
    stored = {(vote.phone, vote.item, vote.round, str(vote.sure or 0)) for vote in voted}
    assert counted - stored == set()
    say(f"{len(counted)} votes counted, {len(counted - stored)} of them lost, {len(stored)} in the log")
    assert sum(len(votes) for votes in room.votes.values()) == len(voted)

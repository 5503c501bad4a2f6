"""Serves the figures to Prometheus at an address of its own, which is never the app's (CRYOTEACH_METRICS)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cryoteach.errors import SettingError
from cryoteach.server_settings import ListenAt
from cryoteach.wiring.measured import COMMITS, RERUNS, VOTES, Times
from cryoteach.wiring.metrics.sessions import sessions
from cryoteach.wiring.rooms.of_this_process import rooms_made
from cryoteach.wiring.waiting import hub

if TYPE_CHECKING:
    from prometheus_client import Metric

MISSING = "needs the package prometheus_client, which is not there; install cryoteach[metrics]"


def serve_metrics(at: ListenAt | None) -> None:
    """Serve them from now on, in a thread of its own; nothing happens where no address is set.

    Raises:
        SettingError: the address cannot be listened at, or what writes the figures is not installed.
    """
    if at is None:
        return
    try:
        from prometheus_client import CollectorRegistry, ProcessCollector, start_http_server  # noqa: PLC0415
    except ImportError:
        raise SettingError("CRYOTEACH_METRICS", MISSING) from None
    registry = CollectorRegistry(auto_describe=False)
    ProcessCollector(registry=registry)
    registry.register(_Figures())  # pyright: ignore[reportArgumentType] - it has the one method that is asked for
    try:
        start_http_server(at.port, at.host, registry)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SettingError("CRYOTEACH_METRICS", f"cannot be listened at ({why})", f"{at.host}:{at.port}") from None


class _Figures:
    """Reads all figures when they are asked for."""

    def collect(self) -> "Iterator[Metric]":
        """Each of them."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily  # noqa: PLC0415 - see above

        for name, about, value in _gauges():
            yield GaugeMetricFamily(f"cryoteach_{name}", about, value)
        votes = CounterMetricFamily("cryoteach_votes", "Votes by what became of them.", labels=["outcome"])
        for outcome, count in VOTES.read().items():
            votes.add_metric([outcome], count)
        yield votes
        yield _histogram("commit_seconds", "Seconds that the store took for one transaction of votes.", COMMITS)
        yield _histogram("rerun_seconds", "Seconds of a whole run of a page of the notebook.", RERUNS)


def _gauges() -> Iterator[tuple[str, str, float]]:
    yield "phones_waiting", "Requests that wait for news of a room, in this process.", hub().waiting
    if (made := rooms_made()) is not None:
        if (count := made.count()) is not None:
            yield "rooms_open", "Rooms that are open in the store; every process of one store says the same.", count
        yield "queue_length", "Events that wait to be stored, in this process.", made.queued
        yield "store_in_trouble", "1 where votes cannot be stored now.", float(made.trouble is not None)
    if (there := sessions()) is not None:
        yield "sessions", "Browser tabs with the notebook, in this process.", there


def _histogram(name: str, about: str, times: Times) -> "Metric":
    from prometheus_client.core import HistogramMetricFamily  # noqa: PLC0415 - see above

    buckets, total = times.read()
    return HistogramMetricFamily(f"cryoteach_{name}", about, buckets=buckets, sum_value=total)

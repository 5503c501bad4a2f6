"""One session over Streamlit's own websocket protocol, behaving as the real frontend does."""

import json
import time
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks.fetcher import Fetcher, Run
from tests.benchmarks.servers import Server
from tests.benchmarks.widget_states import state_of

DONE = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
MESSAGES_KEPT_FOR_RUNS = 2  # global.maxCachedMessageAge
COUNTS = range(1, 61)
REST_S = 0.3  # what the browser takes for a rest
TURNS_A_KEY = 2  # a key press is two events of a range input, input and change; our part tells both as one move
FINDING = "lesion_count"


class PageError(RuntimeError):
    """The page answered with an exception, or has no such slider or part."""


@dataclass
class Session:
    """A browser tab without the browser: use it as ``async with Session(server) as session``.

    It opens the page with the query it is given, or else with the page's own.
    """

    server: Server
    query: str = ""
    page_hash: str = ""
    slider_id: str = ""
    slider_fragment: str = ""
    states: dict[str, WidgetState] = field(default_factory=dict)
    cached: dict[str, tuple[int, str]] = field(default_factory=dict)
    runs: int = 0
    drawn: int = 0
    turn: int = 0
    post: dict[str, Any] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        """Connect and let the page draw itself once."""
        self.socket: ClientConnection = await connect(self.server.socket_url, max_size=None, open_timeout=30)
        self.fetcher = Fetcher(self.server)
        self.query = self.query or self.server.page.query
        await self._rerun(page_name=self.server.page.path.strip("/"))
        if not self.slider_id:
            sought = (
                f"part {self.server.page.part!r}" if self.server.page.part else f"slider {self.server.page.slider!r}"
            )
            raise PageError(f"{self.server.page.name} shows no {sought}")
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the tab."""
        await self.socket.close()
        await self.fetcher.close()

    async def move(self, value: int) -> Run:
        """Move the slider and wait until what follows has come: by a rerun, or fetched by a part of ours."""
        state = WidgetState(id=self.slider_id)
        self.states[self.slider_id] = state
        if not self.server.page.part:
            state.double_array_value.data.append(value)
            return await self._rerun(page_script_hash=self.page_hash, fragment_id=self.slider_fragment)
        self.turn += TURNS_A_KEY
        if "answers" not in self.post:
            state.json_value = json.dumps({"moved": {"value": value, "settled": True, "turn": self.turn}})
            return await self._rerun(page_script_hash=self.page_hash, fragment_id=self.slider_fragment)
        state.json_value = json.dumps({"moved": {"values": {FINDING: value}, "turn": self.turn}})
        parts = {name: "unknown" if of is None else of for name, of in self.post["person"].items()}
        asked = urlencode({**parts, FINDING: value, **self.post["limits"]})
        return await self.fetcher.get(f"/{self.post['answers']}?{asked}")

    async def rest(self) -> Run | None:
        """Run the page, as a part of ours does when no move has followed."""
        if "answers" not in self.post:
            return None
        return await self._rerun(page_script_hash=self.page_hash, fragment_id=self.slider_fragment)

    async def _rerun(self, *events: WidgetState, **where: str) -> Run:
        request = BackMsg()
        request.rerun_script.query_string = self.query
        request.rerun_script.widget_states.widgets.extend([*self.states.values(), *events])
        request.rerun_script.cached_message_hashes.extend(self.cached)
        request.rerun_script.context_info.CopyFrom(ContextInfo(timezone="UTC", locale="en-GB", url=self.server.url))
        for name, value in where.items():
            setattr(request.rerun_script, name, value)
        received, self.drawn, start = 0, 0, time.perf_counter()
        await self.socket.send(request.SerializeToString())
        while True:
            payload = await self.socket.recv()
            received += len(payload)
            if self._heard(ForwardMsg.FromString(payload)):
                return Run((time.perf_counter() - start) * 1000, received, self.drawn)

    def _heard(self, message: ForwardMsg) -> bool:
        """Take in one message; True when it says that the run is complete."""
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._remember(message)
            self._heard_delta(message.delta)
        elif kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "ref_hash":
            self.drawn += 1
        return kind == "script_finished" and self._finished(message)

    def _heard_delta(self, delta: Delta) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        self.drawn += 1
        kind = str(delta.new_element.WhichOneof("type"))
        element: Any = getattr(delta.new_element, kind)
        if kind == "exception":
            raise PageError(f"{self.server.page.name}: {element.type}: {element.message}")
        if hasattr(element, "id") and (state := state_of(kind, element, self.states.get(element.id))):
            self.states[element.id] = state
        page = self.server.page
        if _is_part(page.part, kind, element) if page.part else kind == "slider" and element.label == page.slider:
            self.slider_id, self.slider_fragment = element.id, delta.fragment_id
            self.post = json.loads(element.bytes) if page.part else {}

    def _remember(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable:
            self.cached[message.hash] = (self.runs, message.delta.fragment_id)

    def _finished(self, message: ForwardMsg) -> bool:
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise PageError(f"{self.server.page.name} does not compile")
        if message.script_finished not in DONE:
            return False
        self.runs += 1
        ran = set(message.metadata.run.fragment_ids)
        self.cached = {
            key: (born, fragment)
            for key, (born, fragment) in self.cached.items()
            if (ran and fragment not in ran) or self.runs - born <= MESSAGES_KEPT_FOR_RUNS
        }
        return True


def _is_part(key: str, kind: str, element: Any) -> bool:
    return kind == "bidi_component" and element.id.endswith(f"-{key}")

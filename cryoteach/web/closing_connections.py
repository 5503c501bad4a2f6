"""Once the process is told to end, each answer closes its connection: a proxy that keeps it would hold the process."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cryoteach.wiring.waiting import hub


class ClosingConnections:
    """Says ``Connection: close`` with every answer of a process that ends.

    The server closes those that it has when the signal comes. One that is only just being accepted it does not know of
    yet, and then it waits for a proxy that keeps it for seconds.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def send_last(message: Message) -> None:
            if message["type"] == "http.response.start" and hub().closing.is_set():
                MutableHeaders(scope=message)["connection"] = "close"
            await send(message)

        await self._app(scope, receive, send_last if scope["type"] == "http" else send)

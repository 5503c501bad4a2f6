"""The floor of a room: a bare route that waits for a place beyond the one seen, and answers with a page."""

import asyncio
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

PAGE = "<main><h1>Question</h1>" + "<p>As long as the page of a phone.</p>" * 50 + "</main>"
news = asyncio.Condition()
places = [1]


async def wait(request: Request) -> HTMLResponse:
    """Answer once there is a place beyond the one seen."""
    seen = int(request.query_params["seen"])
    async with news:
        await news.wait_for(lambda: places[-1] > seen)
    return HTMLResponse(PAGE, headers={"X-Place": str(places[-1])})


async def press(_: Request) -> HTMLResponse:
    """The next place."""
    async with news:
        places.append(places[-1] + 1)
        news.notify_all()
    return HTMLResponse("")


app = Starlette(routes=[Route("/wait", wait), Route("/press", press, methods=["POST"])])
if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False)

"""Files that the browser loads once and keeps: Plotly's script and the front-end parts of our widgets.

Streamlit knows no compression for large static files, so each is packed once, at the first request, and then served
from memory. The names carry a version or a hash, so a browser never asks again.
"""

import gzip
from email.utils import formatdate
from functools import cached_property
from threading import Lock

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from cryoteach.browser_file import BrowserFile
from cryoteach.web.encodings import takes_gzip

_FOR_EVER = "public, max-age=31536000, immutable"
_RULES = StaticFiles(check_dir=False)  # only asked when a kept copy is still good; it has no folder and serves nothing


def routes(*files: BrowserFile) -> list[Route]:
    """Serve these files, under whatever base path the app has been given.

    Streamlit does not put its base path before routes of ours, and a page may ask from one level deeper; the file
    names are unmistakable, so any path that ends in one is answered.
    """
    return [Route(f"/{{above:path}}{file.path}", Served(file).answer) for file in files]


class Served:
    """One file and its packed copy.

    Args:
        file: what is served; its name changes with its content.
        keep: how long a browser may keep it without asking, as Cache-Control has it.
    """

    def __init__(self, file: BrowserFile, keep: str = _FOR_EVER) -> None:
        self._file, self._keep = file, keep
        self._made = formatdate(usegmt=True)  # with this process: what it is made of has no time of its own
        self._packing = Lock()

    @cached_property
    def _packed(self) -> bytes:
        return gzip.compress(self._file.content(), mtime=0)

    @property
    def _is_packed(self) -> bool:
        return self._file.media_type.startswith("font/")  # a typeface of the web is packed as it is

    def answer(self, request: Request) -> Response:
        """Answer one request; Starlette runs this in a thread, so packing holds nobody else up."""
        packed = not self._is_packed and takes_gzip(request.headers.get("accept-encoding", ""))
        headers = {
            "Cache-Control": self._keep,
            "ETag": f'"{self._file.name}{"-gzip" if packed else ""}"',
            "Last-Modified": self._made,
            "Vary": "Accept-Encoding",
        }
        if _RULES.is_not_modified(Headers(headers), request.headers):
            return Response(status_code=304, headers=headers)
        if not packed:
            return Response(self._file.content(), headers=headers, media_type=self._file.media_type)
        with self._packing:  # a class of thirty that arrives at once packs the file once
            body = self._packed
        headers["Content-Encoding"] = "gzip"
        return Response(body, headers=headers, media_type=self._file.media_type)

"""An answer of a sentence or two, which no browser keeps."""

from starlette.responses import PlainTextResponse, Response

NOT_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def in_words(text: str, status: int) -> Response:
    """Say something in words, with the status of a refusal."""
    return PlainTextResponse(text, status, headers=NOT_KEPT)

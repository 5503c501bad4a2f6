"""The addresses of the desk and of what the trainer takes along: only for a browser with the trainer's secret."""

from cryoteach.web.room.desk import cards, do, files, measure, page, wait
from cryoteach.web.room.guard import Handler

OF_THE_DESK: tuple[tuple[str, Handler, str], ...] = (
    ("/r/{code}/desk", page.answer, "GET"),
    ("/r/{code}/desk/wait", wait.answer, "GET"),
    ("/r/{code}/do", do.answer, "POST"),
    ("/r/{code}/cards", cards.show, "GET"),
    ("/r/{code}/cards", cards.take, "POST"),
    ("/r/{code}/votes.csv", files.votes, "GET"),
    ("/r/{code}/columns.csv", files.columns, "GET"),
    ("/r/{code}/measure", measure.report, "GET"),
    ("/r/{code}/measure.csv", measure.rows, "GET"),
)

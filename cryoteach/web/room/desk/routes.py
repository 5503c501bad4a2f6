"""The addresses of the desk and of what the trainer takes along: only for a browser with the trainer's secret."""

from cryoteach.web.room.desk import by_hand, do, files, measure, page, wait
from cryoteach.web.room.guard import Handler

OF_THE_DESK: tuple[tuple[str, Handler, str], ...] = (
    ("/r/{code}/desk", page.answer, "GET"),
    ("/r/{code}/desk/wait", wait.answer, "GET"),
    ("/r/{code}/do", do.answer, "POST"),
    ("/r/{code}/by-hand", by_hand.show, "GET"),
    ("/r/{code}/by-hand", by_hand.take, "POST"),
    ("/r/{code}/votes.csv", files.votes, "GET"),
    ("/r/{code}/columns.csv", files.columns, "GET"),
    ("/r/{code}/measure", measure.report, "GET"),
    ("/r/{code}/measure.csv", measure.rows, "GET"),
)

"""The bar of a film: play, pause, step or go to any frame. The browser plays by itself, of frames it already has.

Python hears of a frame only when the film stands still, so a minute of playing is one step of Back and no work here.
"""

from collections.abc import Callable, Sequence

from streamlit.components.v2 import component

from cryoteach.widgets.parts.page.front_end import as_payload, loader
from cryoteach.widgets.state.move import Moved, last_move

_mount = component("cryoteach_film", js=loader("controls/film"), isolate_styles=False)


def film_bar(
    words: Sequence[str], at: int, on_rest: Callable[[Moved], None], *, key: str, label: str, chart: str
) -> None:
    """Draw the bar.

    Args:
        words: what each frame is, as a sentence.
        at: the frame to show.
        on_rest: hears at which frame the film came to rest.
        key: of this part.
        label: what the frames count: "Minute".
        chart: the key of the chart that has the frames.
    """
    payload = {"of": chart, "label": label, "words": words, "at": at, "turn": last_move(key).turn, "reserve": 150}
    _mount(key=key, data=as_payload(payload), on_moved_change=lambda: on_rest(last_move(key)))

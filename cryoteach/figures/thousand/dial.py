"""How many are within as one limit moves along its dial, and whose limits lie where?

Above, the steps say how many of the thousand are within at each setting of one limit, or how many more than where it
stood first. Below, limits that others have used stand on the same axis; where nothing is told yet, only these.
"""

from plotly import graph_objects as go

from cryoteach.domain.evidence.treatments import Treatment
from cryoteach.domain.rules.patient import LARGEST_DIAMETER_CM
from cryoteach.domain.rules.scales import Quantity
from cryoteach.domain.rules.terms import Tag
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, of_all, tagged
from cryoteach.figures.parts.rows import words
from cryoteach.figures.parts.table import Table
from cryoteach.figures.thousand.dial_settings import Cited, Dial, Setting
from cryoteach.theme import TAG_DASHES, TREATMENT_COLOURS, TREATMENT_MARKS, TREATMENT_SYMBOLS, WITHIN

STEPS, NO_STEPS, A_LIMIT, AXIS = 210, 30, 44, 62
PALE = "33"


@checked
def figure(dial: Dial, tag: Tag = Tag.MODEL_OUTPUT) -> go.Figure:
    """Draw the dial of one limit."""
    rows = len(dial.limits)
    steps = STEPS if dial.is_told else NO_STEPS
    total = steps + AXIS + A_LIMIT * rows
    share = A_LIMIT * rows / (total - AXIS)
    low, high = dial.settings[0].at, dial.settings[-1].at
    around = max((high - low) * 0.04, dial.scale.step / 2)
    layout: Part = {
        "height": total,
        "xaxis": {"title": _axis_title(dial.scale), "range": [low - around, high + around], "anchor": "free",
                  "position": 0, **_ticks(dial.scale, high - low)},
        "yaxis": {"domain": [share, 1], **_upwards(dial)},
        "yaxis2": {"domain": [0, max(share, 0.001)], "range": [rows - 0.7, -0.8], "visible": False},
        "shapes": _setting(dial, share),
        "annotations": [_now(dial), *_whose(dial)],
    }  # fmt: skip
    return finished(_title(dial), _how_to_read(dial, tag), [*_band(dial), *_steps(dial), *_limits(dial)], layout)


@checked
def table(dial: Dial) -> Table:
    """The same as rows: every setting, then every cited limit."""
    told = dial.settings if dial.is_told else ()
    settings = [(_words(dial.scale, s.at), "setting of the dial", dial.count(s), s.low, s.high) for s in told]
    limits = [(_words(dial.scale, c.at), f"{c.named} ({c.tag.words})", None, None, None) for c in dial.limits]
    columns = ("limit", "whose", _counted(dial), "low", "high")
    return Table(columns=columns, rows=(*settings, *limits), caption=_title(dial))


def example() -> go.Figure:
    """A made-up dial of size."""
    settings = tuple(Setting(at=n / 2, within=6 * n - 14, low=5 * n - 14, high=8 * n - 10) for n in range(4, 11))
    limits = (
        Cited(at=3, words="a made-up trial, 2025", treatment=Treatment.HEAT),
        Cited(at=4, words="a made-up series, 2022", treatment=Treatment.COLD),
        Cited(at=4.5, words="a made-up page", treatment=Treatment.RAYS),
        Cited(at=3, words="our choice", tag=Tag.OUR_ASSUMPTION),
    )
    return figure(Dial(finding=LARGEST_DIAMETER_CM.name, settings=settings, at=3, limits=limits))


def _ticks(scale: Quantity, reach: float) -> Part:
    return {"tick0": 0, "dtick": max(round(reach / 8), 1)} if scale.whole else {"nticks": 8}


def _upwards(dial: Dial) -> Part:
    """The axis of people; with nothing told it only keeps the place of the setting's words."""
    if not dial.is_told:
        return {"visible": False, "range": [0, 1]}
    counts = [dial.count(setting) for setting in dial.settings]
    highest, lowest = max([*counts, *(s.high or 0 for s in dial.settings)]), min(0, *counts)
    room = max((highest - lowest) * 0.24, 1)
    base = lowest - room / 4 if lowest else 0
    return {
        "range": [base, highest + room], "title": _counted(dial), "nticks": 5,
        "tickformat": ",d" if dial.first is None else "+,d", "zeroline": dial.first is not None,
    }  # fmt: skip


def _counted(dial: Dial) -> str:
    return f"within, of {dial.people:,}" if dial.first is None else f"more within, of {dial.people:,}"


def _setting(dial: Dial, share: float) -> list[Part]:
    """The line of the setting on screen: through the steps, and beside the marks below, never through their words."""
    line: Part = {"type": "line", "x0": dial.at, "x1": dial.at}
    free = [row for row, cited in enumerate(dial.limits) if cited.at != dial.at]
    rows = [{**line, "y0": row - 0.18, "y1": row + 0.22, "yref": "y2"} for row in free]
    return [{**line, "y0": share + 0.01, "y1": 1, "yref": "paper"}, *rows]


def _steps(dial: Dial) -> list[Part]:
    if not dial.is_told:
        return []
    return [{
        "type": "scatter", "mode": "lines+markers", "x": [s.at for s in dial.settings], "name": "within",
        "y": [dial.count(s) for s in dial.settings], "line": {"shape": "hv", "width": 3, "color": WITHIN.colour},
        "marker": {"size": 6, "color": WITHIN.colour}, "hovertemplate": "%{x}: %{y}<extra></extra>",
    }]  # fmt: skip


def _band(dial: Dial) -> list[Part]:
    known = [(s.at, s.low, s.high) for s in dial.settings if s.low is not None and s.high is not None]
    if not known:
        return []
    lows: Part = {
        "type": "scatter", "mode": "lines", "x": [at for at, _, _ in known], "y": [low for _, low, _ in known],
        "line": {"shape": "hv", "width": 1, "dash": "dot", "color": WITHIN.colour}, "hoverinfo": "skip", "name": "low",
    }  # fmt: skip
    highs = {**lows, "y": [high for _, _, high in known], "fill": "tonexty", "name": "high"}
    return [lows, {**highs, "fillcolor": f"{WITHIN.colour}{PALE}"}]


def _limits(dial: Dial) -> list[Part]:
    """One row for each limit, under its words."""
    if not dial.limits:
        return []
    colours = [TREATMENT_COLOURS[cited.treatment] if cited.treatment else EDGE for cited in dial.limits]
    symbols = [_symbol(cited) for cited in dial.limits]
    marker: Part = {"symbol": symbols, "size": 12, "color": colours, "line": {"width": 2, "color": colours}}
    return [{
        "type": "scatter", "mode": "markers", "x": [cited.at for cited in dial.limits], "name": "limits",
        "y": list(range(len(dial.limits))), "yaxis": "y2", "marker": marker, "hoverinfo": "skip", "cliponaxis": False,
    }]  # fmt: skip


def _symbol(cited: Cited) -> str:
    if cited.treatment:
        return TREATMENT_SYMBOLS[cited.treatment]
    return "diamond" if TAG_DASHES[cited.tag] == "solid" else "diamond-open"


def _whose(dial: Dial) -> list[Part]:
    texts = [f"<b>{_words(dial.scale, c.at)}</b> {c.named}" for c in dial.limits]
    return [{**part, "yref": "y2", "yanchor": "middle", "y": row - 0.45} for row, part in enumerate(words(texts))]


def _now(dial: Dial) -> Part:
    left = dial.at <= (dial.settings[0].at + dial.settings[-1].at) / 2
    told = f": {dial.number(dial.now)}" if dial.is_told and dial.at != dial.first else ""
    return {
        "x": dial.at, "y": 1, "yref": "paper", "yanchor": "top", "xanchor": "left" if left else "right",
        "xshift": 4 if left else -4, "text": f"<b>limit {_words(dial.scale, dial.at)}{told}</b>",
    }  # fmt: skip


def _words(scale: Quantity, at: float) -> str:
    return scale.words(round(at) if scale.whole else at)


def _axis_title(scale: Quantity) -> str:
    return f"limit on {scale.label} ({'number' if scale.whole else scale.unit})"


def _how_to_read(dial: Dial, tag: Tag) -> str:
    band = " Shaded: how far it may lie." if any(s.low is not None for s in dial.settings) else ""
    ours = f"; ◇ {Tag.OUR_ASSUMPTION.word}" if any(c.tag is Tag.OUR_ASSUMPTION for c in dial.limits) else ""
    limits = f" Marks: limits others have used, cited{_treatments(dial)}{ours}." if dial.limits else ""
    if not dial.is_told:
        return f"Line: the limit on screen.{limits} People ({tagged(tag)}) come after your guess."
    return f"Steps: people within as this limit moves, all else held.{band}{limits} {tagged(tag)}."


def _treatments(dial: Dial) -> str:
    used = dict.fromkeys(cited.treatment for cited in dial.limits if cited.treatment)
    return f" ({', '.join(f'{TREATMENT_MARKS[name]} {name}' for name in used)})" if used else ""


def _title(dial: Dial) -> str:
    last, first = dial.settings[-1], dial.settings[0]
    if not dial.is_told:
        return _where_others_stand(dial)
    if dial.first is not None:
        return _compared(dial, last if dial.at == dial.first else dial.now)
    return (
        f"{of_all(dial.count(dial.now), dial.people)} within at {_words(dial.scale, dial.at)}; "
        f"{last.within:,} at {_words(dial.scale, last.at)}, {first.within:,} at {_words(dial.scale, first.at)}"
    )


def _where_others_stand(dial: Dial) -> str:
    used = [cited.at for cited in dial.limits]
    if not used:
        return f"Nobody whose limit was read has drawn a line on {dial.scale.label}"
    low, high = _words(dial.scale, min(used)), _words(dial.scale, max(used))
    return "Where others have drawn the line: " + (f"from {low} to {high}" if low != high else f"at {low}")


def _compared(dial: Dial, there: Setting) -> str:
    place = dial.at if there == dial.now else there.at
    count = dial.count(there)
    many = f"{abs(count):,} {'more' if count > 0 else 'fewer'} of {dial.people:,}" if count else "no more and no fewer"
    return f"At {_words(dial.scale, place)} {many} are within than at {_words(dial.scale, dial.first or 0)}"

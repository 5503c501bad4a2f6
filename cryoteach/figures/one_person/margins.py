"""How far is each condition from its limit, and which one decides?

Six bars about one line. The line is the limit of each condition: bars to the right meet it, bars to the left do not.
One step to the right is ideal. The bars do not add up: a long one on the right cannot pay for one on the left.
"""

from plotly import graph_objects as go

from cryoteach.domain.rules.assessment import Assessment, Finding, assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.phrases import both
from cryoteach.figures.parts.blank import Drawing, Part, as_drawing
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.table import Table
from cryoteach.theme import CANNOT_TELL, NEAR, OUTSIDE, WITHIN, Look

LEFT, RIGHT = -1.3, 1.3
A_SLIVER = 0.04  # a value at its limit, or a hair beyond, still shows a bar on its side
BAR, AROUND = 46, 54
HOW_TO_READ = "The line is each condition's limit. Right of it is met."


@checked
def figure(assessment: Assessment) -> go.Figure:
    """Draw one person's margins under their profile."""
    return drawing(assessment).figure()


def drawing(assessment: Assessment) -> Drawing:
    """Draw the same as plain parts."""
    shown = assessment.findings[::-1]  # Plotly counts upwards; we read downwards
    layout: Part = {
        "height": height(assessment),
        "shapes": [{"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "line": {"width": 3}}],
        "xaxis": {
            "range": [LEFT - 0.1, RIGHT + 0.1],
            "tickvals": [0, 1],
            "ticktext": ["limit", "ideal"],
            "tickangle": 0,
        },
        "yaxis": {"ticks": "", "tickfont": {"size": 14}},
    }
    return as_drawing(_title(assessment), HOW_TO_READ, [_bars(shown)], layout)


@checked
def table(assessment: Assessment) -> Table:
    """The same as rows, with the margins in their own units too."""
    return Table(
        columns=("condition", "value", "limit", "tag", "status", "margin (0 limit, 1 ideal)", "margin in the unit"),
        rows=tuple(
            (
                f.condition.criterion.title, f.value_words, f.condition.limit_words, f.tag.words,
                f.status.value.replace("-", " "), f.margin, f.margin_in_unit,
            )
            for f in assessment.findings
        ),
        caption=_title(assessment),
    )  # fmt: skip


def example() -> go.Figure:
    """Seven small tumours, disease elsewhere suspected."""
    from cryoteach.figures.parts.examples import PERSON, PROFILE  # noqa: PLC0415 - for the gallery only

    return figure(assess(PERSON, PROFILE))


def height(assessment: Assessment) -> int:
    """Pixels for this many bars."""
    return AROUND + BAR * assessment.of


def look_of(finding: Finding) -> Look:
    """How a finding looks: met, near the edge, not met or open."""
    if finding.near:
        return NEAR
    return {Status.MET: WITHIN, Status.NOT_MET: OUTSIDE, Status.CANNOT_TELL: CANNOT_TELL}[finding.status]


def _bars(shown: tuple[Finding, ...]) -> Part:
    looks = [look_of(finding) for finding in shown]
    colours = [look.colour for look in looks]
    return {
        "type": "bar", "orientation": "h", "width": 0.6, "y": [_label(finding) for finding in shown],
        "x": [_end(f) - _start(f) for f in shown], "base": [_start(f) for f in shown],
        "hovertext": [finding.reason for finding in shown], "hoverinfo": "text",
        "marker": {
            "color": colours, "line": {"width": 1.5, "color": colours},
            "pattern": {
                "shape": [look.pattern for look in looks], "fillmode": "replace", "size": 8, "solidity": 0.35,
                "fgcolor": colours, "bgcolor": [f"{colour}33" for colour in colours],
            },
        },
    }  # fmt: skip


def _start(finding: Finding) -> float:
    return -1.0 if finding.margin is None else 0.0


def _end(finding: Finding) -> float:
    if finding.margin is None:
        return 1.0
    if finding.status is Status.MET:
        return min(max(finding.margin, A_SLIVER), RIGHT)
    return max(min(finding.margin, -A_SLIVER), LEFT)


def _text(finding: Finding) -> str:
    if finding.margin is None:
        return "not known" if finding.value is None else finding.value_words
    beyond = " ◂" if finding.margin < LEFT else " ▸" if finding.margin > RIGHT else ""
    return f"{_short(finding)}{beyond}"


def _short(finding: Finding) -> str:
    # The term in brackets is beside the control; here there is room for the plain words only.
    return finding.value_words.split(" (")[0]


def _label(finding: Finding) -> str:
    name = finding.condition.scale.label
    return f"<b>{name[:1].upper()}{name[1:]}</b><br>{look_of(finding).mark} {_text(finding)}"


def _title(assessment: Assessment) -> str:
    failed = [f.condition.criterion.title.lower() for f in assessment.with_status(Status.NOT_MET)]
    unknown = [f.condition.scale.label for f in assessment.with_status(Status.CANNOT_TELL)]
    if failed:
        bars = "One bar falls" if len(failed) == 1 else f"{len(failed)} bars fall"
        return f"{bars} short, and that is enough: {both(failed)}"
    if unknown:
        bars = "One bar is" if len(unknown) == 1 else f"{len(unknown)} bars are"
        return f"{bars} open: {both(unknown)} not known"
    at_limit = [f.condition.criterion.title.lower() for f in assessment.findings if f.near]
    return (
        f"Every bar reaches its limit; short of ideal: {both(at_limit)}" if at_limit else "Every bar reaches its ideal"
    )

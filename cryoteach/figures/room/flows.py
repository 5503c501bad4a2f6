"""Who moved between the first vote and the second?

The first answer stands on the left, the second on the right; the width of a band is a number of phones. Only phones
that voted twice are in it.
"""

from plotly import graph_objects as go

from cryoteach.domain.rooms.votes.flows import Flow, Flows
from cryoteach.figures.parts.blank import Part, finished
from cryoteach.figures.parts.checked import checked
from cryoteach.figures.parts.marks import EDGE, of_all
from cryoteach.figures.parts.table import Table
from cryoteach.theme import CANNOT_TELL, INK, OUTSIDE, WITHIN

HEIGHT, NODE, GAP = 380, 18, 22
LETTERS = 28
PALE = "88"


@checked
def figure(flows: Flows, right: str = "") -> go.Figure:
    """Draw who moved on one question.

    Args:
        flows: who gave which answer first and then.
        right: the answer that holds, as the flows name it; "" where none does, or none may be known.
    """
    left = list(dict.fromkeys(flow.first for flow in flows.flows))
    then = list(dict.fromkeys(flow.second for flow in flows.flows))
    named = {flow.first: flow.first_words for flow in flows.flows} | {
        flow.second: flow.second_words for flow in flows.flows
    }
    link: Part = {
        "source": [left.index(flow.first) for flow in flows.flows],
        "target": [len(left) + then.index(flow.second) for flow in flows.flows],
        "value": [flow.count for flow in flows.flows],
        "color": [f"{_means(flow, right)[1]}{PALE}" for flow in flows.flows],
        "label": [f"{flow.first_words} → {flow.second_words}: {_means(flow, right)[0]}" for flow in flows.flows],
        "hovertemplate": "%{label}: %{value}<extra></extra>",
    }
    node: Part = {
        "label": [_short(named[group]) for group in (*left, *then)], "pad": GAP, "thickness": NODE,
        "color": [EDGE] * (len(left) + len(then)), "hovertemplate": "%{label}: %{value}<extra></extra>",
    }  # fmt: skip
    sankey: Part = {"type": "sankey", "node": node, "link": link, "valueformat": "d"}
    how = "Left: first vote; right: second. The answers of one room, and no evidence"
    return finished(_title(flows), how, [sankey], {"height": HEIGHT})


@checked
def table(flows: Flows, right: str = "") -> Table:
    """The same as rows."""
    rows = tuple((flow.first_words, flow.second_words, flow.count, _means(flow, right)[0]) for flow in flows.flows)
    return Table(columns=("first vote", "second vote", "phones", "which way"), rows=rows, caption=_title(flows))


def example() -> go.Figure:
    """Twenty-nine made-up phones that voted twice."""
    from cryoteach.figures.parts.room_examples import MOVES  # noqa: PLC0415 - for the gallery only

    return figure(MOVES, "vo")


def _means(flow: Flow, right: str) -> tuple[str, str]:
    """What a band means, and its colour."""
    if flow.first == flow.second:
        return "stayed", CANNOT_TELL.colour
    if right == flow.second:
        return "moved to the key", WITHIN.colour
    return ("moved away from the key", OUTSIDE.colour) if right == flow.first else ("moved to another answer", INK)


def _short(words: str) -> str:
    return words if len(words) <= LETTERS else f"{words[: LETTERS - 1]}…"


def _title(flows: Flows) -> str:
    if not flows.both:
        return "Nobody voted twice on this question"
    if flows.to_key is None or flows.from_key is None:
        return f"{of_all(flows.moved, flows.both)} changed their answer"
    return f"{of_all(flows.to_key, flows.both)} moved to the key, and {flows.from_key} moved away from it"

"""What the planner's table says of the target on screen; of another setting than the table's own it says nothing."""

from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.iceball.planner import PlannerRow
from cryoteach.domain.iceball.result import LETHAL
from cryoteach.widgets.ice.link_parts import (
    AGAIN,
    CONDUCTS,
    CONTOUR,
    COOLING,
    FLOW,
    FREEZE,
    LIVER_FLOW,
    MARGIN,
    NO_VESSEL,
    THAW,
    TUMOUR,
    VESSEL,
    WIDTH,
)  # fmt: skip
from cryoteach.widgets.state import chapter_state


def made_with(lab: IceLab) -> str:
    """The needles, times and tissue that the table was made with, in words."""
    made, tissue = lab.planner.made_with, lab.settings.tissue.frozen_conductivity
    cooling = f"{made['cooling']:g} °C".replace("-", "−")
    return f"{made['width']:g} mm, {cooling}, {made['minutes']} minutes, {tissue.value:g} {tissue.unit}, no vessel"


def table_holds(lab: IceLab) -> bool:
    """Whether needles, times, tissue and surroundings on screen are those that the table was made with."""
    made = lab.planner.made_with
    asked = {
        "width": float(chapter_state.text(WIDTH)),
        "cooling": chapter_state.number(COOLING),
        "minutes": "-".join(f"{chapter_state.number(name):g}" for name in (FREEZE, THAW, AGAIN)),
    }
    conducts = chapter_state.number(CONDUCTS) == lab.settings.tissue.frozen_conductivity.value
    around = chapter_state.text(VESSEL) == NO_VESSEL and chapter_state.value(LIVER_FLOW) is None
    return all(made[name] == value for name, value in asked.items()) and conducts and around


def table_row(lab: IceLab, threshold: float = LETHAL) -> PlannerRow | None:
    """The table's layout for the target on screen; None where the table does not hold or does not reach."""
    return lab.planner.row(chapter_state.text(FLOW), threshold, _target()) if table_holds(lab) else None


def where_it_holds(lab: IceLab) -> str:
    """What the table holds for, as a sentence."""
    flow = "" if chapter_state.value(LIVER_FLOW) is None else " and the blood flow of a choice"
    return f"The planner’s table holds for {made_with(lab)}{flow}."


def where_it_ends(lab: IceLab) -> str:
    """Beyond what target no layout was found, as a sentence without its full stop."""
    rows = (row for row in lab.planner.rows if (row.flow, row.threshold) == (chapter_state.text(FLOW), LETHAL))
    return f"the planner found no layout for a target of more than {2 * max(row.radius for row in rows):g} mm across"


def fewest(lab: IceLab) -> str:
    """How many needles the planner found for the target on screen, or why the table cannot say."""
    if not table_holds(lab):
        return "the planner’s table does not hold for this setting"
    if float(chapter_state.text(CONTOUR)) != LETHAL:
        return "the planner’s table holds for −40 °C only"
    row = table_row(lab)
    if row is None:
        return where_it_ends(lab)
    return f"fewest needles found for it: {row.needles}"


def _target() -> float:
    """The radius of the tumour with its margin, mm."""
    return chapter_state.number(TUMOUR) / 2 + chapter_state.number(MARGIN)

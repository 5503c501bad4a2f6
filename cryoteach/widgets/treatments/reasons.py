"""Chapter 6, deeper: why the blood, the kidneys and the lungs suffer, drawn once the fold is open."""

from collections.abc import Mapping

import streamlit as st

from cryoteach.domain.evidence.costs import CostSheet
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.figures.evidence import harm_reasons
from cryoteach.widgets.frame import lesson
from cryoteach.widgets.parts.charts.chart import show_chart
from cryoteach.widgets.treatments.pathway import CHAPTER

NAME = "Why the blood, the kidneys and the lungs suffer"


def reasons(sheet: CostSheet | None, lessons: Mapping[str, Lesson]) -> None:
    """Draw the reasons in one picture, folded: a closed fold sends no chart."""
    if sheet is None or not sheet.reasons:
        return
    with st.expander("Why the blood, the kidneys and the lungs?", key="harm_reasons", on_change="rerun") as fold:
        lesson.section(lessons.get(CHAPTER), "reasons")
        if fold.open:
            show_chart(
                harm_reasons.figure(sheet.reasons), harm_reasons.table(sheet.reasons), key="harm-reasons", name=NAME
            )

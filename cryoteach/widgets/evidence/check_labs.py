"""Check us, for the two labs: what each gives beside exact solutions and beside what others measured, good or bad."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.iceball.comparison import Comparison
from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.rules.terms import Tag
from cryoteach.domain.seedlings.comparisons import ON_PAPER, on_paper
from cryoteach.domain.seedlings.invented_people import MONTH
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.domain.seedlings.laws import Laws
from cryoteach.figures.ice import model_errors as ice_errors
from cryoteach.person_view.tag_label import tag_label
from cryoteach.widgets.frame.chapter_links import chapter_link
from cryoteach.wiring import seedlings_of

MANY, EARLY = 10_000, 3
CITED, MODEL = (tag_label(tag) for tag in (Tag.CITED, Tag.MODEL_OUTPUT))
Row = tuple[str, ...]


def check_labs(evidence: Evidence, ice: IceLab | None, seedlings: SeedlingLab | None) -> None:
    """Show both labs' tables, each with the way to its chapter; a lab whose files cannot be used is left out."""
    if ice is not None:
        _ice(ice, evidence)
    if seedlings is not None:
        _seedlings(seedlings, evidence)


def _ice(lab: IceLab, evidence: Evidence) -> None:
    predicted = [row for row in (*lab.comparisons, *lab.in_words) if row.kind == "prediction"]
    total = len(lab.comparisons) + len(lab.in_words)
    st.html(
        "<h3>The ice-ball lab</h3><p>"
        f"{total} comparisons with what others measured: {len(predicted)} predictions, and {total - len(predicted)} "
        "calibrations, which fixed one of the model’s numbers, so that agreement there proves nothing. "
        f"{len(lab.verified)} exact or much finer solutions say that the equations are solved rightly, not that they "
        "are the right ones.</p>"
    )
    chapter_link("inside-the-ice", "Open: Inside the ice")
    with st.expander("The ice ball beside what others measured", key="ice_measured"):
        st.html(f'<p class="ct-small">Read: {CITED}. The model: {MODEL}.</p>')
        rows = (*_measured(lab.comparisons, evidence), *_in_words(lab, evidence))
        st.html(_table(("what", "read", "model", "error"), rows))
        st.html(f'<p class="ct-small">* Worked out by {escape(ice_errors.WORKED_OUT["thick-probe"])}.</p>')
    with st.expander("The ice ball beside exact solutions", key="ice_exact"):
        st.html(f'<p class="ct-small">Both columns: {MODEL}. In brackets: how much error is allowed.</p>')
        exact = [
            (row.what, f"{row.exact:g} {row.unit}", f"{row.model:g} {row.unit}", f"{row.error} ({row.within:g}%)")
            for row in lab.verified
        ]
        st.html(_table(("what", "exact", "here", "error"), map(_escaped, exact)))


def _measured(comparisons: tuple[Comparison, ...], evidence: Evidence) -> Iterable[Row]:
    for row, cells in zip(comparisons, ice_errors.table(comparisons).rows, strict=True):
        what = f"{row.what}{'*' if row.by == 'thick-probe' else ''}"
        model, measured = (f"{cell} {row.unit}" for cell in cells[2:4])
        yield (_what(what, row.fact, evidence, row.kind), *_escaped((measured, model, row.error)))


def _in_words(lab: IceLab, evidence: Evidence) -> Iterable[Row]:
    for row in lab.in_words:
        yield (_what(row.what, row.fact, evidence, row.kind), *_escaped((row.measured, row.model, row.outcome)))


def _seedlings(lab: SeedlingLab, evidence: Evidence) -> None:
    st.html(
        "<h3>The seedlings lab</h3><p>The first table holds the program against a sum done on paper. The second holds "
        "the model, as it stands before anybody moves a dial, against what was read in other people. Its number of "
        "seedlings is chosen and not known, so none of these rows is a test passed. Fitted to "
        "one thing, it misses others.</p>"
    )
    chapter_link("control-is-not-cure", "Open: Control is not cure")
    with st.expander("The seedlings beside a sum on paper", key="seedlings_exact"):
        rows = [
            (f"day {row.days}", f"{100 * row.exact:.1f}%", f"{100 * row.drawn:.1f}%",
             f"{_points(100 * (row.drawn - row.exact), 1)} ({100 * row.allowed:.1f})")
            for row in on_paper(seedlings_of(ON_PAPER, MANY))
        ]  # fmt: skip
        st.html(
            f'<p class="ct-small">Both columns: {MODEL}, {MANY:,} invented people. In brackets: what luck can do.</p>'
        )
        st.html(_table(("seen by", "exact", "here", "error"), map(_escaped, rows)))
    with st.expander("The seedlings beside what was read, the misfit at three months included", key="seedlings_read"):
        st.html(f'<p class="ct-small">Of 100 people. Read: {CITED}. The model: {MODEL}.</p>')
        st.html(_table(("what", "read", "model", "error"), _read(lab, evidence)))


def _read(lab: SeedlingLab, evidence: Evidence) -> Iterable[Row]:
    for one in lab.beside(evidence.facts):
        settings = {"": lab.laws, **(_fitted(lab) if one.months == EARLY else {})}
        for fitted, laws in settings.items():
            found = 100 * float(seedlings_of(laws, MANY).shares_by([one.months * MONTH])[0])
            what = _what(f"Month {one.months:g} after {one.what}{fitted}", one.fact.id, evidence)
            yield (what, *_escaped((f"{one.of_100:.1f}", f"{found:.1f}", _points(found - one.of_100))))


def _fitted(lab: SeedlingLab) -> dict[str, Laws]:
    """The laws fitted to one thing that was read, by words: at three months they miss by far."""
    return {f" (“{fit.title}”)": lab.laws.model_copy(update=fit.set) for fit in lab.fits}


def _points(by: float, digits: int = 0) -> str:
    return f"{by:+.{digits}f} points".replace("-", "−")


def _what(what: str, name: str, evidence: Evidence, kind: str = "") -> str:
    """What was compared; beneath it the kind, and the source with its way to the registry."""
    source = escape(evidence.sources[evidence.facts[name].source].name)
    link = f'<a href="evidence?fact={escape(name)}" target="_blank">{source}</a>'
    return f"{escape(what)}<br><small>{f'{escape(kind)} · ' if kind else ''}{link}</small>"


def _escaped(cells: Row) -> Row:
    return tuple(escape(cell) for cell in cells)


def _table(columns: Row, rows: Iterable[Row]) -> str:
    """A table whose cells are safe already, since the first may hold a link."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="ct-table ct-check"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'

"""`cryoteach review`: everything a clinician is asked to agree with, written out; and their answers, taken in."""

import json
from pathlib import Path

import click

from cryoteach.cli.reading import content
from cryoteach.cli.verb import Refusal, Verb, complain, json_option, option
from cryoteach.cli.writing import ABOUT, not_written, refuse_two_in_one, say
from cryoteach.domain.evidence.reviews import ClinicalReview, GivenReview, ReviewState
from cryoteach.domain.review.agreed import review_state
from cryoteach.export.review import as_html, sections_of, time_in_words
from cryoteach.library.content.load import load_content
from cryoteach.library.content.reviews import form, keep_review, read_review
from cryoteach.library.files.targets import STANDARD_OUTPUT, Target, target_of
from cryoteach.library.files.whole_files import written_whole
from cryoteach.settings import settings

DOCUMENT, FORM = (".html", ".htm"), (".yaml", ".yml")
EXAMPLES = """\b
Examples:
  cryoteach review
  cryoteach review --out review.html
  cryoteach review --out review.yaml

\b
The form comes back, filled in, with --take review.yaml.
"""
STREAMS = "With --out - the document goes to standard output and the rest to standard error."


def _target(text: str) -> Target:
    if text != STANDARD_OUTPUT and Path(text).suffix.lower() not in (*DOCUMENT, *FORM):
        raise ValueError(f"{text} ends in neither .html, for the document, nor .yaml, for the form to fill in")
    return target_of(text)


def _answers(text: str) -> ClinicalReview:
    path = Path(text)
    if not path.is_file():
        raise ValueError(f"{text} is not a file")
    return read_review(path)


@click.command("review", cls=Verb, streams=STREAMS, short_help="For a clinician’s signature.", epilog=EXAMPLES)
@option("--out", "FILE", _target, f"write the document (.html, or -) or the form to fill in (.yaml); {ABOUT}")
@option("--take", "FILE", _answers, "take in a form that was filled in")
@json_option
def command(*, out: Target | None, take: ClinicalReview | None, as_json: bool) -> None:
    """Have a clinician review limits, cases, harms, letters, roads and assumptions.

    Without --out or --take it says how far the review has come. What was agreed with and edited later is unreviewed
    again; every disagreement stays listed until whoever disagreed has answered anew.
    """
    if out and take:
        complain([Refusal("--out and --take: give one of them")])
    refuse_two_in_one(out, as_json=as_json)
    try:
        told = _written(out) if out else _taken(take) if take else ""
    except OSError as error:
        complain([not_written(error, out)])
        return
    where = settings()
    state = review_state(load_content(where.content, where.scenarios) if take else content())
    lines = [*([told] if told else []), *_as_text(state)]
    say(_as_json(state) if as_json else "\n".join(lines), out)


def _written(out: Target) -> str:
    found = content()
    text = form(found) if Path(out).suffix.lower() in FORM else as_html(found)
    with written_whole(out) as stream:
        stream.write(text)
    minutes = sum(section.minutes for section in sections_of(found))
    return f"{out}: reading it takes about {time_in_words(minutes)}"


def _taken(review: ClinicalReview) -> str:
    kept = keep_review(review, settings().content / "reviews")
    answered = sum(answer.answer is not None for answer in review.answers)
    return f"{answered} answers of {review.reviewer}, {review.date}, were taken and lie in {kept}"


def _as_text(state: ReviewState) -> list[str]:
    lines = [f"Agreed: {len(state.agreed)} of {state.items}"]
    lines += [f"Would change: {_line(said)}: {said.why}" for said in state.disagreements]
    lines += [f"Does not count any more ({said.holds}): {_line(said)}" for said in state.outdated]
    return lines


def _line(said: GivenReview) -> str:
    changed = "" if said.holds == "still" else f", {said.holds}"
    return f"{said.title} [{said.id}] ({said.reviewer}, {said.date}{changed})"


def _as_json(state: ReviewState) -> str:
    return json.dumps({
        "items": state.items,
        "agreed": [said.model_dump() for said in state.agreed.values()],
        "would_change": [said.model_dump() for said in state.disagreements],
        "outdated": [said.model_dump() for said in state.outdated],
    }, indent=2, ensure_ascii=False)  # fmt: skip

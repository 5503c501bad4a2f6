"""Everything that a clinician may review, as items: limits, cases, harms, letters, roads and assumptions."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import cast

from cryoteach.domain.cases.case import Case, Stage
from cryoteach.domain.cases.questions import ChoiceQuestion, NumberQuestion
from cryoteach.domain.content import Content
from cryoteach.domain.evidence.all_evidence import Evidence
from cryoteach.domain.evidence.costs import Rate, pair, rate
from cryoteach.domain.evidence.reviews import Kind, ReviewItem
from cryoteach.domain.evidence.sources_and_facts import Fact
from cryoteach.domain.practice.slips import Slip
from cryoteach.domain.review.assumptions import assumptions
from cryoteach.domain.rules.assessment import assess
from cryoteach.domain.rules.criteria import Status
from cryoteach.domain.rules.patient import SCALES
from cryoteach.domain.rules.phrases import verdict_line
from cryoteach.domain.rules.profiles import Condition, Profile
from cryoteach.domain.rules.scales import Choice
from cryoteach.domain.rules.terms import Tag

VERSION_BYTES = 6


def items_of(content: Content) -> list[ReviewItem]:
    """Everything that may be reviewed, kind by kind in the order of harm."""
    made = {
        "limit": _limits(content.evidence.facts, content.rules.profiles),
        "case": _cases(content.evidence.facts, content.rules.profiles, content.teaching.cases),
        "harm": _harms(content.evidence),
        "letter": _letters(content.evidence.facts, content.teaching.slips),
        "road": _roads(content.evidence),
        "assumption": _assumptions(content),
    }
    return [item for kind in content.review.kinds for item in made[kind.id]]


def limit_id(profile: Profile, condition: Condition) -> str:
    """The name of one limit of one profile among the items."""
    return f"limit/{profile.id}/{condition.id}"


def case_id(case: Case) -> str:
    """The name of a case among the items."""
    return f"case/{case.id}"


def letter_id(letter: Slip) -> str:
    """The name of a letter among the items."""
    return f"letter/{letter.id}"


def _item(
    known: Mapping[str, Fact], name: str, title: str, claims: Sequence[str], facts: Sequence[str] = ()
) -> ReviewItem:
    """Make an item; its name starts with its kind."""
    kind = cast("Kind", name.partition("/")[0])
    told = [claim for claim in claims if claim]
    shown = [name for name in facts if name in known]
    rests_on = [known[name].model_dump(mode="json") for name in shown]
    whole = json.dumps([title, told, rests_on], sort_keys=True, ensure_ascii=False)
    version = blake2b(whole.encode(), digest_size=VERSION_BYTES).hexdigest()
    return ReviewItem(id=name, kind=kind, title=title, claims=tuple(told), facts=tuple(shown), version=version)


def _limits(facts: Mapping[str, Fact], profiles: Mapping[str, Profile]) -> Iterator[ReviewItem]:
    for profile in profiles.values():
        for condition in profile.conditions:
            criterion, limit = condition.criterion, condition.limit
            ideal = "" if isinstance(condition.scale, Choice) else f"Ideal: {condition.scale.words(limit.ideal or 0)}."
            claims = (
                f"Limit: {condition.limit_words} ({limit.tag.words}).",
                ideal,
                limit.note,
                f"The leaflet, in our words: {criterion.leaflet_says}",
                f"Why: {criterion.why}",
            )
            title = f"{profile.title}: {criterion.title}"
            yield _item(facts, limit_id(profile, condition), title, claims, limit.cites)


def _cases(
    facts: Mapping[str, Fact], profiles: Mapping[str, Profile], cases: Mapping[str, Case]
) -> Iterator[ReviewItem]:
    for case in cases.values():
        profile = profiles.get(case.profile)
        claims = [case.vignette]
        for place, stage in enumerate(case.stages):
            claims += [f"{stage.label}. {stage.story}", _known(stage), *_asked(stage)]
            claims += [_key(case, place, profile)] if profile else []
        claims += [f"Teaching point: {case.teaching_point}", *(f"To talk about: {prompt}" for prompt in case.debrief)]
        yield _item(facts, case_id(case), case.title, claims)


def _known(stage: Stage) -> str:
    told = [
        f"{SCALES[name].label}: {'not known' if value is None else SCALES[name].words(value)}"
        for name, value in stage.findings.items()
    ]
    return f"Findings: {'; '.join(told)}." if told else ""


def _asked(stage: Stage) -> Iterator[str]:
    question = stage.question
    if isinstance(question, ChoiceQuestion):
        yield f"Asked: {question.prompt}"
        yield from (f"{'Right' if o.right else 'Wrong'}: {o.text} {o.feedback}" for o in question.options)
    elif isinstance(question, NumberQuestion):
        yield f"Asked: {question.prompt}"
        yield f"Right: {question.answer:g} {question.unit}, give or take {question.tolerance:g}. {question.feedback}"
    yield f"Author’s note: {stage.note}" if stage.note else ""


def _key(case: Case, place: int, profile: Profile) -> str:
    assessment = assess(case.person_at(place), profile)
    not_met = [finding.condition.criterion.title.lower() for finding in assessment.with_status(Status.NOT_MET)]
    failed = f" Not met: {', '.join(not_met)}." if not_met else ""
    return f"Key by “{profile.title}”: {verdict_line(assessment)}.{failed}"


def _harms(evidence: Evidence) -> Iterator[ReviewItem]:
    if evidence.costs is None:
        return
    for harm in evidence.costs.harms:
        shown = rate(harm, evidence.facts)
        drawn = shown.why_none if shown.of_1000 is None else f"Drawn: {_drawn(shown)}."
        yield _item(evidence.facts, f"harm/{_slug(harm.title)}", harm.title, (drawn,), harm.facts)
    for study in evidence.costs.compared:
        both = pair(study, evidence.facts)
        claims = (f"After cold: {_drawn(both.cold)}.", f"After heat: {_drawn(both.heat)}.")
        title = f"Cold beside heat: {study.title}"
        yield _item(evidence.facts, f"harm/cold-and-heat-{_slug(study.title)}", title, claims, (study.cold, study.heat))
    for reason in evidence.costs.reasons:
        claim = f"{reason.says} Seen in: {reason.seen_in}."
        yield _item(
            evidence.facts,
            f"harm/why-{_slug(reason.suffers)}",
            f"Why: {reason.suffers}",
            (claim,),
            (reason.fact,),
        )


def _drawn(shown: Rate) -> str:
    counted = f" ({shown.counted})" if shown.counted else ""
    span = "" if shown.low is None else f", from {shown.low} to {shown.high}"
    return f"{shown.of_1000} of 1,000{counted}{span}"


def _letters(facts: Mapping[str, Fact], letters: Mapping[str, Slip]) -> Iterator[ReviewItem]:
    for letter in letters.values():
        claims = [
            f"The fault: {letter.fault}",
            *(f"“{s.text}” {'THE SLIP. ' if s.slip else ''}{s.feedback}" for s in letter.sentences),
            f"Teaching point: {letter.teaching_point}",
        ]
        yield _item(facts, letter_id(letter), letter.title, claims)


def _roads(evidence: Evidence) -> Iterator[ReviewItem]:
    if evidence.roads:
        places = evidence.roads.places
        for ribbon in evidence.roads.ribbons:
            title = f"{places[ribbon.start]} → {places[ribbon.end]}"
            claim = f"{ribbon.says} ({ribbon.tag.words})"
            yield _item(evidence.facts, f"road/{ribbon.start}-{ribbon.end}", title, (claim,), ribbon.facts)
        for step in evidence.roads.steps:
            claims = (f"The leaflet: {step.then}", f"Since: {step.since}")
            yield _item(evidence.facts, f"road/step-{step.place}", places[step.place], claims, step.facts)
    for row in evidence.then_and_now.root if evidence.then_and_now else ():
        claims = (
            f"Then: {row.seed_says}",
            f"Now: {row.now}",
            row.unverified_part and f"Not verified: {row.unverified_part}",
        )
        yield _item(evidence.facts, f"road/then-and-now-{row.id}", f"Then and now, {row.id}", claims, row.facts)


def _assumptions(content: Content) -> Iterator[ReviewItem]:
    for assumed in assumptions(content):
        claims = (f"{assumed.value} ({Tag.OUR_ASSUMPTION.words}).", assumed.reason)
        yield _item(content.evidence.facts, f"assumption/{assumed.id}", assumed.title, claims, assumed.facts)


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")

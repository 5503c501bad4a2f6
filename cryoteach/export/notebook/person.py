"""The cells of one person: findings, verdict, gates with their margins, what would have to change, the limit map."""

from cryoteach.domain.cases.case import Case
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.rules.patient import SCALES, Person
from cryoteach.export.notebook.cells import Cell, code, lesson_prose, literal, prose


def person_cells(person: Person, lesson: Lesson | None, case: Case | None = None) -> list[Cell]:
    """Everything that chapter 2 says of a person, from the story of a case to the map."""
    return [
        prose("## One person", *([lesson_prose(lesson.story)] if lesson else [])),
        *([_story(case)] if case else []),
        code(f"person = Person({_findings(person)})", "answer = assess(person, profile)", "answer"),
        *_told(lesson, "explain"),
        prose("### The gates, with their margins", "A margin of 0 is the limit itself, and 1 is ideal."),
        code(
            "for finding in answer.findings:",
            '    margin = "not known" if finding.margin is None else f"{finding.margin:+.2f}"',
            '    title = f"{finding.condition.criterion.title}: {finding.status.words}, margin {margin}."',
            "    print(title, finding.reason)",
        ),
        prose("### What would have to change", "Each line is one smallest set of changes that flips the verdict."),
        code(
            "for changes in answer.smallest_changes:",
            '    print("; ".join(f"{change.finding}: {change.before} -> {change.after}" for change in changes))',
        ),
        prose("### Where this person stands on the limit map"),
        code("figures.limit_map.figure(answer)"),
        code("figures.margins.figure(answer)"),
        *_told(lesson, "unknown"),
    ]


def findings_of(person: Person) -> dict[str, object]:
    """The findings by name, those that are not known among them."""
    return {name: person.value(name) for name in SCALES}


def _findings(person: Person) -> str:
    return "\n" + "".join(f"    {name}={literal(value)},\n" for name, value in findings_of(person).items())


def _told(lesson: Lesson | None, name: str) -> list[Cell]:
    return [prose(lesson_prose(lesson.sections[name]))] if lesson and name in lesson.sections else []


def _story(case: Case) -> Cell:
    """The case as its author wrote it, as data."""
    told = {
        "title": case.title, "author": case.author, "licence": case.licence, "story": case.vignette,
        "stages": [{"label": stage.label, "story": stage.story} for stage in case.stages],
        "teaching point": case.teaching_point,
    }  # fmt: skip
    return code(f"case = {literal(told)}", 'print(case["title"], case["story"], sep="\\n\\n")')

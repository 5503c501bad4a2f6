"""The table of contents: every part, where it lies, what it is made of, and what it has to agree with.

A part is read beside those above it, so it stands below whatever it names. A new file of content is a line here and a
model.
"""

from cryoteach.domain.cases.case import Case
from cryoteach.domain.cohort.settings import CohortParameters
from cryoteach.domain.evidence.costs import CostSheet
from cryoteach.domain.evidence.resected import Resected
from cryoteach.domain.evidence.reviews import ClinicalReview, ReviewKind
from cryoteach.domain.evidence.roads import Roads, ThenAndNow
from cryoteach.domain.evidence.sources_and_facts import Fact, Source
from cryoteach.domain.evidence.used_limits import UsedLimits
from cryoteach.domain.iceball.lab import IceLab
from cryoteach.domain.population.table_columns import TableColumns
from cryoteach.domain.practice.glossary import Glossary
from cryoteach.domain.practice.lessons import Lesson
from cryoteach.domain.practice.slips import Slip, problems_of_slip
from cryoteach.domain.rooms.measure import Forms
from cryoteach.domain.rooms.plans import Plan
from cryoteach.domain.rules.all_rules import GrowthWord, Preset
from cryoteach.domain.rules.criteria import Criterion
from cryoteach.domain.rules.profiles import Profile
from cryoteach.domain.seedlings.lab import SeedlingLab
from cryoteach.domain.story_checks.settings import CaseCheckSettings
from cryoteach.library.cases.scenarios import load_cases
from cryoteach.library.content.cohort import load_cohort
from cryoteach.library.content.complaints import (
    wrong_costs,
    wrong_facts,
    wrong_seedlings,
    wrong_then_and_now,
    wrong_used_limits,
)
from cryoteach.library.content.evidence import load_facts, load_sources
from cryoteach.library.content.growth import load_growth_words
from cryoteach.library.content.iceball import load_lab
from cryoteach.library.content.lessons import load_lessons
from cryoteach.library.content.part import ContentPart, files_in_order, named_files
from cryoteach.library.content.plans import wrong_forms, wrong_plan
from cryoteach.library.content.profiles import load_profiles
from cryoteach.library.content.resected import load_resected
from cryoteach.library.content.reviews import load_review_kinds, load_reviews

SLIPS = ContentPart("slips", "content/slips", Slip, lambda slip, _: problems_of_slip(slip), named_files)

PARTS = (
    ContentPart("sources", "content/evidence/sources.yaml", Source, how=lambda _, at, __: load_sources(at)),
    ContentPart(
        "facts", "content/evidence/facts.yaml", Fact, how=lambda _, at, known: load_facts(at, known.evidence.sources)
    ),
    ContentPart("criteria", "content/criteria", Criterion, how=files_in_order),
    ContentPart(
        "profiles", "content/profiles", Profile,
        how=lambda _, at, known: load_profiles(at, known.rules.criteria, known.evidence.facts),
    ),
    ContentPart("presets", "content/presets", Preset, how=files_in_order),
    ContentPart(
        "growth_words", "content/growth", GrowthWord,
        how=lambda _, at, known: load_growth_words(at, known.evidence.facts),
    ),
    ContentPart(
        "lessons", "content/lessons", Lesson,
        how=lambda _, at, known: load_lessons(
            at, known.rules.profiles.get("leaflet"), known.evidence.facts, known.evidence.sources
        ),
    ),
    ContentPart("cases", "scenarios", Case, how=lambda _, at, known: load_cases(at, known.rules.profiles)),
    SLIPS,
    ContentPart("plans", "content/plans", Plan, wrong_plan, files_in_order),
    ContentPart("forms", "content/measure/items.yaml", Forms, wrong_forms),
    ContentPart("kinds", "content/review/kinds.yaml", ReviewKind, how=lambda _, at, __: load_review_kinds(at)),
    ContentPart("given", "content/reviews", ClinicalReview, how=lambda _, at, __: load_reviews(at)),
    ContentPart("case_checks", "content/case-checks/case-checks.yaml", CaseCheckSettings, wrong_facts),
    ContentPart(
        "cohort", "content/evidence/cohort.yaml", CohortParameters,
        how=lambda _, at, known: load_cohort(at, known.evidence.facts),
    ),
    ContentPart("resected", "content/evidence", Resected, how=lambda _, at, __: load_resected(at)),
    ContentPart("ice", "content/iceball", IceLab, how=lambda _, at, known: load_lab(at, known.evidence.facts)),
    ContentPart("seedlings", "content/seedlings/lab.yaml", SeedlingLab, wrong_seedlings),
    ContentPart("costs", "content/costs/costs.yaml", CostSheet, wrong_costs),
    ContentPart("roads", "content/roads/roads.yaml", Roads, wrong_facts),
    ContentPart("then_and_now", "content/evidence/then-and-now.yaml", ThenAndNow, wrong_then_and_now),
    ContentPart("used_limits", "content/limits/used-limits.yaml", UsedLimits, wrong_used_limits),
    ContentPart("glossary", "content/glossary/words.yaml", Glossary),
    ContentPart("columns", "content/tables/columns.yaml", TableColumns),
)  # fmt: skip

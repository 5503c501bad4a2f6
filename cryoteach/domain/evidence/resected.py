"""The 51 operated people: real and measured, but selected, so they cannot stand for everyone."""

from typing import Annotated

from pydantic import BaseModel, Field

from cryoteach.domain.rules.patient import LESION_COUNT


class ResectedPerson(BaseModel, frozen=True, extra="forbid"):
    """One operated person as measured on the scan before the operation.

    ``single_sphere_equiv_diam_mm`` is the width of a ball that holds the total tumour volume: a largest width only
    where there is one tumour, and even then too low for one that is not round.
    """

    case_id: Annotated[str, Field(min_length=1)]
    n_tumour_segments: Annotated[int, Field(ge=LESION_COUNT.low, le=LESION_COUNT.high)]
    tumour_total_ml: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    liver_ml: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    single_sphere_equiv_diam_mm: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    tumour_fraction_of_liver: Annotated[float, Field(gt=0, lt=1)]


class Resected(BaseModel, frozen=True, extra="forbid"):
    """All of them, with the credit and the warning that must go wherever they are shown (Markdown)."""

    people: tuple[ResectedPerson, ...] = Field(min_length=1)
    licence: str = Field(min_length=1)

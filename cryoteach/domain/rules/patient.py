"""What a learner can describe of one fictional person: six findings, each a value or unknown.

The legal range of every finding lives here, once. ``None`` means unknown, which is always legal; so does what pandas,
Polars and PyArrow write where nothing is known, so that a row of a table is a person: ``Person(**row)``.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from cryoteach.domain.input.table_libraries import as_plain, is_missing
from cryoteach.domain.rules.scales import Choice, Quantity, Scale, Value
from cryoteach.errors import UnknownNameError

LESION_COUNT = Quantity(
    name="lesion_count", label="liver tumours", term="number of liver metastases", unit="tumours", one="tumour",
    low=1, high=60, step=1,
)  # fmt: skip
LARGEST_DIAMETER_CM = Quantity(
    name="largest_diameter_cm", label="largest diameter", term="longest axial diameter", unit="cm",
    low=0.3, high=15.0, step=0.1,
)  # fmt: skip
PERFORMANCE_STATUS = Quantity(
    name="performance_status", label="fitness", term="ECOG performance status", unit="", before="ECOG",
    low=0, high=4, step=1,
)  # fmt: skip
CHEMOTHERAPY_RESPONSE = Choice(
    name="chemotherapy_response", label="chemotherapy", term="response to systemic therapy",
    options={
        "not-started": "not started",
        "not-possible": "not possible for this person",
        "complete-response": "nothing left to see (complete response)",
        "partial-response": "partly shrunk (partial response)",
        "stable": "held, not shrinking (stable disease)",
        "progressed": "no longer controlling it (progressed)",
    },
)  # fmt: skip
DOUBLING_TIME_DAYS = Quantity(
    name="doubling_time_days", label="growth", term="tumour volume doubling time", unit="days",
    low=15, high=600, step=1,
)  # fmt: skip
EXTRAHEPATIC_DISEASE = Choice(
    name="extrahepatic_disease", label="disease elsewhere", term="extrahepatic disease",
    options={"none-seen": "none seen", "suspected": "suspected", "confirmed": "confirmed, active"},
)  # fmt: skip

SCALES: dict[str, Scale] = {
    scale.name: scale
    for scale in (
        LESION_COUNT,
        LARGEST_DIAMETER_CM,
        PERFORMANCE_STATUS,
        CHEMOTHERAPY_RESPONSE,
        DOUBLING_TIME_DAYS,
        EXTRAHEPATIC_DISEASE,
    )
}


def scale_of(finding: str) -> Scale:
    """The scale of a finding by its name.

    Raises:
        UnknownNameError: no finding has this name.
    """
    if finding not in SCALES:
        raise UnknownNameError("finding", finding, SCALES)
    return SCALES[finding]


def _on(scale: Scale) -> BeforeValidator:
    def check(value: object) -> Any:  # noqa: ANN401 - a number or one of a few words
        return None if is_missing(value) else scale.checked(as_plain(value))

    return BeforeValidator(check)


class Person(BaseModel, frozen=True, extra="forbid"):
    """Six findings of one fictional person; what is left out is unknown.

    ================================ ====================================================
    finding                          takes
    ================================ ====================================================
    ``lesion_count``                 a whole number from 1 to 60
    ``largest_diameter_cm``          cm, from 0.3 to 15.0 in steps of 0.1
    ``performance_status``           ECOG, a whole number from 0 to 4
    ``chemotherapy_response``        not-started, not-possible, complete-response,
                                     partial-response, stable or progressed
    ``doubling_time_days``           days, a whole number from 15 to 600
    ``extrahepatic_disease``         none-seen, suspected or confirmed
    ================================ ====================================================

    >>> Person(lesion_count=7, largest_diameter_cm=1.5)
    Person(lesion_count=7, largest_diameter_cm=1.5)
    >>> Person(lesion_count=7, largest_diameter_cm=1.5).performance_status is None
    True
    """

    lesion_count: Annotated[int | None, _on(LESION_COUNT)] = None
    largest_diameter_cm: Annotated[float | None, _on(LARGEST_DIAMETER_CM)] = None
    performance_status: Annotated[int | None, _on(PERFORMANCE_STATUS)] = None
    chemotherapy_response: Annotated[str | None, _on(CHEMOTHERAPY_RESPONSE)] = None
    doubling_time_days: Annotated[int | None, _on(DOUBLING_TIME_DAYS)] = None
    extrahepatic_disease: Annotated[str | None, _on(EXTRAHEPATIC_DISEASE)] = None

    def value(self, finding: str) -> Value | None:
        """One finding's value by name, or None when it is unknown.

        Raises:
            UnknownNameError: no finding has this name.
        """
        try:
            return getattr(self, finding)
        except AttributeError:
            raise UnknownNameError("finding", finding, SCALES) from None

    def __repr_args__(self) -> Iterator[tuple[str, Value]]:
        """Show what is known."""
        return ((name, value) for name in SCALES if (value := self.value(name)) is not None)

    def with_values(self, **values: Value | None) -> "Person":
        """The same person with some findings changed, validated anew."""
        return Person.model_validate({**self.model_dump(), **values})

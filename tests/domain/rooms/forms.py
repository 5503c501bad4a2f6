"""Two forms of six questions, made up for the tests."""

from cryoteach.domain.rooms.measure import Forms

AIMS = ("LO1", "LO2", "LO2", "LO3", "LO4", "LO7")
VERDICTS = [{"text": name, "verdict": name} for name in ("within", "outside", "cannot-tell")]
WORDS = [{"text": "this", "right": True}, {"text": "that"}, {"text": "neither"}]


def _item(form: str, place: int) -> dict[str, object]:
    about = {"id": f"{form}-{place}", "objective": AIMS[place], "prompt": f"Question {place} of {form}?"}
    if place == 1:
        return {**about, "person": {"lesion_count": 7}, "options": VERDICTS}
    return {**about, "options": WORDS}


FORMS = Forms.model_validate({form: [_item(form, place) for place in range(6)] for form in ("a", "b")})

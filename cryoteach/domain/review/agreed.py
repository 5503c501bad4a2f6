"""Content that carries its reviews: name and date land on what a clinician agreed with."""

from collections.abc import Mapping

from cryoteach.domain.cases.case import Review
from cryoteach.domain.content import Content
from cryoteach.domain.evidence.reviews import GivenReview, ReviewState, state_of
from cryoteach.domain.review.items import case_id, items_of, letter_id, limit_id
from cryoteach.domain.rules.profiles import Profile


def review_state(content: Content) -> ReviewState:
    """What the reviews come to beside the content as it is now."""
    return state_of(items_of(content), content.review.given)


def with_reviews(content: Content) -> Content:
    """The same content with every profile, case and letter saying who agreed with it as it is now.

    A set of limits says so only when all its limits are agreed with. What nobody reviewed here keeps what its own
    file says.
    """
    if not content.review.given:
        return content
    agreed = review_state(content).agreed
    return content.having(
        profiles={name: _profile(profile, agreed) for name, profile in content.rules.profiles.items()},
        cases={
            name: case.model_copy(update={"review": _review(agreed.get(case_id(case)), case.review)})
            for name, case in content.teaching.cases.items()
        },
        slips={
            name: letter.model_copy(update={"review": _review(agreed.get(letter_id(letter)), letter.review)})
            for name, letter in content.teaching.slips.items()
        },
    )  # fmt: skip


def _profile(profile: Profile, agreed: Mapping[str, GivenReview]) -> Profile:
    said = [agreed.get(limit_id(profile, condition)) for condition in profile.conditions]
    if any(each is None for each in said):
        return profile
    names = dict.fromkeys(f"{each.reviewer} on {each.date}" for each in said if each)
    return profile.model_copy(update={"reviewer": f"reviewed by {', '.join(names)}"})


def _review(said: GivenReview | None, before: Review) -> Review:
    return Review(reviewer=said.reviewer, date=said.date) if said else before

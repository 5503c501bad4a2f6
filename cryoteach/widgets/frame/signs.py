"""Numbers as print has them."""


def signed(marks: int) -> str:
    """Marks with their sign: +3, 0, −6."""
    return f"{marks:+d}".replace("-", "−") if marks else "0"

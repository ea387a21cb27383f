"""Numbers as Portuguese writes them."""

import re

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")


def with_comma(number: float | str, form: str = "") -> str:
    """Write a number with a decimal comma, in a format of Python's (`.1f`)."""
    return f"{number:{form}}".replace(".", ",")


def marks_thousands(number: str) -> bool:
    """Tell whether the marks of a number stand between thousands: 10.000, or 10,000 in English."""
    return bool(_THOUSANDS.fullmatch(number))

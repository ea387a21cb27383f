"""Numbers as Portuguese writes them."""


def with_comma(number: float | str, form: str = "") -> str:
    """Write a number with a decimal comma, in a format of Python's (`.1f`)."""
    return f"{number:{form}}".replace(".", ",")

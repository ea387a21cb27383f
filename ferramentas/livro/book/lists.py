"""Lists as Portuguese writes them."""

from collections.abc import Sequence

from babel.lists import format_list


def listed(words: Sequence[str]) -> str:
    """Write words in a row, with commas and an “e” before the last."""
    return format_list(words, locale="pt_BR")


def alternatives(words: Sequence[str]) -> str:
    """Write words in a row, with commas and an “ou” before the last."""
    return format_list(words, style="or", locale="pt_BR")

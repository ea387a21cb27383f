"""A digit typed wrong in a number of this edition's text."""

import re

from ..places import LINES
from .drawing import unnoticed

TEXT_OF_FIGURE = re.compile(r"^    (?:caption|alt): ")


def in_numbers(pattern):
    """Yield the places of the digits of some numbers, in the prose and in the texts of figures."""
    for line in LINES:
        is_text = line.kind in ("prose", "item", "table") or TEXT_OF_FIGURE.match(line.text)
        if is_text and not line.is_tied:
            for found in line.finds(pattern):
                for digit in re.finditer(r"\d", found[0]):
                    yield line, found.start() + digit.start(), int(digit[0])


def mistyped(pattern):
    """Yield the edits that write each digit of some numbers as each other digit."""
    for line, place, digit in in_numbers(pattern):
        for other in (number for number in range(10) if number != digit):
            yield line.edit(line.text[:place] + str(other) + line.text[place + 1 :])


@unnoticed("números", "numero-sem-celula", floor=0.8)
def a_decimal_mistyped():
    yield from mistyped(r"(?<![\w.,^{])\d+(?:,|\{,\})\d+(?![\d\\]| \\cdot)")


@unnoticed("números", "numero-sem-celula", floor=0.9)
def an_exponent_of_ten_mistyped():
    yield from mistyped(r"(?<=10\^\{)-?[1-9]\d?\d?(?=\})")


@unnoticed("números", "numero-sem-celula", floor=0.7)
def a_percentage_or_a_factor_mistyped():
    yield from mistyped(r"(?<![\w.,^{])[1-9]\d*(?=%| vezes)|(?<=cerca de )[1-9]\d*(?![\w,.])")

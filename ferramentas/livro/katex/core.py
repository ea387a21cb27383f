"""MathML Core, the MathML that readers draw: bold letters are characters, not an attribute."""

import re
from string import ascii_lowercase, ascii_uppercase, digits

_BOLD = re.compile(r'<(mi|mn|mtext) mathvariant="bold">([A-Za-z0-9]+)</\1>')
# https://www.unicode.org/charts/PDF/U1D400.pdf: the first of each bold alphabet.
_FIRST = {ascii_uppercase: 0x1D400, ascii_lowercase: 0x1D41A, digits: 0x1D7CE}
_LETTERS = str.maketrans(
    {
        letter: chr(first + place)
        for alphabet, first in _FIRST.items()
        for place, letter in enumerate(alphabet)
    }
)


def to_core(mathml: str) -> str:
    """Replace `mathvariant="bold"`, which Core leaves out, by the bold letters themselves."""
    return _BOLD.sub(
        lambda found: f"<{found[1]}>{found[2].translate(_LETTERS)}</{found[1]}>", mathml
    )

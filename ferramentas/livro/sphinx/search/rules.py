"""What the search takes for the same word: one table, read by Python and by JavaScript.

A word loses its accents and its plural first, so that `explosao`, `explosão` and `explosões` meet;
then the endings that the Snowball stemmer knows only with accents get them back.
"""

from __future__ import annotations

# The first ending that fits is replaced; a word is never left with fewer than LEAST letters.
PLURALS = (
    ("oes", "ao"),
    ("aes", "ao"),
    ("aos", "ao"),
    ("ais", "al"),
    ("ceis", "cil"),
    ("teis", "til"),
    ("eis", "el"),
    ("ois", "ol"),
    ("uis", "ul"),
    ("is", "il"),
    ("ens", "em"),
    ("ins", "im"),
    ("ons", "om"),
    ("uns", "um"),
    ("res", "r"),
    ("zes", "z"),
    ("s", ""),
)
ACCENTS = (
    ("cao", "ção"),
    ("ao", "ão"),
    ("avel", "ável"),
    ("ivel", "ível"),
    ("ancia", "ância"),
    ("encia", "ência"),
)
LEAST = 2

# Singulars that end like plurals, and plurals that no ending tells.
_SINGULARS = (
    "antes bias caos depois gas jamais lapis mais menos mes onus pais simples tres vies virus"
)
IRREGULAR = {
    **{word: word for word in _SINGULARS.split()},
    "gases": "gas",
    "meses": "mes",
    "paises": "pais",
    "vieses": "vies",
}

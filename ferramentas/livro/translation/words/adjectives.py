"""The adjectives, known by their forms, and what gender and number one of them asks for."""

import re

from livro.translation.words.nouns import gender_of_the_form, has_both_genders

# Those whose forms are also those of a verb, or of a noun: “oculta”, “constante”.
_SURELY = re.compile(
    "(?:aleatóri|apropriad|conectad|constant|corret|diret|gaussian|inteir|intern|ocult|pequen"
    "|profund|quadrad|rápid|ras|sortead|únic|últim|vizinh)[oa]s?"
)
# They have the four forms, but agree with what comes after them, or with nothing.
_NEVER = re.compile(
    "(?:tod|outr|própri|primeir|segund|terceir|dad|vist|feit|junt|alt|baix|clar|sozinh|amb|vári"
    "|cuj|noss|poss|sabid|excet|incluíd|post|devid|mínim|máxim|dezen|cent|tip|alv|macr|sen|us|mod"
    r"|du|laranj|multiusuári)[oa]s?"
)


def is_adjective(word: str) -> bool:
    """Tell whether a word is an adjective or a participle in one of its four forms."""
    if _NEVER.fullmatch(word):
        return False
    return bool(_SURELY.fullmatch(word) or (has_both_genders(word) and gender_of_the_form(word)))


def form_of(adjective: str) -> tuple[str, bool]:
    """Return the gender of an adjective and whether it is plural."""
    return ("m" if adjective.removesuffix("s").endswith("o") else "f"), adjective.endswith("s")

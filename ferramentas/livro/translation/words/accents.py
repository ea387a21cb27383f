"""Portuguese words as whoever types in a hurry writes them."""

import unicodedata


def without_accents(text: str) -> str:
    """Return a text without accents and cedillas."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in apart if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare)

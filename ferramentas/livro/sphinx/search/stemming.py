"""What the search takes for the same word: one table, read by Python and by JavaScript.

A word loses its accents and its plural first, so that `explosao`, `explosão` and `explosões` meet;
then the endings that the Snowball stemmer knows only with accents get them back.
"""

import json
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import sphinx
from sphinx.search.pt import SearchPortuguese

from livro.translation.words.accents import without_accents

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

_RESULTS = ("finding", "excerpts", "display")


def fold(text: str) -> str:
    """Return a text in lower case and without accents."""
    return without_accents(text.lower())


def _with_ending(word: str, endings: Iterable[tuple[str, str]]) -> str:
    for ending, other in endings:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word.removesuffix(ending) + other
    return word


def _script(name: str) -> str:
    return resources.files("livro.sphinx.search").joinpath(name).read_text("utf-8")


def javascript() -> str:
    """Return the code that stems in the browser what the reader looks for."""
    snowball = Path(sphinx.package_dir) / "search" / "minified-js"
    rules = {
        "least": LEAST,
        "irregular": IRREGULAR,
        "plurals": PLURALS,
        "accents": ACCENTS,
    }
    return "\n".join(
        [
            (snowball / "base-stemmer.js").read_text("utf-8"),
            (snowball / "portuguese-stemmer.js").read_text("utf-8"),
            _script("stemming.js").replace("SEARCH_RULES", json.dumps(rules, ensure_ascii=False)),
        ]
    )


def results() -> str:
    """Return the code that finds and shows, for the page of the search alone.

    It comes along with the stemmer: this is the one place of ours between Sphinx's search and
    its index, in whatever files a site gathers them.
    """
    scripts = "\n".join(_script(f"{name}.js") for name in _RESULTS)
    return f'if (typeof Search !== "undefined") {{\n{scripts}\n}}'


class SearchBrazilianPortuguese(SearchPortuguese):
    """Sphinx's search in Portuguese, which by itself tells `explosao` from `explosões`."""

    lang = "pt_BR"
    stopwords = SearchPortuguese.stopwords | {fold(word) for word in SearchPortuguese.stopwords}
    js_stemmer_rawcode = ""  # ours has it inside
    js_stemmer_code = f"{javascript()}\n{results()}"

    def stem(self, word: str) -> str:
        """Return what all forms of a word have in common, never a stop word."""
        folded = fold(word)
        singular = IRREGULAR.get(folded) or _with_ending(folded, PLURALS)
        stem = fold(super().stem(_with_ending(singular, ACCENTS)))
        return folded if len(stem) < LEAST or stem in self.stopwords else stem


class SearchAnyPortuguese(SearchBrazilianPortuguese):
    """The same, for a book that says no country: it would get Sphinx's own."""

    lang = "pt"

"""English in what should be Portuguese: by its words, offline, the same answer every time.

Two kinds of words betray it: those that hold English sentences together, and those of the
interfaces of Sphinx and of the themes, taken from the very catalogues that translate them.
"""

import re
from functools import cache
from pathlib import Path

import sphinx

from livro.sphinx.ptbr.catalogs import read_catalog

# None of them is also a Portuguese word ("for", "do" and "some" are).
_SENTENCE = (
    "about all also an and any are at be been both but by can could did does each from had "
    "has have how if in into is it its may must my not of on only or other our shall she "
    "should such than that the their them then there these they this those to was we were "
    "what when where which while who why will with would you your"
)

# Interfaces that have no catalogue: buttons, menus, hints of extensions.
_INTERFACE = (
    "announcement author back click close code collapse color contents copied copy copyright "
    "dark download edit enter expand fail failed find fullscreen hidden hide home image "
    "index light listing loading main mode more next open output page previous print read "
    "results scroll search section show sidebar skip source submit suggest switch system "
    "table theme toggle top try up updated version view warning"
)

# In the catalogues as English only, but Portuguese (or mathematics) too.
AMBIGUOUS = frozenset({"for", "data", "use", "base", "final", "original", "note", "some"})

# Loan words and names that use those words.
ALLOWED = ("CC BY", "Open Graph", "on-line", "open source")

_WORD = re.compile(r"\b[^\W\d_]+\b")  # of `n_out`, a name in a formula, none
_OURS = Path(__file__).parents[2] / "book" / "_locale" / "pt_BR" / "LC_MESSAGES"


def words_of(text: str) -> set[str]:
    """Return the words of a text in lower case."""
    return {word.lower() for word in _WORD.findall(text)}


@cache
def catalog_texts() -> dict[str, str]:
    """Return what the catalogues of Sphinx and of this book translate, by its English."""
    theirs = Path(sphinx.package_dir) / "locale" / "pt_BR" / "LC_MESSAGES" / "sphinx.po"
    texts: dict[str, str] = {}
    for path in (theirs, *sorted(_OURS.glob("*.po"))):
        for message in read_catalog(path):
            if isinstance(message.id, str) and isinstance(message.string, str) and message.id:
                texts[message.id] = message.string
    return texts


@cache
def english_words() -> frozenset[str]:
    """Return the words that no Portuguese text of this book has."""
    texts = catalog_texts()
    english = set().union(*map(words_of, texts))
    portuguese = set().union(*map(words_of, texts.values()))
    known = {word for word in english - portuguese if len(word) > 2}
    return frozenset({*_SENTENCE.split(), *_INTERFACE.split(), *known} - AMBIGUOUS)


def english_in(text: str, works: frozenset[str] = frozenset()) -> set[str]:
    """Return the English words of a text.

    Args:
        text: what a reader sees or hears.
        works: titles that are cited as they are, in any language.
    """
    if words_of(text) & english_words():
        text = _cited(frozenset({*ALLOWED, *works})).sub(" ", text)
    return words_of(text) & english_words()


@cache
def _cited(texts: frozenset[str]) -> re.Pattern[str]:
    """Return what finds any of these, the longest first."""
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

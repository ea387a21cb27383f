"""The spelling dictionaries: Brazilian Portuguese, and the English that loans come from."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from livro.errors import BookError

if TYPE_CHECKING:
    from hunspell import Hunspell

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ACCENTS = {"a": "áâãà", "c": "ç", "e": "éê", "i": "í", "o": "óôõ", "u": "ú"}

# `make verificar` installs the Portuguese one here (ferramentas/instalacao/instalar-dicionario.sh).
FOLDER = Path(sys.prefix) / "share" / "hunspell"


@cache
def _portuguese() -> Hunspell:
    from hunspell import Hunspell

    if not (FOLDER / "pt_BR.dic").is_file():
        raise BookError(f"Falta o dicionário {FOLDER / 'pt_BR.dic'}: rode `make verificar`.")
    return Hunspell("pt_BR", hunspell_data_dir=str(FOLDER))


@cache
def _english() -> Hunspell:
    from hunspell import Hunspell

    return Hunspell("en_US")  # comes inside the package


@cache
def is_portuguese(word: str) -> bool:
    """Tell whether the dictionary of Brazilian Portuguese has a word, however capitalised."""
    return _has(_portuguese(), word)


@cache
def is_english(word: str) -> bool:
    """Tell whether the dictionary of English has a word."""
    return _has(_english(), word)


def _has(dictionary: Hunspell, word: str) -> bool:
    try:
        return bool(dictionary.spell(word) or dictionary.spell(word.lower()))
    except UnicodeEncodeError:  # “Erdős”, “μs”: letters that the dictionary's encoding lacks
        return False


@cache
def suggestions(word: str) -> tuple[str, ...]:
    """Return at most three Portuguese words like this one: one letter away, or accents.

    The dictionary's own suggestions take a third of a second per word.
    """
    near = (*_with_an_accent(word), *_one_letter_away(word))
    far = (twice for once in _with_an_accent(word) for twice in _with_an_accent(once))
    known = dict.fromkeys(filter(_portuguese().spell, (*near, *far)))
    return tuple(known)[:3]


def _one_letter_away(word: str) -> list[str]:
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    swapped = [before + after[1] + after[0] + after[2:] for before, after in cuts if after[1:]]
    changed = [before + letter + after[1:] for before, after in cuts for letter in _LETTERS]
    added = [before + letter + after for before, after in cuts for letter in _LETTERS]
    lost = [before + after[1:] for before, after in cuts]
    return [*swapped, *lost, *changed, *added]


def _with_an_accent(word: str) -> list[str]:
    return [
        word[:place] + accented + word[place + 1 :]
        for place, letter in enumerate(word)
        for accented in _ACCENTS.get(letter, "")
    ]

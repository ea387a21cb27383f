"""The language of a sentence: English or Portuguese, offline, the same answer every time."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from livro.translation.words.dictionary import is_english, is_portuguese

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# No part of a name with digits or underscores (float32, fan_in).
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
_ENOUGH = 4  # words; of fewer, letters say too little and each word is asked for
_HALF = 3  # English words in a sentence that goes on in Portuguese


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", "pt"])
    return identifier


def english_words(text: str) -> list[str]:
    """Return the words of a text that are English and not Portuguese."""
    words = (word for word in WORD.findall(text) if len(word) > 1)
    return [word for word in words if not is_portuguese(word) and is_english(word)]


@cache
def is_english_text(text: str) -> bool:
    """Tell whether a sentence, or a few words, are English."""
    words = WORD.findall(text)
    english = english_words(text)
    if len(words) < _ENOUGH:
        return len(english) * 2 > len(words)
    if len(english) >= _HALF:
        return True
    return len(english) > 1 and _identifier().classify(text)[0] == "en"

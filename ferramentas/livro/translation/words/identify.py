"""The language of a sentence: English or Portuguese, offline, the same answer every time."""

import re
from functools import cache

from livro.translation.words.dictionary import is_english, is_portuguese

# No part of a name with digits or underscores (float32, fan_in).
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
_ENOUGH = 4  # words; of fewer, most must be English
_HALF = 3  # English words in a sentence that goes on in Portuguese


def english_words(text: str) -> list[str]:
    """Return the words of a text that are English and not Portuguese."""
    words = (word for word in WORD.findall(text) if len(word) > 1)
    return [word for word in words if not is_portuguese(word) and is_english(word)]


@cache
def is_english_text(text: str) -> bool:
    """Tell whether a sentence, or a few words, are English: by the words that are not both.

    Over 4,000 sentences of d2l this finds more than a classifier of letters does (py3langid),
    and takes fewer Portuguese ones for English.
    """
    words = WORD.findall(text)
    english = english_words(text)
    if len(words) < _ENOUGH:
        return len(english) * 2 > len(words)
    if sum(word.islower() for word in english) >= _HALF:  # names of things have their capitals
        return True
    return len(english) > sum(is_portuguese(word) and not is_english(word) for word in words)

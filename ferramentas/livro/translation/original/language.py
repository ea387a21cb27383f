"""Which blocks of a page that is half translated are still in English."""

import re
from collections.abc import Mapping

from livro.d2l.model import Block

# The words that hold sentences together; “a” speaks for Portuguese, which has it more often.
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|are|be|that|we|this|with|by|from|which)\b", re.I)
_PORTUGUESE = re.compile(r"\b(?:a|o|os|uma?|e|de|d[ao]s?|em|que|se|para|com|por|não)\b", re.I)


def english_keys(blocks: Mapping[str, Block]) -> set[str]:
    """Name the blocks in English; one of few words, as a title, goes with what follows it."""
    found: set[str] = set()
    following = False
    for key, block in reversed(list(blocks.items())):
        balance = _balance(block.text)
        following = balance > 0 if balance else following
        if following:
            found.add(key)
    return found


def _balance(text: str) -> int:
    """Return how many words speak for English, less those that speak for Portuguese."""
    return len(_ENGLISH.findall(text)) - len(_PORTUGUESE.findall(text))

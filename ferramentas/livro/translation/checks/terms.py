"""Which terms of the glossary a text speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.translation.checks.prose import GAP, page_lines
from livro.translation.words.glossary import found, inflected

_ASIDE = re.compile(r"\s*\([^()]*\)\s*")

if TYPE_CHECKING:
    from livro.translation.myst.model import Page
    from livro.translation.words.glossary import Entry


def prose_of(page: Page) -> str:
    """Return the prose of a page on one line."""
    return " ".join(text for _, text in page_lines(page)).replace(GAP, " ")


def speaks_of(text: str, entry: Entry) -> bool:
    """Tell whether a source has a term, in English or in whatever Portuguese it was put."""
    text += f" {_ASIDE.sub(' ', text)}"  # tied (shared) parameters
    named = (entry.english, *(form for form in entry.accepted if "$" not in form))
    return any(inflected(name).search(text) for name in named) or any(found(entry.doubtful, text))


def says(text: str, entry: Entry) -> bool:
    """Tell whether a translation has a term, in any of the forms that the glossary accepts."""
    return any(inflected(form).search(text) for form in entry.accepted) or any(
        found(entry.accepted, text)
    )

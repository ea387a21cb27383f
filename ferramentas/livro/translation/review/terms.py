"""The terms of the glossary, marked in plain text of either language."""

import re
from collections.abc import Callable, Iterable, Mapping

from markdown_it.common.utils import escapeHtml

from livro.translation.words.glossary import Entry, inflected


def marker(equivalents: Mapping[str, str]) -> Callable[[str], str]:
    """Return what marks terms.

    Args:
        equivalents: form of a term, without capitals -> what the glossary says of it.
    """
    longest_first = sorted(equivalents, key=lambda form: (-len(form), form))
    forms = "|".join(f"({inflected(form).pattern})" for form in longest_first)
    pattern = re.compile(forms, re.I) if forms else None

    def mark(text: str) -> str:
        if pattern is None:
            return escapeHtml(text)
        written, end = [], 0
        for match in pattern.finditer(text):
            form = longest_first[(match.lastindex or 1) - 1]
            said = escapeHtml(equivalents[form])
            written.append(escapeHtml(text[end : match.start()]))
            written.append(f'<mark title="{said}">{escapeHtml(match[0])}</mark>')
            end = match.end()
        return "".join([*written, escapeHtml(text[end:])])

    return mark


def equivalents(glossary: Iterable[Entry]) -> dict[str, str]:
    """Map each form of each term of the subject to what the glossary says of it."""
    found: dict[str, str] = {}
    for entry in filter(lambda entry: entry.is_term, glossary):
        for form in (entry.english, *entry.accepted):
            said = f"{entry.english} → {entry.preferred}"
            found.setdefault(form.replace("*", "").casefold(), said)
    return found

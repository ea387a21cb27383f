"""The terms of the glossary, marked in plain text of either language."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_PLURAL = "(?:s|es)?"


def reader_of_terms(glossary: Path) -> Callable[[str], str]:
    """Return what turns plain text into HTML with each term of the glossary marked."""
    return marker(_equivalents(glossary))


def marker(equivalents: Mapping[str, str]) -> Callable[[str], str]:
    """Return what marks terms.

    Args:
        equivalents: form of a term, without capitals -> what the glossary says of it.
    """
    longest_first = sorted(equivalents, key=lambda form: (-len(form), form))
    forms = "|".join(map(re.escape, longest_first))
    pattern = re.compile(rf"(?<!\w)({forms}){_PLURAL}(?!\w)", re.I) if forms else None

    def mark(text: str) -> str:
        if pattern is None:
            return escapeHtml(text)
        written, end = [], 0
        for match in pattern.finditer(text):
            said = escapeHtml(equivalents[match[1].casefold()])
            written.append(escapeHtml(text[end : match.start()]))
            written.append(f'<mark title="{said}">{escapeHtml(match[0])}</mark>')
            end = match.end()
        return "".join([*written, escapeHtml(text[end:])])

    return mark


def _equivalents(glossary: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    with glossary.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["tipo"] != "termo":
                continue
            said = f"{row['en']} → {row['pt'].replace('*', '')}"
            forms = (row["en"], row["pt"], *row["variantes"].split("|"))
            for form in filter(None, (form.replace("*", "").strip() for form in forms)):
                found.setdefault(form.casefold(), said)
    return found

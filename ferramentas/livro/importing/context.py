"""What the pieces of a page refer to, and what there is to tell about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from livro.importing.labels import Named
from livro.importing.notices import Notices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from livro.importing.labels import Labels
    from livro.importing.links import Links

OUTSIDE = "Referência a um rótulo que não está no livro nem em traducao/rotulos-d2l.csv."
_ROLE = {Named.TITLE: "ref", Named.NUMBERED: "numref", Named.EQUATION: "eq"}


@dataclass(slots=True)
class Context:
    """What is known while a page is written.

    Attributes:
        labels: those to which the page can refer.
        citations: keys of the bibliography.
        frameworks: name -> label of those that have tabs with cells.
        links: what becomes of links and images.
        notices: what there is to tell.
        formulas: the formulas written so far, with their lines in the source.
    """

    labels: Labels
    citations: frozenset[str]
    frameworks: Mapping[str, str]
    links: Links
    notices: Notices
    formulas: list[tuple[int, str]] = field(default_factory=list)

    def formula(self, tex: str, line: int) -> None:
        """Remember a formula, to be tried at the end."""
        self.formulas.append((line, tex))

    def citation(self, role: str, keys: Sequence[str], line: int) -> str:
        """Return a citation; works that the bibliography does not have are told."""
        for key in keys:
            if key not in self.citations:
                message = f"A obra {key} não está em book/referencias.bib: acrescente-a."
                self.notices.warning(line, message, key)
        return f"{{{role}}}`{','.join(keys)}`"

    def reference(self, label: str, line: int) -> str:
        """Return a reference, to the page, to the book or to d2l; or a mark that it is missing."""
        named = self.labels.named(label)
        if named is Named.BARE:
            return f"{{ref}}`{label} <{label}>`"
        if named:
            return f"{{{_ROLE[named]}}}`{label}`"
        if place := self.labels.d2l.get(label):
            message = "Referência a outra parte do d2l: virou um link; confira o título."
            self.notices.todo(line, message, label)
            return f"[{place.title}]({place.address})"
        self.notices.todo(line, OUTSIDE, label)
        return f"(referência por resolver: `{label}`)"

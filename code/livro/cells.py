"""The code cells of a MyST page, each with its place in the file, and the kernel that runs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Cell:
    """A code cell: `code` stands on the lines `first` to `last` (0-based, `last` excluded)."""

    page: Path
    first: int
    last: int
    metadata: dict[str, Any]
    code: str

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the cell, in the order of the file."""
        return tuple(self.metadata.get("tags", ()))

    @property
    def place(self) -> str:
        """Where the code starts, as `file:line`."""
        return f"{self.page}:{self.first + 1}"


def code_cells(page: Path) -> Iterator[Cell]:
    """Yield the code cells of a page from top to bottom.

    Raises:
        ValueError: the metadata of a cell is not valid YAML; the message says where.
    """
    text = page.read_text(encoding="utf-8")
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "fence" and token.info.startswith("{code-cell}") and token.map:
            lines = token.content.splitlines()
            header = _header_length(lines)
            first = token.map[0] + 1 + header
            metadata = _metadata(lines[:header], f"{page}:{token.map[0] + 1}")
            yield Cell(
                page, first, first + len(lines) - header, metadata, "\n".join(lines[header:])
            )


def kernel_name(page: Path) -> str | None:
    """Return the name of the kernel that a page asks for; None if it asks for none.

    Raises:
        ValueError: the front matter of the page is not valid YAML; the message says where.
    """
    before, _, rest = page.read_text(encoding="utf-8").partition("---\n")
    if before:
        return None
    try:
        front_matter = yaml.safe_load(rest.partition("\n---\n")[0]) or {}
    except yaml.YAMLError as error:
        raise ValueError(f"{page}: metadados da página inválidos: {error}") from error
    name: str | None = front_matter.get("kernelspec", {}).get("name")
    return name


def _header_length(lines: Sequence[str]) -> int:
    if lines and lines[0] == "---":
        return lines.index("---", 1) + 1 if "---" in lines[1:] else 1
    return next((n for n, line in enumerate(lines) if not line.startswith(":")), len(lines))


def _metadata(header: Sequence[str], place: str) -> dict[str, Any]:
    block = header[1:-1] if header[:1] == ["---"] else [line[1:] for line in header]
    try:
        return yaml.safe_load("\n".join(block)) or {}
    except yaml.YAMLError as error:
        raise ValueError(f"{place}: metadados da célula inválidos: {error}") from error

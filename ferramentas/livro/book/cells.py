"""The code cells of a MyST page, each with its place in the file, and the kernel that runs them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from livro.book import files
from livro.book.located import Located, loaded
from livro.book.settings import setting
from livro.book.tags import Tags, read_tags
from livro.errors import BookError

_SHORT_OPTION = re.compile(r":(?!:)")  # two colons open another directive: `::::{note}`
_TIMEOUT = 30  # what Jupyter Book gives, if nothing is said


class BrokenMetadata(BookError):
    """The metadata of a page or a cell are not what they should be; `line` is where they begin."""

    def __init__(self, page: Path | str, line: int, cause: str, of: str = "célula") -> None:
        super().__init__(f"{page}:{line}: metadados da {of} inválidos: {cause}")
        self.line = line


@dataclass(frozen=True)
class Cell:
    """A code cell: `code` stands on the lines `first` to `last` (0-based, `last` excluded).

    `kernel` is the one that its page asks for, None if it asks for none.
    """

    page: Path | str
    kernel: str | None
    first: int
    last: int
    metadata: dict[str, Any]
    code: str

    @cached_property
    def says(self) -> Tags:
        """What the tags of the cell say."""
        return read_tags(self.tags)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the cell, in the order of the file."""
        return tuple(self.metadata.get("tags") or ())

    @property
    def place(self) -> str:
        """Where the code starts, as `file:line`."""
        return f"{self.page}:{self.first + 1}"


def code_cells(page: Path) -> Iterator[Cell]:
    """Yield the code cells of a page from top to bottom.

    Raises:
        BrokenMetadata: the metadata of the page or of a cell are not valid YAML.
    """
    return iter(cells_in(files.read(page), page))


@lru_cache(maxsize=256)  # a build asks for those of each page dozens of times
def cells_in(text: str, page: Path | str) -> tuple[Cell, ...]:
    """Return the code cells of the text of a page, from top to bottom.

    Raises:
        BrokenMetadata: the metadata of the page or of a cell are not valid YAML.
    """
    return tuple(_cells(text, page))


@cache
def _parser() -> MarkdownIt:
    """Read blocks alone: a cell is one of them, and what stands within a line is none."""
    return MarkdownIt("commonmark").disable("inline")


def _cells(text: str, page: Path | str) -> Iterator[Cell]:
    kernel, _ = _facts(text, page)
    for token in _parser().parse(text):
        if token.type == "fence" and token.info.startswith("{code-cell}") and token.map:
            lines = token.content.splitlines()
            header = header_length(lines)
            first = token.map[0] + 1 + header
            try:
                metadata = _metadata(lines[:header])
            except ValueError as error:
                raise BrokenMetadata(page, token.map[0] + 1, str(error)) from error
            yield Cell(
                page,
                kernel,
                first,
                first + len(lines) - header,
                metadata,
                "\n".join(lines[header:]),
            )


def cell_timeout(root: Path) -> int:
    """Return how many seconds the book in a folder gives each of its cells."""
    config = root / "_config.yml"
    return setting(config, "execute", "timeout", read=Located.number, default=_TIMEOUT)


def kernel_name(page: Path) -> str | None:
    """Return the name of the kernel that a page asks for; None if it asks for none.

    Raises:
        BrokenMetadata: the metadata of the page are not valid YAML.
    """
    return _facts(files.read(page), page)[0]


def is_site_only(page: Path) -> bool:
    """Tell whether a page says `so_no_site: true`: it is not printed, nor in the EPUB.

    Raises:
        BrokenMetadata: the metadata of the page are not valid YAML.
    """
    return _facts(files.read(page), page)[1]


@lru_cache(maxsize=256)
def _facts(text: str, page: Path | str) -> tuple[str | None, bool]:
    before, _, rest = text.partition("---\n")
    if before:
        return None, False
    try:
        front_matter = _pairs(rest.partition("\n---\n")[0])
        name: str | None = _checked(front_matter.get("kernelspec")).get("name")
    except ValueError as error:
        raise BrokenMetadata(page, 1, str(error), of="página") from error
    return name, front_matter.get("so_no_site", False) is True


def header_length(lines: Sequence[str]) -> int:
    """Return how many lines of a directive, from the first one, hold its options."""
    if lines and lines[0] == "---":
        return lines.index("---", 1) + 1 if "---" in lines[1:] else 1
    return next((n for n, line in enumerate(lines) if not _SHORT_OPTION.match(line)), len(lines))


def _metadata(header: Sequence[str]) -> dict[str, Any]:
    block = header[1:-1] if header[:1] == ["---"] else [line[1:] for line in header]
    metadata = _pairs("\n".join(block))
    tags = metadata.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise ValueError("as etiquetas (tags) são uma lista de palavras")
    return metadata


def _pairs(text: str) -> dict[str, Any]:
    return _checked(loaded(text))


def _checked(pairs: Any) -> dict[str, Any]:
    if pairs is not None and not isinstance(pairs, dict):
        raise ValueError("não são pares “chave: valor”")
    return pairs or {}

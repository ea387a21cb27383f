"""Texts and cells as a notebook: the same bytes for the same page."""

import hashlib
from textwrap import indent
from typing import Any

import nbformat
from nbformat import v4

from livro.book.cells import Cell
from livro.book.tags import CHECK
from livro.sphinx.notebooks.cells import KERNEL

# An answer that is wrong, or not there, stops no other cell.
_CHECK = """\
# Execute esta célula para conferir a resposta que você deu na anterior.
try:
{code}
except Exception as error:
    print("Ainda não:", error)"""


class Notebook:
    """A notebook being written."""

    def __init__(self) -> None:
        self._cells: list[Any] = []
        self._ids: set[str] = set()
        self._text: list[str] = []

    def add_text(self, markdown: str, *, own_cell: bool = False) -> None:
        """Add Markdown to the cell of text that is open, or to a new one."""
        if own_cell:
            self._close_text()
        if markdown:
            self._text.append(markdown)

    def add_cell(self, cell: Cell) -> None:
        """Add a cell of the page; the hidden ones come folded."""
        code = cell.code.strip("\n")  # the line between the options and the code is neither's
        if cell.says.part == CHECK:
            code = _CHECK.format(code=indent(code, "    "))
        self.add_code(code, tags=list(cell.tags), folded=cell.says.hidden)

    def add_code(self, source: str, *, tags: list[str] | None = None, folded: bool = False) -> None:
        """Add a cell of code."""
        self._close_text()
        metadata: dict[str, Any] = {"tags": tags} if tags else {}
        if folded:
            metadata["jupyter"] = {"source_hidden": True}
        cell = v4.new_code_cell(source, metadata=metadata, id=self._id("codigo", source))
        self._cells.append(cell)

    def write(self) -> str:
        """Return the text of the file."""
        self._close_text()
        metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
        notebook = v4.new_notebook(cells=self._cells, metadata=metadata)
        nbformat.validate(notebook)
        return f"{nbformat.writes(notebook)}\n"

    def _close_text(self) -> None:
        if self._text:
            source = "\n\n".join(self._text)
            self._cells.append(v4.new_markdown_cell(source, id=self._id("texto", source)))
            self._text = []

    def _id(self, kind: str, source: str) -> str:
        """Name a cell after what it says: an edit elsewhere in the page leaves the name alone."""
        name = f"{kind}-{hashlib.sha256(source.encode()).hexdigest()[:10]}"
        twins = sum(other.startswith(name) for other in self._ids)
        name += f"-{twins + 1}" if twins else ""
        self._ids.add(name)
        return name

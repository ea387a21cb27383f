"""A cell that fails fails the build, and the message says which cell and why.

myst-nb only warns: without -W, or on a second build that reads nothing again, the book would come
out with a traceback in the place of a result and exit status 0.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from livro.book.cells import code_cells

_RULE = "\n------------------\n"  # what nbclient puts around the code of the cell that failed
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


class BrokenCellError(SphinxError):
    """A cell of the book raised an exception."""

    category = "Célula com erro"


def _describe(page: Path, traceback: str) -> str:
    """Say where the cell that failed starts, and the exception it raised."""
    plain = _ANSI.sub("", traceback).strip()
    code = plain.partition(_RULE)[2].partition(_RULE)[0]
    places = [cell.place for cell in code_cells(page) if cell.code.strip() == code.strip()]
    return f"{(places or [str(page)])[0]}: {plain.splitlines()[-1]}"


def broken_cells(env: BuildEnvironment) -> Iterator[str]:
    """Yield a line for each page of the environment whose execution stopped at an error."""
    for docname in sorted(env.found_docs):
        result = NbMetadataCollector.get_exec_data(env, docname)
        if result and not result["succeeded"]:
            yield _describe(Path(env.doc2path(docname)), result["traceback"] or "")


def refuse(app: Sphinx, exception: Exception | None) -> None:
    """Stop with an error when a cell has failed, in this build or in one before it."""
    if exception is None and (found := list(broken_cells(app.env))):
        raise BrokenCellError("\n" + "\n".join(found))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.connect("build-finished", refuse)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

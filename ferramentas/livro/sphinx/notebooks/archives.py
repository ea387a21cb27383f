"""All the notebooks of a framework in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from estabilidade import FRAMEWORKS
from livro.sphinx.notebooks.addresses import FOLDER, archive_path, notebook_path
from livro.sphinx.notebooks.cells import has_notebooks
from livro.sphinx.website import is_website

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_MODE = 0o644 << 16


def write_archives(app: Sphinx, exception: Exception | None) -> None:
    """Write one file per framework, once all pages are written."""
    folder = Path(app.outdir) / FOLDER
    if exception or not is_website(app.builder) or not folder.is_dir():
        return
    pages = [page for page in app.env.found_docs if has_notebooks(app.env, page)]
    for framework in FRAMEWORKS:
        notebooks = {folder / notebook_path(framework.name, page) for page in pages}
        for file in (folder / framework.name).rglob("*.ipynb"):
            if file not in notebooks:
                file.unlink()  # of a page that the book, or its cells, no longer has
        _pack(folder / framework.name, folder / archive_path(framework.name))


def _pack(folder: Path, archive: Path) -> None:
    """Pack a folder; no date, owner or order of this machine goes in."""
    with ZipFile(archive, "w", ZIP_DEFLATED) as target:
        for file in sorted(folder.rglob("*.ipynb")):
            name = Path(archive.stem) / file.relative_to(folder)
            entry = ZipInfo(name.as_posix())
            entry.external_attr = _MODE
            target.writestr(entry, file.read_bytes(), ZIP_DEFLATED)

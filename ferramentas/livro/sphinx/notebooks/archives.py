"""All the notebooks of a framework in one file."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sphinx.application import Sphinx

from estabilidade import FRAMEWORKS
from livro.sphinx.notebooks.addresses import FOLDER, SOLVED, archive_path, notebook_path
from livro.sphinx.notebooks.cells import has_notebooks, sets_of

_MODE = 0o644 << 16


def write_archives(app: Sphinx) -> None:
    """Write one file per framework, once all pages are written."""
    folder = Path(app.outdir) / FOLDER
    if not folder.is_dir():
        return
    pages = [page for page in app.env.found_docs if has_notebooks(app.env, page)]
    for framework in FRAMEWORKS:
        notebooks = {
            folder / notebook_path(framework.name, page, solved=solved)
            for page in pages
            for solved in sets_of(app.env, page)
        }
        folders = [folder / framework.name, folder / SOLVED / framework.name]
        for file in chain.from_iterable(place.rglob("*.ipynb") for place in folders):
            if file not in notebooks:
                file.unlink()  # of a page that the book, or its cells, no longer has
        _pack(folders, folder / archive_path(framework.name))


def _pack(folders: Sequence[Path], archive: Path) -> None:
    """Pack the two sets; no date, owner or order of this machine goes in."""
    first, second = folders
    names = {file: file.relative_to(first) for file in first.rglob("*.ipynb")}
    names |= {file: SOLVED / file.relative_to(second) for file in second.rglob("*.ipynb")}
    with ZipFile(archive, "w", ZIP_DEFLATED) as target:
        for file in sorted(names):
            name = Path(archive.stem) / names[file]
            entry = ZipInfo(name.as_posix())
            entry.external_attr = _MODE
            target.writestr(entry, file.read_bytes(), ZIP_DEFLATED)

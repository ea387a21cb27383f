"""All the notebooks of a framework in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from estabilidade import FRAMEWORKS
from livro.sphinx.framework_tabs.linear import has_tabs
from livro.sphinx.notebooks.addresses import FOLDER, archive_path

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_MODE = 0o644 << 16


def write_archives(app: Sphinx, exception: Exception | None) -> None:
    """Write one file per framework, once all pages are written."""
    folder = Path(app.outdir) / FOLDER
    if exception or not has_tabs(app.builder) or not folder.is_dir():
        return
    for framework in FRAMEWORKS:
        _pack(folder / framework.name, folder / archive_path(framework.name))


def _pack(folder: Path, archive: Path) -> None:
    """Pack a folder; no date, owner or order of this machine goes in."""
    with ZipFile(archive, "w", ZIP_DEFLATED) as target:
        for file in sorted(folder.rglob("*.ipynb")):
            name = Path(archive.stem) / file.relative_to(folder)
            entry = ZipInfo(name.as_posix())
            entry.external_attr = _MODE
            target.writestr(entry, file.read_bytes(), ZIP_DEFLATED)

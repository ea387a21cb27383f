"""The PDFs and the EPUB on the site, each with its size, when they were built before it.

``{downloads}`` marks their place; it says nothing where there are none, on paper and in the EPUB.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from livro.book.numbers import with_comma
from livro.book.places import accessible_path, epub_path, pdf_path
from livro.sphinx.bundle import digest
from livro.sphinx.framework_tabs.settings import framework_labels
from livro.sphinx.places import add_place, place
from livro.sphinx.website import on_written

FOLDER = "baixar"
INTRODUCTION = "Para ler no papel ou num leitor digital: "


def offered(root: Path, config: Config) -> Iterator[tuple[str, Path]]:
    """Yield the label and the place of each file that was built."""
    files = {
        "PDF": pdf_path(root),
        "PDF acessível": accessible_path(root),
        "EPUB": epub_path(root),
    }
    for name, label in framework_labels(config).items():
        files[f"PDF só com {label}"] = pdf_path(root, name)
        files[f"EPUB só com {label}"] = epub_path(root, name)
    yield from ((label, path) for label, path in files.items() if path.is_file())


def size(path: Path) -> str:
    """Write the size of a file as Portuguese does."""
    return f"{with_comma(path.stat().st_size / 1e6, '.1f')} MB"


def links(app: Sphinx, name: str, _place: place) -> list[nodes.Node]:
    """Return the links of a page to the files."""
    files = list(offered(Path(app.srcdir), app.config))
    if not files:
        return []
    folder = "../" * name.count("/") + FOLDER
    text = nodes.paragraph("", INTRODUCTION)
    for number, (label, path) in enumerate(files):
        text += nodes.Text(", " if number else "")
        text += nodes.reference("", label, refuri=f"{folder}/{path.name}", internal=True)
        text += nodes.Text(f" ({size(path)})")
    text += nodes.Text(".")
    return [nodes.container("", text, classes=[FOLDER])]


def note_files(app: Sphinx, config: Config) -> None:
    """Put the files into the settings: when one changes, the pages are written again."""
    files = offered(Path(app.srcdir), config)
    config.downloads_digest = digest({path.name: path.read_bytes() for _, path in files})


def copy_files(app: Sphinx) -> None:
    """Put the files beside the pages."""
    folder = Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for _, path in offered(Path(app.srcdir), app.config):
        folder.mkdir(exist_ok=True)
        shutil.copyfile(path, folder / path.name)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_config_value("downloads_digest", "", "html", types=(str,))  # not for users
    app.connect("config-inited", note_files, priority=900)  # the frameworks are known
    add_place(app, "downloads", links)
    on_written(app, copy_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

"""The PDFs and the EPUB on the site, each with its size, when they were built before it.

``{downloads}`` marks their place; it says nothing where there are none, on paper and in the EPUB.
"""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from livro.book.numbers import with_comma
from livro.book.printed import accessible_path, epub_path, pdf_path
from livro.sphinx.framework_tabs.settings import framework_labels
from livro.sphinx.website import is_website

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDER = "baixar"
INTRODUCTION = "Para ler no papel ou num leitor digital: "


class downloads_place(nodes.General, nodes.Element):  # type: ignore[misc]
    """Stands for the links until a page is written."""


class Downloads(SphinxDirective):
    """The place of the links."""

    def run(self) -> list[nodes.Node]:
        """Return a mark: what was built is known when the page is written."""
        return [downloads_place()]


def offered(root: Path, config: Config) -> Iterator[tuple[str, Path]]:
    """Yield the label and the place of each file that was built."""
    files = {
        "PDF": pdf_path(root),
        "PDF acessível": accessible_path(root),
        "EPUB": epub_path(root),
    }
    for name, label in framework_labels(config).items():
        files[f"PDF só com {label}"] = pdf_path(root, name)
    yield from ((label, path) for label, path in files.items() if path.is_file())


def size(path: Path) -> str:
    """Write the size of a file as Portuguese does."""
    return f"{with_comma(path.stat().st_size / 1e6, '.1f')} MB"


def fill_in(app: Sphinx, page: nodes.document, name: str) -> None:
    """Write the links of a page of the site, and nothing elsewhere."""
    for place in list(page.findall(downloads_place)):
        files = list(offered(Path(app.srcdir), app.config)) if is_website(app.builder) else []
        place.replace_self(_links(files, up="../" * name.count("/")) if files else [])


def _links(files: list[tuple[str, Path]], up: str) -> nodes.container:
    text = nodes.paragraph("", INTRODUCTION)
    for number, (label, path) in enumerate(files):
        text += nodes.Text(", " if number else "")
        text += nodes.reference("", label, refuri=f"{up}{FOLDER}/{path.name}", internal=True)
        text += nodes.Text(f" ({size(path)})")
    text += nodes.Text(".")
    return nodes.container("", text, classes=[FOLDER])


def note_files(app: Sphinx, config: Config) -> None:
    """Put the files into the settings: when one changes, the pages are written again."""
    digest = sha256()
    for _, path in offered(Path(app.srcdir), config):
        digest.update(path.read_bytes())
    config.downloads_digest = digest.hexdigest()


def copy_files(app: Sphinx, exception: Exception | None) -> None:
    """Put the files beside the pages."""
    if exception or not is_website(app.builder):
        return
    folder = Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for _, path in offered(Path(app.srcdir), app.config):
        folder.mkdir(exist_ok=True)
        shutil.copyfile(path, folder / path.name)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_config_value("downloads_digest", "", "html", types=(str,))  # not for users
    app.add_node(downloads_place)
    app.add_directive("downloads", Downloads)
    app.connect("config-inited", note_files, priority=900)  # the frameworks are known
    app.connect("doctree-resolved", fill_in)
    app.connect("build-finished", copy_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

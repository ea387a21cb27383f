"""The decks on the site, when they were built before it; ``{slides}`` marks the place of the links.

What it holds follows them; where there are no decks, on paper and in the EPUB, it says nothing.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from livro.book.printed import slides_path
from livro.sphinx.framework_tabs.settings import framework_labels
from livro.sphinx.website import is_website

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

BESIDE = ("_static", "_images")  # what the decks ask for, under the names that the pages know
INTRODUCTION = "Slides do capítulo, com o código em "


class slides_place(nodes.General, nodes.Element):  # type: ignore[misc]
    """Stands for the links until a page is written; holds what follows them."""


class Slides(SphinxDirective):
    """The place of the links."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a mark: what was built is known when the page is written."""
        place = slides_place()
        self.state.nested_parse(self.content, self.content_offset, place)
        return [place]


def offered(root: Path, config: Config) -> Iterator[tuple[str, str]]:
    """Yield the label and the address of each deck that was built."""
    for name, label in framework_labels(config).items():
        path = slides_path(root, name)
        if path.is_file():
            yield label, f"{path.parent.name}/{path.name}"


def fill_in(app: Sphinx, page: nodes.document, name: str) -> None:
    """Write the links of a page of the site, and nothing elsewhere."""
    for place in list(page.findall(slides_place)):
        decks = list(offered(Path(app.srcdir), app.config)) if is_website(app.builder) else []
        links = _links(decks, up="../" * name.count("/"))
        place.replace_self([links, *place.children] if decks else [])


def _links(decks: list[tuple[str, str]], up: str) -> nodes.paragraph:
    text = nodes.paragraph("", INTRODUCTION)
    last = len(decks) - 1
    for number, (label, address) in enumerate(decks):
        text += nodes.Text("" if not number else " ou " if number == last else ", ")
        text += nodes.reference("", label, refuri=f"{up}{address}", internal=True)
    text += nodes.Text(".")
    return text


def note_decks(app: Sphinx, config: Config) -> None:
    """Put what there is into the settings: when it changes, the pages are written again."""
    config.slides_offered = [address for _, address in offered(Path(app.srcdir), config)]


def copy_decks(app: Sphinx, exception: Exception | None) -> None:
    """Put the decks beside the pages, which are laid out as they are."""
    root = Path(app.srcdir)
    if exception or not is_website(app.builder) or not app.config.slides_offered:
        return
    decks = slides_path(root, "").parent
    shutil.copytree(decks, Path(app.outdir) / decks.name, dirs_exist_ok=True)
    for folder in BESIDE:
        shutil.copytree(decks.parent / folder, Path(app.outdir) / folder, dirs_exist_ok=True)


def connect(app: Sphinx) -> None:
    """Register the directive."""
    app.add_config_value("slides_offered", [], "html", types=(list,))  # not for users
    app.add_node(slides_place)
    app.add_directive("slides", Slides)
    app.connect("config-inited", note_decks, priority=900)  # the frameworks are known
    app.connect("doctree-resolved", fill_in)
    app.connect("build-finished", copy_decks)

"""The decks on the site, when they were built before it.

``{slides}`` marks the place of the links to them; what it holds follows them. A page of which there
are slides leads to the first of its own. Where there are no decks, nothing is said, nor is it on
paper or in the EPUB.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from livro.book.printed import slides_path
from livro.sphinx.alternatives import alternatives
from livro.sphinx.framework_tabs.settings import framework_labels
from livro.sphinx.website import is_website

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

BESIDE = ("_static", "_images")  # what the decks ask for, under the names that the pages know
INTRODUCTION = "Slides do capítulo, com o código em "
OF_A_PAGE = "Slides desta página, com o código em "
_FIRST = re.compile(r'<section id="([^"]+)"')


class Deck(NamedTuple):
    """A deck that was built: its framework, its address, the names of the pages in it."""

    label: str
    address: str
    pages: tuple[str, ...]


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


def offered(root: Path, config: Config) -> Iterator[Deck]:
    """Yield the decks that were built."""
    for name, label in framework_labels(config).items():
        path = slides_path(root, name)
        if path.is_file():
            pages = _FIRST.findall(path.read_text(encoding="utf-8"))
            yield Deck(label, f"{path.parent.name}/{path.name}", tuple(pages))


def fill_in(app: Sphinx, page: nodes.document, name: str) -> None:
    """Write the links of a page of the site, and nothing elsewhere."""
    decks: list[Deck] = app.config.slides_offered if is_website(app.builder) else []
    up = "../" * name.count("/")
    for place in list(page.findall(slides_place)):
        links = {deck.label: f"{up}{deck.address}" for deck in decks}
        place.replace_self([_links(INTRODUCTION, links), *place.children] if decks else [])
    here = nodes.make_id(name)
    if own := {deck.label: f"{up}{deck.address}#{here}" for deck in decks if here in deck.pages}:
        _put_last(page, _links(OF_A_PAGE, own, classes=["slides-da-pagina"]))


def _put_last(page: nodes.document, links: nodes.paragraph) -> None:
    """End a page with its links; what says where to go from there still comes after them."""
    ends = [box for box in page.findall(nodes.container) if "proxima" in box["classes"]]
    if ends:
        ends[-1].parent.insert(ends[-1].parent.index(ends[-1]), links)
    else:
        next(iter(page.findall(nodes.section))).append(links)


def _links(introduction: str, links: dict[str, str], **attributes: list[str]) -> nodes.paragraph:
    text = nodes.paragraph("", introduction, **attributes)
    text += alternatives(
        [nodes.reference("", label, refuri=to, internal=True) for label, to in links.items()]
    )
    text += nodes.Text(".")
    return text


def note_decks(app: Sphinx, config: Config) -> None:
    """Put what there is into the settings: when it changes, the pages are written again."""
    config.slides_offered = list(offered(Path(app.srcdir), config))


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

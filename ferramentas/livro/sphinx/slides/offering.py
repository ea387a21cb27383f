"""The decks on the site, when they were built before it.

``{slides}`` marks the place of the links to them; what it holds follows them. A page of which there
are slides leads to the first of its own. Where there are no decks, nothing is said, nor is it on
paper or in the EPUB.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from livro.book.places import slides_path
from livro.sphinx.framework_tabs.settings import framework_labels
from livro.sphinx.places import Place, place
from livro.sphinx.tree import alternatives
from livro.sphinx.website import is_website

BESIDE = ("_static", "_images")  # what the decks ask for, under the names that the pages know
INTRODUCTION = "Slides do capítulo, com o código em "
OF_A_PAGE = "Slides desta página, com o código em "
_FIRST = re.compile(r'<section id="([^"]+)"')


class Deck(NamedTuple):
    """A deck that was built: its framework, its address, the names of the pages in it."""

    label: str
    address: str
    pages: tuple[str, ...]


class Slides(Place):
    """The place of the links, and what follows them."""

    has_content = True


def offered(root: Path, config: Config) -> Iterator[Deck]:
    """Yield the decks that were built."""
    for name, label in framework_labels(config).items():
        path = slides_path(root, name)
        if path.is_file():
            pages = _FIRST.findall(path.read_text(encoding="utf-8"))
            yield Deck(label, f"{path.parent.name}/{path.name}", tuple(pages))


def links(app: Sphinx, name: str, mark: place) -> list[nodes.Node]:
    """Return the links to the decks and what follows them; nothing, where there are none."""
    decks = _addresses(app, name)
    said = [_links(INTRODUCTION, decks), *mark.children] if decks else []
    for paragraph in said:
        paragraph["classes"].append("slides-do-capitulo")
    return said


def end_page(app: Sphinx, page: nodes.document, name: str) -> None:
    """Lead from a page of the site to its first slide in each deck."""
    here = nodes.make_id(name)
    if is_website(app.builder) and (own := _addresses(app, name, here)):
        _put_last(page, _links(OF_A_PAGE, own, classes=["slides-da-pagina"]))


def _addresses(app: Sphinx, name: str, slide: str = "") -> dict[str, str]:
    """Map each framework to its deck, or to a slide of it; without those that do not have it."""
    up, hash_sign = "../" * name.count("/"), f"#{slide}" if slide else ""
    decks: list[Deck] = app.config.slides_offered
    return {
        deck.label: f"{up}{deck.address}{hash_sign}"
        for deck in decks
        if not slide or slide in deck.pages
    }


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


def copy_decks(app: Sphinx) -> None:
    """Put the decks beside the pages, which are laid out as they are."""
    if not app.config.slides_offered:
        return
    decks = slides_path(Path(app.srcdir), "").parent
    for folder in (decks, *(decks.parent / name for name in BESIDE)):
        shutil.copytree(folder, Path(app.outdir) / folder.name, dirs_exist_ok=True)

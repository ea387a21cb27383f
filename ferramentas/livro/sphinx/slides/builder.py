"""Sphinx's builder of slides: the marked blocks of all pages, one deck for each framework."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.builders.html import StandaloneHTMLBuilder

from livro.book.templates import templates
from livro.katex.assets import STYLE, copy_assets
from livro.sphinx.framework_tabs.settings import framework_labels
from livro.sphinx.slides.deck import Slide, said_of_sections, slides_of

HERE = Path(__file__).parent
REVEAL = Path("ferramentas/npm/slides/node_modules/reveal.js/dist")
FOLDER = "slides"
STYLES = ("slides/reveal.css", STYLE, "pygments.css", "slides/slides.css")
SCRIPTS = ("slides/reveal.js", "slides/slides.js")


class SlidesBuilder(StandaloneHTMLBuilder):
    """Decks laid out as a part of the site, to which their links lead."""

    name = "slides"
    search = False
    add_permalinks = False

    def get_outdated_docs(self) -> Iterator[str]:
        """Write everything: a deck is made of all pages."""
        yield from self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Say where a page is, seen from a deck."""
        return f"../{docname}.html"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Say the same: wherever a text comes from, it stands in a deck."""
        return self.get_target_uri(to, typ)

    def write(self, *_ignored: Any) -> None:
        """Write the decks."""
        self.prepare_writing(set())
        self.imgpath = "../_images"
        self.fignumbers = self._numbers()
        self.secnumbers = {}
        for name, label in framework_labels(self.config).items():
            self.config.framework_tabs_only = name  # read when the tabs of a page are resolved
            self._write_deck(name, label, list(self._slides()))

    def finish(self) -> None:
        """Put beside the decks what they ask for."""
        self.copy_image_files()
        static = Path(self.outdir) / "_static"
        (static / FOLDER).mkdir(parents=True, exist_ok=True)
        self.create_pygments_style_file()
        self.copy_html_favicon()
        copy_assets(static)
        root = Path(self.srcdir)
        files = [HERE / "static" / "slides.css", HERE / "static" / "slides.js"]
        files += [root / REVEAL / "reveal.css", root / REVEAL / "reveal.js"]
        for file in files:
            shutil.copyfile(file, static / FOLDER / file.name)

    def _numbers(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """Return the numbers of the figures and equations of all pages, by their kind."""
        numbers: dict[str, dict[str, tuple[int, ...]]] = {}
        for kinds in self.env.toc_fignumbers.values():
            for kind, found in kinds.items():
                numbers.setdefault(kind, {}).update(found)
        return numbers

    def _slides(self) -> Iterator[Slide]:
        page = self.config.slides_guide
        guide = said_of_sections(self._resolved(page)) if page else {}
        for page in self.env.collect_relations():
            slides = slides_of(self._resolved(page), self.get_target_uri(page), guide)
            for first in slides[:1]:
                first.name = nodes.make_id(page)
            yield from slides

    def _resolved(self, page: str) -> nodes.document:
        document = self.env.get_and_resolve_doctree(page, self)
        self.post_process_images(document)
        return document

    def _write_deck(self, name: str, label: str, slides: list[Slide]) -> None:
        page = (
            templates("livro.sphinx.slides")
            .get_template("deck.html")
            .render(
                config=self.config,
                label=label,
                slides=slides,
                html=self._html,
                words=self._words,
                styles=STYLES,
                scripts=SCRIPTS,
                home=self.get_target_uri(self.config.root_doc),
            )
        )
        file = Path(self.outdir) / FOLDER / f"{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")

    def _html(self, content: list[nodes.Node]) -> Markup:
        return Markup(self.render_partial(nodes.container("", *content))["fragment"])

    def _words(self, title: nodes.title) -> Markup:
        return Markup(self.render_partial(nodes.inline("", "", *title.children))["fragment"])

"""Sphinx's builder of EPUB 3, without the scripts and the styles of the site."""

import shutil
import time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sphinx.builders.epub3 import Epub3Builder, NavPoint
from sphinx.locale import _

from livro.book.edition import read_edition
from livro.sphinx.ebook.cover import cover
from livro.sphinx.ebook.navigation import entries
from livro.sphinx.ebook.package import complete, other_identifier
from livro.sphinx.framework_tabs.settings import framework_labels

STYLE = Path(__file__).parent / "static" / "ebook.css"
COVER = "_static/capa.svg"
STYLES = ("pygments.css", STYLE.name)


class EbookBuilder(Epub3Builder):
    """An EPUB that holds the book and nothing of the site."""

    guide_titles = {"toc": "Sumário", "cover": "Capa"}  # noqa: RUF012

    def init(self) -> None:
        """Say the language of each page, which Sphinx's pages do not."""
        super().init()
        language = self.config.epub_language
        self.html_tag = Epub3Builder.html_tag.replace(
            ">", f' lang="{language}" xml:lang="{language}">'
        )
        self.config.epub_cover = (COVER, "epub-cover.html")
        self._title = self.config.epub_title
        if self._only:  # on a shelf, another book than that with all of them
            self.config.epub_title = f"{self.config.epub_title} ({self._only})"
            self.config.epub_identifier = other_identifier(self.config.epub_identifier, self._only)

    @property
    def _only(self) -> str:
        """The framework of which alone the code is here, if it is of one alone."""
        return framework_labels(self.config).get(self.config.framework_tabs_only, "")

    def init_css_files(self) -> None:
        """Ask for two style sheets: that of the code and ours."""
        self._css_files = []
        for name in STYLES:
            self.add_css_file(name)

    def add_css_file(self, filename: str, **kwargs: Any) -> None:
        """Refuse what extensions made for the site."""
        if filename in STYLES:
            super().add_css_file(filename, **kwargs)

    def copy_static_files(self) -> None:
        """Copy the two style sheets and draw the cover."""
        static = Path(self.outdir) / "_static"
        shutil.rmtree(static, ignore_errors=True)  # what extensions put there
        static.mkdir()
        self.create_pygments_style_file()
        shutil.copyfile(STYLE, static / STYLE.name)
        root = Path(self.srcdir)
        drawing = root / self.config.ebook_drawing
        drawn = cover(drawing, self._title, self.config.epub_author, read_edition(root), self._only)
        (Path(self.outdir) / COVER).write_text(drawn, encoding="utf-8")

    def gen_pages_from_extensions(self) -> None:
        """Leave out the pages that only a site has, such as that for wrong addresses."""

    def get_toc(self) -> None:
        """List the chapters with their numbers and sections."""
        self.refnodes = list(entries(self))
        self.toc_add_files(self.refnodes)

    def build_navlist(self, navnodes: list[dict[str, Any]]) -> list[NavPoint]:
        """End the navigation with the index."""
        return [*super().build_navlist(navnodes), NavPoint(_("Index"), "genindex.xhtml", [])]

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Identify the book in the old navigation as in the new one."""
        return {**super().toc_metadata(level, navpoints), "uid": self.config.epub_identifier}

    def build_content(self) -> None:
        """Write the package, and complete it."""
        super().build_content()
        complete(Path(self.outdir), COVER)

    def build_epub(self) -> None:
        """Close the book, the same bytes for the same sources."""
        folder = Path(self.outdir)
        names = ["META-INF/container.xml", "content.opf", "toc.ncx", *self.files]
        moment = time.strptime(self.content_metadata()["date"], "%Y-%m-%dT%H:%M:%SZ")[:6]
        with ZipFile(folder / f"{self.config.epub_basename}.epub", "w") as book:
            book.writestr(ZipInfo("mimetype", moment), b"application/epub+zip", ZIP_STORED)
            for name in dict.fromkeys(names):
                book.writestr(ZipInfo(name, moment), (folder / name).read_bytes(), ZIP_DEFLATED)

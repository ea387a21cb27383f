"""Reads the book for the rules."""

from collections.abc import Iterator
from pathlib import Path

from livro.book import files
from livro.book.elsewhere import read_elsewhere
from livro.book.places import sources
from livro.translation.checks.book import Book, Knowledge
from livro.translation.checks.outputs import read_outputs
from livro.translation.checks.ports import read_ports
from livro.translation.checks.reading import Reading
from livro.translation.myst.model import Page
from livro.translation.myst.reader import read_page
from livro.translation.po.catalog import as_page
from livro.translation.segments import load
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.places import PORTS
from livro.translation.words.glossary import read_glossary
from livro.translation.words.vocabulary import build_vocabulary, read_extra_words
from livro.translation.words.works import read_works

CATALOGS = "book/_locale/pt_BR/LC_MESSAGES/book"  # of the pages made of docstrings


def read_knowledge(root: Path) -> Knowledge:
    """Read what the rules know beforehand.

    Raises:
        BookError: one of the files is not as it should be; the message says where and why.
    """
    glossary = read_glossary(root / "traducao/glossario.csv")
    works = read_works(root / "book/referencias.bib")
    extra = read_extra_words(root / "traducao/palavras.yml")
    return Knowledge(
        glossary,
        build_vocabulary(glossary, works, extra),
        frozenset(work.key for work in works),
        frozenset(read_elsewhere(root)),
        read_ports(root / PORTS),
        read_outputs(root / "_build" / ".jupyter_cache"),
    )


def read_pages(root: Path) -> tuple[Page, ...]:
    """Read all pages of the book, and the catalogues with what pages say in other words."""
    texts = {path: files.read(path) for path in sources(root)}
    for path in sorted((root / CATALOGS).rglob("*.po")):
        texts[path] = as_page(files.read(path))
    return tuple(read_page(path.relative_to(root).as_posix(), text) for path, text in texts.items())


def read_book(root: Path) -> tuple[Book, Bitext]:
    """Read everything that the rules look at.

    Raises:
        BookError: a file is not as it should be; the message says where and why.
    """
    bitext, knowledge = load(root), read_knowledge(root)
    return assemble(read_pages(root), bitext, knowledge), bitext


def assemble(pages: tuple[Page, ...], bitext: Bitext, knowledge: Knowledge) -> Book:
    """Put the pages beside their sources."""
    return Book(pages, tuple(_readings({page.path: page for page in pages}, bitext)), knowledge)


def _readings(pages: dict[str, Page], bitext: Bitext) -> Iterator[Reading]:
    for pair in bitext.pairs():
        page = pages[pair.targets[0].path]
        kept = bitext.blocks_of(pair.segment)
        spans = tuple((part.line, part.last) for part in pair.targets if part.path == page.path)
        yield Reading(
            pair.segment,
            pair.sources,
            page,
            spans,
            pair.waivers,
            bitext.condition(pair.segment),
            bitext.ledger.entries[pair.segment].state,
            kept if kept != pair.sources else (),
            bitext.is_second_hand(pair.segment),
        )

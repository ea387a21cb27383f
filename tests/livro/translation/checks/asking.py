"""What one rule says of a text, alone or beside a source."""

from functools import lru_cache

from livro.d2l import read
from livro.d2l.model import Kind
from livro.translation.checks.book import Book
from livro.translation.checks.reading import Reading
from livro.translation.myst.reader import read_page

from .injecting import KNOWLEDGE


@lru_cache  # one text is read once for all the rules
def page_of(text):
    return read_page("pagina.md", text)


def problems_of_a_page(rule, text):
    page = page_of(text)
    return list(rule.check(page, Book((page,), (), KNOWLEDGE)))


def problems_of_a_pair(rule, source, text):
    page = page_of(text)
    blocks = tuple(block for block in read(source).blocks if block.kind is not Kind.BLANK)
    reading = Reading("trecho", blocks, page, ((1, text.count("\n") + 1),))
    return list(rule.check(reading, Book((page,), (reading,), KNOWLEDGE)))

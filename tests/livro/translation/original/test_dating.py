"""The ledger keeps what the English said, besides what the source did."""

from pathlib import Path

import pytest

from livro.cli import main
from livro.katex.engine import Engine
from livro.translation.original import bring, read_originals
from livro.translation.review.markup import Markup
from livro.translation.review.sheets import sheets
from livro.translation.segments import load
from livro.translation.segments.content import digest

ROOT = Path(__file__).parents[4]
FIRST = "um-primeiro"


@pytest.fixture
def livro(book, monkeypatch):
    monkeypatch.chdir(book)
    return lambda *arguments: main(list(arguments))


@pytest.fixture
def bring_english(book, english_page):
    return lambda: bring(book, read_originals(book).values(), str(english_page))


def original_digest(book):
    return load(book).ledger.entries[FIRST].original_digest


def mark(livro):
    assert livro("marcar", FIRST, "traduzido", "--por", "Ana") == 0


def test_without_the_original_nothing_is_said_of_it(book, livro):
    mark(livro)
    assert original_digest(book) == ""


def test_who_answers_for_a_segment_does_so_before_its_english(book, livro, bring_english):
    bring_english()
    mark(livro)
    assert original_digest(book) == digest(["The first of the paragraphs is about $a$."])


def test_what_was_known_stays_where_the_original_is_not(book, livro, bring_english):
    (path,) = bring_english()
    mark(livro)
    path.unlink()
    known = original_digest(book)
    mark(livro)
    assert original_digest(book) == known != ""


def test_a_segment_of_another_english_is_named(book, livro, bring_english, english_page, capsys):
    bring_english()
    mark(livro)
    file = book / "traducao/trechos/um.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(original_digest(book), "0123456789ab"), encoding="utf-8")
    capsys.readouterr()
    assert livro("fonte", "trazer") == 0
    assert f"book/um.md:5: {FIRST}" in capsys.readouterr().out


def test_whoever_reviews_reads_the_english(book, bring_english):
    bring_english()
    engine = Engine({})
    try:
        (sheet,) = sheets(book, load(book), (), Markup(engine))
    finally:
        engine.close()
    row = next(row for row in sheet.rows if row.segment == FIRST)
    assert "The first of the paragraphs is about" in row.source
    assert "O primeiro parágrafo" in row.translation


def test_every_segment_of_this_book_is_tied_to_its_english():
    entries = load(ROOT).ledger.entries
    assert entries
    loose = [name for name, entry in entries.items() if not entry.original_digest]
    assert not loose, "rode `make fonte` e marque-os de novo"

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
from livro.translation.segments.previous import previous_text

from ..conftest import bring_original
from .conftest import ENGLISH

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


def stale(book):
    return {n: str(c) for n, c in load(book).conditions().items() if c != "em dia"}


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


def test_a_segment_of_another_english_is_named(book, livro, bring_english, capsys):
    bring_english()
    mark(livro)
    bring_original(book, ENGLISH.replace("the paragraphs", "many paragraphs"))
    assert stale(book) == {FIRST: "fonte mudou"}
    capsys.readouterr()
    assert livro("fonte", "trazer") == 0
    assert f"book/um.md:5: {FIRST}" in capsys.readouterr().out
    assert livro("situacao") == 0
    assert f"book/um.md:5: “{FIRST}”: fonte mudou" in capsys.readouterr().out


def test_who_answered_before_the_kept_source_alone_still_does(book, livro, bring_english):
    mark(livro)
    bring_english()
    assert stale(book) == {}


@pytest.mark.parametrize("is_here", [True, False])
def test_the_english_in_the_place_of_its_translation_changes_nothing(
    book, livro, bring_english, english_page, capsys, is_here
):
    """The ledger tells, whether the original is still in the cache or not."""
    (path,) = bring_english()
    assert livro("marcar", "book/um.md", "traduzido", "--por", "Ana") == 0
    if not is_here:
        path.unlink()
    assert livro("fonte", "atualizar", str(english_page), "--como", "fonte.md") == 0
    assert "Nenhum trecho traduzido foi afetado." in capsys.readouterr().out
    assert stale(book) == {}


def test_a_newer_page_is_compared_with_the_english(
    book, livro, bring_english, english_page, capsys
):
    bring_english()
    assert livro("marcar", "book/um.md", "traduzido", "--por", "Ana") == 0
    newer = ENGLISH.replace("the paragraphs", "many paragraphs")
    english_page.write_text(newer, encoding="utf-8")
    capsys.readouterr()
    assert livro("fonte", "atualizar", str(english_page), "--como", "fonte.md") == 0
    told = capsys.readouterr().out
    assert "3 sem mudança, 1 com mudança, 0 a mais, 0 a menos" in told
    assert "[-the-] {+many+}" in told
    assert stale(book) == {FIRST: "fonte mudou"}
    assert previous_text(book, FIRST) == "The first of the paragraphs is about $a$.\n"
    (block,) = load(book).original_of(FIRST)
    assert "many" in block.text, "é mais novo do que o original trazido"


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

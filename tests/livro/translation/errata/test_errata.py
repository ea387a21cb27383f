"""The defects of the original: each has its place, a test that shows it and words of both."""

import ast
import re
from pathlib import Path

import pytest

from livro.cli import main
from livro.errors import BookError
from livro.translation.errata import read_defects
from livro.translation.segments import load

ROOT = Path(__file__).parents[4]
TESTS = "tests/estabilidade/test_errata.py"


@pytest.fixture
def book(copied_book):
    """A copy of the book with its errata and their tests, without the English original."""
    (copied_book / TESTS).parent.mkdir(parents=True)
    (copied_book / TESTS).write_text((ROOT / TESTS).read_text(encoding="utf-8"), encoding="utf-8")
    return copied_book


def change(book, old, new):
    path = book / "traducao/errata.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def defects(book):
    return read_defects(book, load(book))


def test_every_test_shows_a_defect_and_every_defect_has_one():
    tree = ast.parse((ROOT / TESTS).read_text(encoding="utf-8"))
    tests = {node.name for node in tree.body if getattr(node, "name", "").startswith("test_")}
    assert tests == {defect.test.partition("::")[2] for defect in defects(ROOT)}


def test_the_words_are_those_of_the_english_that_the_source_has(book):
    found = {defect.words: defect.line for defect in defects(book)}
    assert found["analytic bounds on the eigenvalues of the product of two matrices"] > 0
    assert found["shifting pressure from the mantissa to the exponent"] == 0  # only in Portuguese


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("trecho: resumo-itens", "trecho: resumo-nada", "“trecho” não é um trecho"),
        ("test_xavier_keeps", "test_nothing_keeps", "“teste” não é um teste que exista"),
        ("we cannot possibly", "we cannot probably", "“palavras” não são palavras do original"),
        ("  titulo: Xavier", "  nome: Xavier", "não tem o campo “nome”"),
    ],
)
def test_what_is_not_so_is_told_with_its_line(book, old, new, cause):
    change(book, old, new)
    with pytest.raises(BookError, match=rf"traducao/errata\.yml:\d+: .*{re.escape(cause)}"):
        defects(book)


def test_a_book_without_errata_has_none(book):
    (book / "traducao/errata.yml").unlink()
    assert defects(book) == []


def test_the_command_writes_them_all_in_english(book, monkeypatch, capsys):
    monkeypatch.chdir(book)
    assert main(["errata"]) == 0
    text = capsys.readouterr().out
    known = defects(book)
    assert text.startswith("# Errata of `chapter_multilayer-perceptrons/")
    assert len(re.findall(r"^## \d+\. ", text, re.M)) == len(known) > 5
    for defect in known:
        for part in (defect.title, defect.wrong, defect.why, defect.proposal, defect.test):
            assert " ".join(part.split()) in text
    assert "{ref}" not in text

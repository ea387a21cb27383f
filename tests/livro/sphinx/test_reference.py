"""The catalogue of the docstrings: whole, and the first to say that a docstring has changed."""

import os
import shutil
from pathlib import Path

import pytest
from small_site import run_livro

from livro.sphinx.reference.catalog import CATALOG
from livro.translation.po.catalog import as_page, read_po

ROOT = Path(__file__).parents[3]
OLD, TRANSLATION = "number of inputs.", "número de entradas."


def update(book, *options):
    """Run the command in a process of its own: autodoc imports the package without matplotlib."""
    packages = [ROOT / "code", ROOT / "ferramentas"]
    status, _, said = run_livro(book, packages, "catalogo", *options, environment=os.environ)
    return status, said


@pytest.fixture
def book(tmp_path):
    for name in ("_config.yml", "_toc.yml", "book/apendices/pacote.md", CATALOG):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_docstring_is_translated():
    assert update(ROOT, "--verificar") == (0, "")


def test_a_docstring_that_changed_is_told_and_its_old_translation_kept_at_hand(book):
    catalog = book / CATALOG
    before = catalog.read_text("utf-8").replace(f'"{OLD}"', '"how many inputs."')
    catalog.write_text(before, "utf-8")
    status, said = update(book, "--verificar")
    assert status == 1
    assert f"falta traduzir “{OLD}”" in said
    assert "rode `make catalogo`" in said
    assert catalog.read_text("utf-8") == before
    assert update(book)[0] == 1
    (gone,) = read_po(catalog).obsolete_entries()
    assert gone.msgstr == TRANSLATION
    fresh = read_po(catalog)
    fresh.find(OLD).msgstr = TRANSLATION
    catalog.write_text(f"{fresh}\n", "utf-8")
    assert update(book) == (0, "")
    assert catalog.read_text("utf-8") == (ROOT / CATALOG).read_text("utf-8")


def test_the_rules_find_each_translation_in_its_line():
    header = 'msgid ""\nmsgstr ""\n"Language: pt\\n"\n'
    entry = 'msgid "a"\nmsgstr ""\n"Um.\\n"\n"\\"Dois\\"."\n'
    assert as_page(f"{header}\n{entry}").split("\n") == [*[""] * 6, "Um.", '"Dois".']

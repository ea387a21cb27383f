"""The catalogue of the docstrings: whole, and the first to say that a docstring has changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from livro.sphinx.reference.catalog import CATALOG
from livro.translation.po.catalog import as_page, read_po

ROOT = Path(__file__).parents[3]
OLD, TRANSLATION = "number of inputs.", "número de entradas."


def update(book, *options):
    """Run the command in a process of its own: autodoc imports the package without matplotlib."""
    command = [sys.executable, "-m", "livro.cli", "catalogo", *options]
    return subprocess.run(command, cwd=book, env=os.environ, capture_output=True, text=True)


@pytest.fixture
def book(tmp_path):
    for name in ("_config.yml", "_toc.yml", "book/apendices/pacote.md", CATALOG):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_docstring_is_translated():
    told = update(ROOT, "--verificar")
    assert told.returncode == 0, told.stderr


def test_a_docstring_that_changed_is_told_and_its_old_translation_kept_at_hand(book):
    catalog = book / CATALOG
    before = catalog.read_text("utf-8").replace(f'"{OLD}"', '"how many inputs."')
    catalog.write_text(before, "utf-8")
    told = update(book, "--verificar")
    assert told.returncode == 1
    assert f"falta traduzir “{OLD}”" in told.stderr
    assert "rode `make catalogo`" in told.stderr
    assert catalog.read_text("utf-8") == before
    assert update(book).returncode == 1
    (gone,) = read_po(catalog).obsolete_entries()
    assert gone.msgstr == TRANSLATION
    fresh = read_po(catalog)
    fresh.find(OLD).msgstr = TRANSLATION
    catalog.write_text(f"{fresh}\n", "utf-8")
    assert update(book).returncode == 0
    assert catalog.read_text("utf-8") == (ROOT / CATALOG).read_text("utf-8")


def test_the_rules_find_each_translation_in_its_line():
    header = 'msgid ""\nmsgstr ""\n"Language: pt\\n"\n'
    entry = 'msgid "a"\nmsgstr ""\n"Um.\\n"\n"\\"Dois\\"."\n'
    assert as_page(f"{header}\n{entry}").split("\n") == [*[""] * 6, "Um.", '"Dois".']

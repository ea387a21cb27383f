"""The copy of the book that measurements build."""

import subprocess
from pathlib import Path

import pytest
from small_site import write_files

from livro.book.git import copy_book
from livro.errors import BookError

FILES = {".gitignore": "_build/\n", "book/pagina.md": "# Página\n", "_build/html/a.html": "<p>"}


@pytest.fixture
def book(tmp_path) -> Path:
    return write_files(tmp_path / "livro", FILES)


def copied(book: Path, target: Path) -> set[str]:
    copy_book(book, target)
    files = (path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(target).as_posix() for path in files}


SOURCES = {".gitignore", "book/pagina.md"}


def test_a_checkout_leaves_behind_what_was_built(book, tmp_path):
    subprocess.run(["git", "init", "-q", str(book)], check=True)
    assert copied(book, tmp_path / "cópia") == SOURCES


def test_so_does_an_archive_without_a_repository(book, tmp_path):
    assert copied(book, tmp_path / "cópia") == SOURCES


def test_so_does_an_archive_inside_the_checkout_of_something_else(book, tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("livro/\n", "utf-8")
    assert copied(book, tmp_path / "cópia") == SOURCES


def test_without_git_it_says_so(book, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BookError, match="pede o git"):
        copy_book(book, tmp_path / "cópia")

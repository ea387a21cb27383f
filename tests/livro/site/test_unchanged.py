"""A build that would change nothing is not made; any other one is."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from small_site import write_files

from livro.site.unchanged import State

READ = {
    "_config.yml": "title: Livro\n",
    "_toc.yml": "format: jb-book\nroot: book/index\n",
    "book/index.md": "# Livro\n",
    "book/_static/livro.css": "p { margin: 0 }\n",
    "book/referencias.bib": "",
    "code/estabilidade/um.py": "x = 1\n",
    "ferramentas/livro/dois.py": "y = 2\n",
    "requirements/livro.txt": "sphinx==1\n",
    "traducao/trechos/index.yml": "{}\n",
    ".cache/pyodide/1/python.wasm": "bytes",
    "_build/pdf/livro.pdf": "impresso",
    "_build/html/index.html": "<p>",
    "_build/html/_static/livro-1.css": "p{}",
}
UNREAD = ("tests/test_x.py", "_build/.doctrees/a", "_build/previa/html/a.html", ".venv/a", ".a.swp")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_files(tmp_path, READ)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def state(book: Path) -> State:
    return State(book, book / "_build" / "html")


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def same_size(path: Path) -> None:
    path.write_bytes(b"#" * path.stat().st_size)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))  # whatever the clock of this disk is


def delete(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name(f"novo-{path.name}"))


def add(path: Path) -> None:
    write(path.with_name(f"outro-{path.name}"), "novo")


@pytest.mark.parametrize("change", [append, same_size, delete, rename, add])
@pytest.mark.parametrize("name", sorted(READ.keys() - {"_toc.yml"}))
def test_any_change_of_what_a_build_reads_or_left_asks_for_another(
    book: Path, name: str, change: Callable[[Path], None]
) -> None:
    state(book).remember()
    assert state(book).is_as_left()
    change(book / name)
    assert not state(book).is_as_left()


def test_a_change_of_the_contents_asks_for_another(book: Path) -> None:
    state(book).remember()
    append(book / "_toc.yml")
    assert not state(book).is_as_left()


@pytest.mark.parametrize("name", UNREAD)
def test_what_no_build_reads_asks_for_none(book: Path, name: str) -> None:
    state(book).remember()
    write(book / name, "x")
    assert state(book).is_as_left()


@pytest.mark.parametrize("change", [append, same_size, delete, rename, add])
def test_what_is_saved_during_a_build_asks_for_another(
    book: Path, change: Callable[[Path], None]
) -> None:
    building = state(book)
    change(book / "book" / "index.md")
    write(book / "_build" / "html" / "index.html", "<p>feito")
    write(book / "_build" / "_toc.yml", "o que a construção escreve para si")
    building.remember()
    assert not state(book).is_as_left()


def test_what_a_build_sets_and_writes_for_itself_asks_for_none(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    building = state(book)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    write(book / "_build" / "_toc.yml", "sumário")
    write(book / "_build" / "bruto" / "index.html", "<p>")
    building.remember()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert state(book).is_as_left()


def test_a_build_that_was_never_made_is_not_as_left(book: Path) -> None:
    assert not state(book).is_as_left()
    state(book).remember()
    state(book).forget()
    assert not state(book).is_as_left()


def test_a_commit_and_the_address_of_the_repository_count(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*command: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@b")
        subprocess.run(["git", "-C", book, *identity, *command], check=True, capture_output=True)

    git("init")
    state(book).remember()
    git("commit", "--allow-empty", "-m", "x")
    assert not state(book).is_as_left()
    state(book).remember()
    git("remote", "add", "origin", "https://github.com/a/b")
    assert not state(book).is_as_left()
    state(book).remember()
    monkeypatch.setenv("GITHUB_REPOSITORY", "c/d")
    assert not state(book).is_as_left()


def test_the_preview_and_the_site_do_not_disturb_each_other(book: Path) -> None:
    preview = State(book, book / "_build" / "previa" / "html")
    preview.remember()
    state(book).remember()
    append(book / "_build" / "html" / "index.html")
    assert preview.is_as_left()
    write(book / "_build" / "previa" / "html" / "index.html", "<p>")
    assert not preview.is_as_left()

"""The files that say how the book is made, broken in the ways that people break them."""

import pytest

from livro.book.cells import cell_timeout
from livro.book.contents import page_names
from livro.book.settings import read_settings
from livro.errors import BookError
from livro.translation.words.works import read_works


@pytest.mark.parametrize(
    ("content", "line", "cause"),
    [
        (b"", 1, "vazio"),
        (b"# nada\n", 1, "vazio"),
        (b"- a\n", 1, "mapa"),
        (b"a: 1\nb: [\n", 2, "malformado"),
        (b"a: 1\n\nb: 2\na: 3\n", 4, "duas vezes"),
        (b"a: 1\n<<<<<<< HEAD\nb: 2\n", 2, "conflito"),
        ("a: 1\n# ação\n".encode("latin-1"), 2, "UTF-8"),
    ],
)
def test_broken_settings_are_told_with_their_line(tmp_path, content, line, cause):
    path = tmp_path / "_config.yml"
    path.write_bytes(content)
    with pytest.raises(BookError, match=rf"_config\.yml:{line}: .*{cause}"):
        read_settings(path)


def test_settings_may_come_from_another_editor(tmp_path):
    path = tmp_path / "_config.yml"
    path.write_bytes("title: ação\r\nn: 1\r\n".encode("utf-8-sig"))
    assert read_settings(path) == {"title": "ação", "n": 1}


def test_a_page_of_the_table_of_contents_is_a_name(tmp_path):
    toc = "root: a\nchapters:\n  - file: [b]\n"
    (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
    with pytest.raises(BookError, match=r"_toc\.yml: .* não é o nome de uma página"):
        page_names(tmp_path)


def test_a_table_of_contents_without_its_first_page_says_so(tmp_path):
    (tmp_path / "_toc.yml").write_text("format: jb-book\nchapters: []\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"_toc\.yml:1: falta `root`"):
        page_names(tmp_path)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"@book{a,\n title = {A}\n}\n@article{b,\n title = {B\n", 5),
        (b"@book{a, title = {A}}\n\n@book{b, title {B}}\n", 3),
        ("@book{a,\n title = {Ação}}\n".encode("latin-1"), 2),
    ],
)
def test_a_broken_bibliography_is_told_with_its_line(tmp_path, content, line):
    path = tmp_path / "referencias.bib"
    path.write_bytes(content)
    with pytest.raises(BookError, match=rf"referencias\.bib:{line}: [^()]*$"):
        read_works(path)


@pytest.mark.parametrize(
    ("content", "line", "cause"),
    [
        ("a: 1\nb: !!python/name:os.x\n", 2, "tipo que não se conhece"),
        ("a: 1\nb: &x [*x]\n", 2, "um valor sem fim"),
        (f"a: {'[' * 2000}\n", 1, "listas demais"),
        (f"a: {'[' * 400}{']' * 400}\n", 1, "listas demais"),
        ("execute:\n  timeout: 2026-13-99\n", 2, "um valor que não é do tipo"),
        ("b: !!bool sim\n", 1, "um valor que não é do tipo"),
        ("b: !!timestamp x\n", 1, "um valor que não é do tipo"),
        ('b: !!int ""\n', 1, "um valor que não é do tipo"),
        ("execute:\n  timeout: muito\n", 2, "não pode ser “muito”"),
        ("execute:\n  - timeout\n", 2, "deve ser um mapa"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_its_line(tmp_path, content, line, cause):
    path = tmp_path / "_config.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BookError, match=rf"_config\.yml:{line}: .*{cause}"):
        cell_timeout(tmp_path)
        read_settings(path)


@pytest.mark.parametrize("content", ["title: T\n", "execute: {}\n", "execute:\n  timeout:\n"])
def test_what_is_not_set_is_as_jupyter_book_has_it(tmp_path, content):
    (tmp_path / "_config.yml").write_text(content, encoding="utf-8")
    assert cell_timeout(tmp_path) == 30

"""The files that say how the book is made, broken in the ways that people break them."""

import pytest

from livro.book.cells import cell_timeout
from livro.book.contents import page_names
from livro.book.outline import read_outline
from livro.book.settings import read_settings
from livro.errors import BookError
from livro.sphinx.run import check_disk, check_settings
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


@pytest.mark.parametrize(
    ("toc", "line", "cause"),
    [
        ("format: jb-book\nchapters: []\n", 1, "não diz `root`"),
        ("root: [a]\n", 1, "“root” deve ser um texto"),
        ("root: a\nchapters:\n  - file: [b]\n", 3, "“file” deve ser um texto"),
        ("root: a\nchapters:\n  - file: b\n  - file: 3\n", 4, "“file” deve ser um texto"),
        ("root: a\nchapters: []\n", 2, "“chapters” está vazio"),
        ("root: a\nchapters: b\n", 2, "“chapters” deve ser uma lista"),
        ("root: a\nchapters:\n  - b\n", 3, "cada item de “chapters” deve ser um mapa"),
        ("root: a\nchapters:\n  - title: B\n", 3, "um destes campos, e um só: file, url, glob"),
        ("root: a\nchapters:\n  - file: b\n    url: c\n", 3, "um destes campos, e um só"),
        ("root: a\nchapters:\n  - file: b\n    seções: []\n", 4, "não tem o campo “seções”"),
        ("root: a\nparts:\n  - caption: B\n", 3, "não lista páginas"),
        ("root: a\nparts:\n  - caption: 2\n    chapters: [{file: b}]\n", 3, "deve ser um texto"),
        ("root: a\nchapters:\n  - file: b\n    sections:\n      - file: a\n", 5, "repete “a”"),
        ("root: a\nchapters:\n  - file: b\n  - file: b.md\n", 4, "repete “b.md”"),
        ("root: a.md\nchapters:\n  - file: ./a\n", 3, "repete “./a”"),
    ],
)
def test_a_table_of_contents_is_refused_with_its_line(tmp_path, toc, line, cause):
    (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
    with pytest.raises(BookError, match=rf"_toc\.yml:{line}: .*{cause}"):
        page_names(tmp_path)


def test_a_page_may_have_the_name_of_a_site_or_a_pattern(tmp_path):
    toc = "root: a\nchapters:\n  - url: b\n  - glob: c\n  - file: b\n  - file: c\n"
    (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
    assert read_outline(tmp_path)["chapters"][2] == {"file": "b"}


def test_a_page_has_one_name_however_it_is_listed(tmp_path):
    toc = "root: ./a.md\nchapters:\n  - file: b//c.md\n    sections: [{file: d.e}]\n"
    (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
    assert page_names(tmp_path) == ["a", "b/c", "d.e"]


@pytest.mark.parametrize(
    ("content", "line", "cause"),
    [
        ("title: T\nexecute:\n  timeout: true\n", 3, "“timeout” deve ser um número"),
        ("bibtex_bibfiles: [1]\n", 1, "cada item de “bibtex_bibfiles” deve ser um texto"),
        ("title: T\nhtml: []\n", 2, "“html” deve ser um mapa"),
        ("execute:\n  execute_notebooks: sim\n", 2, "auto, cache, force, inline, off ou false"),
        ("parse:\n  myst_enable_extensions: dollarmath\n", 2, "nada ou uma lista"),
        ("execute:\n  timeout: -5\n", 2, "“timeout” deve ser -1 ou mais"),
    ],
)
def test_what_jupyter_book_would_refuse_is_told_with_its_line(tmp_path, content, line, cause):
    (tmp_path / "_config.yml").write_text(content, encoding="utf-8")
    with pytest.raises(BookError, match=rf"_config\.yml:{line}: .*{cause}"):
        check_settings(tmp_path)


@pytest.mark.parametrize("value", ["true", "1.5", "'3'", "[3]"])
def test_a_whole_number_is_no_other_value(tmp_path, value):
    (tmp_path / "_config.yml").write_text(f"execute:\n  timeout: {value}\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"_config\.yml:2: “timeout” deve ser um número inteiro"):
        cell_timeout(tmp_path)


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
        ("execute:\n  date: 2026-13-99\n", 2, "um valor que não é do tipo"),
        ("b: !!bool sim\n", 1, "um valor que não é do tipo"),
        ("b: !!timestamp x\n", 1, "um valor que não é do tipo"),
        ('b: !!int ""\n', 1, "um valor que não é do tipo"),
        ("execute:\n  timeout: muito\n", 2, "deve ser um número inteiro"),
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


def test_a_folder_that_cannot_be_written_to_is_told_before_sphinx_begins(tmp_path, monkeypatch):
    check_disk(tmp_path / "_build")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(BookError, match="_build: não é permitido escrever"):
        check_disk(tmp_path / "_build")

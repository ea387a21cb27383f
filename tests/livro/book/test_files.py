"""Texts that people write, in whatever way their editors save them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livro.book import files
from livro.errors import BookError

LINES = st.lists(st.text(st.characters(exclude_characters="\r\n\ufeff", exclude_categories=["Cs"])))


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_a_text_is_its_lines(tmp_path_factory, lines, ending, mark):
    path = tmp_path_factory.mktemp("texto") / "pagina.md"
    content = ending.join(lines).encode("utf-8-sig" if mark else "utf-8")
    path.write_bytes(content)
    assert files.read(path) == "\n".join(lines)


def test_what_is_not_utf8_is_told_with_its_line(tmp_path):
    path = tmp_path / "pagina.md"
    path.write_bytes("# Título\n\nação\n".encode() + "ação\n".encode("latin-1"))
    with pytest.raises(BookError, match=r"pagina\.md:4: o arquivo não está em UTF-8"):
        files.read(path)


def test_a_new_folder_takes_the_place_of_the_old_one_only_when_it_is_whole(tmp_path):
    folder = tmp_path / "pasta"
    files.write(folder / "velho", b"")
    with pytest.raises(ZeroDivisionError), files.new_folder(folder) as fresh:
        (fresh / "novo").touch()
        raise ZeroDivisionError
    assert [path.name for path in folder.iterdir()] == ["velho"]
    with files.new_folder(folder) as fresh:
        (fresh / "novo").touch()
    assert [path.name for path in folder.iterdir()] == ["novo"]


def test_an_empty_folder_has_nothing_of_the_old_one(tmp_path):
    files.write(tmp_path / "pasta" / "velho", b"")
    for name in ("pasta", "ainda/nenhuma"):
        assert list(files.empty_folder(tmp_path / name).iterdir()) == []

"""The English original in the cache: only the very text that git names, from anywhere."""

import subprocess
from urllib.error import URLError

import pytest

from livro.cli import main
from livro.errors import BookError
from livro.translation.original import blob_of, bring, kept, read_originals


@pytest.fixture
def original(book):
    return read_originals(book)["fonte.md"]


@pytest.fixture
def livro(book, monkeypatch):
    monkeypatch.chdir(book)
    return lambda *arguments: main(["fonte", "trazer", *arguments])


def test_a_content_has_the_name_that_git_gives_it():
    answer = subprocess.run(
        ["git", "hash-object", "--stdin"], input=b"texto\n", capture_output=True, check=True
    )
    assert blob_of(b"texto\n") == answer.stdout.decode().strip()


def test_its_addresses_are_those_of_the_commit(original):
    assert original.page == "https://github.com/alguem/livro/blob/abc123/pasta/fonte.md"
    assert original.file == "https://raw.githubusercontent.com/alguem/livro/abc123/pasta/fonte.md"


def test_it_comes_from_a_file_or_from_a_checkout(book, original, english_page, tmp_path):
    assert kept(book, original) is None
    (path,) = bring(book, [original], str(english_page))
    assert kept(book, original) == path
    assert path.read_bytes() == english_page.read_bytes()
    path.unlink()
    (tmp_path / "pasta").mkdir()
    english_page.rename(tmp_path / "pasta/fonte.md")
    bring(book, [original], str(tmp_path))
    assert kept(book, original) == path


def test_it_comes_from_the_network_where_nothing_is_said(book, original, english_page, monkeypatch):
    asked = []

    def answer(address, timeout):
        asked.append(address)
        return english_page.open("rb")

    monkeypatch.setattr("livro.translation.original.urlopen", answer)
    bring(book, [original])
    assert asked == [original.file]
    assert kept(book, original)


def test_without_a_network_the_command_says_so(livro, monkeypatch, capsys):
    def refuse(address, timeout):
        raise URLError("sem rede")

    monkeypatch.setattr("livro.translation.original.urlopen", refuse)
    assert livro() == 1
    assert "raw.githubusercontent.com/alguem/livro/abc123/pasta/fonte.md: " in (
        capsys.readouterr().err
    )


def test_another_text_is_refused_and_nothing_is_written(book, original, english_page):
    english_page.write_text("Outro texto.\n", encoding="utf-8")
    with pytest.raises(BookError, match=original.blob):
        bring(book, [original], str(english_page))
    assert not (book / ".cache").exists()


def test_a_spoilt_file_is_not_used(book, original, english_page):
    (path,) = bring(book, [original], str(english_page))
    path.write_text("Estragado.", encoding="utf-8")
    with pytest.raises(BookError, match="make fonte"):
        kept(book, original)


def test_the_command_brings_what_is_missing_once(livro, english_page, capsys):
    assert livro("--de", str(english_page)) == 0
    assert "Original conferido" in capsys.readouterr().out
    english_page.unlink()
    assert livro("--de", str(english_page)) == 0
    assert "já estão aqui" in capsys.readouterr().out


def test_an_incomplete_origin_is_told_with_its_line(book):
    path = book / "traducao/fonte/fonte.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    commit: abc123\n", ""), encoding="utf-8")
    with pytest.raises(BookError, match=r"traducao/fonte/fonte\.yml:3: .*não diz commit"):
        read_originals(book)

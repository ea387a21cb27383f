"""The files that the checks read: refused with line and cause when they are broken."""

import pytest

from livro.errors import BookError
from livro.translation.checks.ports import read_ports, statements, trees
from livro.translation.words.dictionary import is_english, is_portuguese
from livro.translation.words.glossary import found, inflected, read_glossary
from livro.translation.words.vocabulary import read_extra_words

HEADER = "en,pt,variantes,proibidos,nota,tipo,definicao,sinonimos\n"


def written(tmp_path, text):
    path = tmp_path / "arquivo"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("segmento: 1\n", r"portes\.yml:1"),
        ("a:\n  b:\n    motivo: x\n", "não diz trocas"),
        ("a:\n  b:\n    motivo: x\n    trocas:\n    - {de: 'x = (', por: y}\n", r"portes\.yml:5"),
        ("a: [\n", "YAML"),
    ],
)
def test_broken_ports_are_refused(tmp_path, text, cause):
    with pytest.raises(BookError, match=cause):
        read_ports(written(tmp_path, text))


def test_a_book_may_have_no_ports(tmp_path):
    assert read_ports(tmp_path / "portes.yml") == ()


@pytest.mark.parametrize("text", ["nomes: []\n", "- x\n", "nomes: [", "nomes: {}\n"])
def test_broken_words_are_refused(tmp_path, text):
    with pytest.raises(BookError, match="arquivo"):
        read_extra_words(written(tmp_path, text))


def test_a_broken_row_of_the_glossary_is_refused(tmp_path):
    with pytest.raises(BookError, match="arquivo:2"):
        read_glossary(written(tmp_path, f"{HEADER}weight,peso\n"))


def test_what_is_forbidden_everywhere_and_what_depends(tmp_path):
    row = 'mean,*média*,média aritmética,!meia|media*,nota,termo,"x, y",média simples\n'
    (entry,) = read_glossary(written(tmp_path, HEADER + row))
    assert (entry.preferred, entry.forbidden, entry.doubtful) == ("média", ("meia",), ("media*",))


def test_a_star_is_any_ending_and_a_capital_is_one():
    (only,) = found(("neurónio*", "Gaussiana"), "os neurónios e a gaussiana")
    assert only[0] == "neurónios"
    assert not list(found(("nível",), "o desnível e o nível-base"))


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("camada oculta", "as camadas ocultas"),
        ("inicialização", "as inicializações"),
        ("autovalor", "dos autovalores"),
        ("neural network", "Neural networks"),
        ("log-space", "in log space"),
        ("valor singular", "valores singulares"),
        ("framework", "frameworks"),
        ("mean field", "mean fields"),
        ("nonlinearity", "nonlinearities"),
        ("sinal", "sinais"),
    ],
)
def test_terms_are_found_in_either_number(term, text):
    assert inflected(term).search(text)
    assert inflected(term).search(term)
    assert not inflected(term).search(f"x{term}x")


def test_strings_comments_and_imports_do_not_count():
    ours = 'import torch\nprint("uma matriz", M)  # mostra\nx = 1'
    theirs = "%matplotlib inline\nprint('a matrix', M)\nx = 1"
    assert trees(statements(ours)) == trees(statements(theirs))


@pytest.mark.parametrize("code", ["print('a', N)", "print(M, 'a')", "print('a', M, M)", "print()"])
def test_everything_else_does(code):
    assert trees(statements(code)) != trees(statements("print('a', M)"))


@pytest.mark.parametrize("word", ["Erdős", "μs", "r\N{CYRILLIC SMALL LETTER IE}de"])
def test_a_letter_that_no_dictionary_has_is_of_no_word_of_theirs(word):
    """Their encoding is Latin-1: asked for such a letter, they would end the program."""
    assert not is_portuguese(word)
    assert not is_english(word)

"""In the printed book, the answers that a page folds stand at the end, under its numbers."""

import re

import pytest

from .printing import print_book

pytestmark = pytest.mark.demorado

INDEX = "# Livro\n\nApresento.\n\n```{toctree}\n:caption: Parte\n:numbered: 2\n\num\ndois\n```\n"
PAGES = {
    "um": "# Um\n\n```{dropdown} 1. Por quê?\nPorque sim.\n```\n\n"
    "```{dropdown} Dica\nPense.\n```\n\n```{dropdown} Detalhes\nDe perto.\n```\n",
    "dois": "# Dois\n\n$$\na\n$$ (eq_a)\n\n````{dropdown} Solução do exercício 1\nÉ a conta\n\n"
    "$$\nb\n$$ (eq_b)\n\ncomo {eq}`eq_a`.\n````\n\nFim de dois, com {eq}`eq_b`.\n",
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """Return the pages of the book, and its end."""
    latex = print_book(tmp_path_factory.mktemp("livro"), INDEX, PAGES)
    pages, _, end = latex.partition(r"\chapter{Respostas e soluções}")
    return pages, end


def test_questions_and_hints_stay_and_answers_go(parts):
    pages, end = parts
    for stays in ("1. Por quê?", "Dica", "Pense.", "Detalhes", "De perto.", "Fim de dois"):
        assert stays in pages
    for goes in ("Porque sim.", "É a conta", "\nb"):
        assert goes in end and goes not in pages
    assert "Pense." not in end


def test_each_says_on_which_page_the_other_is(parts):
    pages, end = parts
    for here, there in ((pages, end), (end, pages)):
        links = re.findall(r"\\pageref\*\{\\detokenize\{((?:um|dois):[a-z]+-\d)\}\}", here)
        assert len(links) == 2
        assert all(rf"\label{{\detokenize{{{link}}}}}" in there for link in links)


def test_formulas_keep_their_numbers(parts):
    _, end = parts
    assert end.index(r"\setcounter{chapter}{2}") < end.index(r"\setcounter{equation}{1}")
    assert end.count(r"\label{equation:dois:eq_b}") == 1

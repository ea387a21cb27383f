"""The sentence about a page: the most important thing first."""

import pytest

from livro.sphinx.translation_status.line import sentence
from livro.translation.segments.status import PageStatus


def page(translated=10, reviewed=0, source_changed=0, target_changed=0):
    return PageStatus("book/p.md", 10, translated, reviewed, source_changed, target_changed)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (PageStatus("book/p.md"), "Página própria desta edição, sem correspondente no original."),
        (page(9, 9, 1, 1), "Rascunho: 9 de 10 trechos traduzidos."),
        (page(10, 8, 1, 1), "Tradução desatualizada: o original mudou em 1 trecho."),
        (page(10, 8, 2), "Tradução desatualizada: o original mudou em 2 trechos."),
        (page(10, 8, 0, 1), "Traduzido; 1 trecho com mudanças ainda não conferidas."),
        (page(10, 0), "Traduzido; ainda não revisado por uma segunda pessoa."),
        (page(10, 1), "Traduzido; 1 de 10 trechos já revisados por uma segunda pessoa."),
        (page(10, 10), "Traduzido e revisado por uma segunda pessoa."),
    ],
)
def test_sentence(status, expected):
    assert sentence(status) == expected

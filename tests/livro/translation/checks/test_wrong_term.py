"""Words that translate another term than the one of the source."""

import pytest

from livro.translation.checks.terms import wrong_term

from .asking import problems_of_a_pair


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        (
            "Each hidden variable helps.",
            "As variáveis escondidas ajudam.",
            ["variáveis escondidas"],
        ),
        ("The matrix product.", "O produto das matrizes.", []),
        ("The variance grows.", "A variação cresce.", ["variação"]),
        ("A variância cresce.", "As variações crescem.", ["variações"]),
        ("The loss varies.", "A variação da perda diminui.", []),
    ],
)
def test_a_doubtful_word_is_told_where_the_source_has_the_term(source, text, found):
    assert [problem.about for problem in problems_of_a_pair(wrong_term, source, text)] == found

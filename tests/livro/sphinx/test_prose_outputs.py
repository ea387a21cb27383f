"""Sentences that a cell printed fill the reader's line; tables stay as they are."""

import pytest

from livro.sphinx.prose_outputs import flowing


def test_each_finding_is_on_one_line():
    printed = (
        "- a variância cai 19 vezes por camada, em direção à\n"
        "  saída, de `0` a `19`\n"
        "  → aumente os pesos, ou\n"
        "    normalize\n"
        "  (sem uso neste lote: w)\n"
        "- os pesos são grandes\n"
    )
    assert flowing(printed) == (
        "- a variância cai 19 vezes por camada, em direção à saída, de `0` a `19`\n"
        "  → aumente os pesos, ou normalize\n"
        "  (sem uso neste lote: w)\n"
        "- os pesos são grandes\n"
    )


@pytest.mark.parametrize(
    "printed",
    [
        "nada a corrigir\n",
        "camada   ganho   variância\n0       0,0798     0,00632\n",
        "- a  1,0\n- b  2,0\n",
        "- um achado\ne o que outro print disse\n",
        "(3, 4)\n",
        "(array([[1., 0.],\n       [0., 1.]]), 3)\n",
        "[-0.1\n -0.2]\n",
    ],
)
def test_any_other_output_keeps_its_lines(printed):
    assert flowing(printed) is None

"""Which cell of the book answers for which cell of the source."""

import pytest

from livro.translation.checks.fidelity.shape import different_cell

from .asking import problems_of_a_pair


def source(*tabs):
    return "\n".join(f"```{{.python .input}}\n#@tab {tab}\nx = 1 + y\n```\n" for tab in tabs)


def page(*cells):
    return "\n".join(f"```{{code-cell}} ipython3\n{cell}\n```\n" for cell in cells)


PYTORCH = ":tags: [tab-pytorch]\n\nx = 1 + y  # a soma"
TENSORFLOW = ":tags: [tab-tensorflow]\n\nx = 1 + y"
ALL = "x = 1 + y"


@pytest.mark.parametrize(
    ("tabs", "cells"),
    [
        (("pytorch", "tensorflow"), (PYTORCH, TENSORFLOW)),
        (("pytorch", "tensorflow"), (TENSORFLOW, PYTORCH)),
        (("mxnet", "pytorch"), (PYTORCH,)),  # the book has no tab of that framework
        (("all",), (ALL,)),
    ],
)
def test_cells_answer_by_their_framework(tabs, cells):
    assert problems_of_a_pair(different_cell, source(*tabs), page(*cells)) == []


@pytest.mark.parametrize(
    ("tabs", "cells", "told"),
    [
        (("pytorch", "tensorflow"), (PYTORCH,), "Falta a célula"),
        (("pytorch",), (TENSORFLOW,), "Falta a célula"),
        (("pytorch",), (PYTORCH, TENSORFLOW), "não tem esta célula"),
        (("pytorch",), (PYTORCH.replace("+", "-"),), "está “x = 1 + y”"),
        (("pytorch",), (PYTORCH + "\nz = 2",), "não tem “z = 2”"),
        (("pytorch",), (":tags: [tab-pytorch]\n\n# nada",), "Falta na célula: “x = 1 + y”"),
    ],
)
def test_what_is_missing_added_or_changed_is_told(tabs, cells, told):
    problems = problems_of_a_pair(different_cell, source(*tabs), page(*cells))
    assert any(told in problem.message for problem in problems), problems

"""The kernel of the page, in this Python: only the worker around it needs a browser."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import livro.sphinx.browser_cells

PYTHON = Path(livro.sphinx.browser_cells.__file__).parent / "python"


@pytest.fixture
def kernel(monkeypatch):
    """Return a kernel and the list of what it showed."""
    monkeypatch.syspath_prepend(PYTHON)
    from page_kernel import kernel, screen

    shown = []
    monkeypatch.setattr(screen, "send", lambda kind, content: shown.append((kind, content)))
    return kernel.Kernel(), shown


def test_cells_share_a_namespace_and_show_their_last_value(kernel):
    kernel, shown = kernel
    assert kernel.run("x = 20\nprint('x')", "célula 1")
    assert kernel.run("x + 2", "célula 2")
    assert kernel.run("x + 2;", "célula 3")
    assert kernel.run("None", "célula 4")
    assert shown == [("stream", "x\n"), ("value", "22")]


def test_an_empty_cell_shows_nothing(kernel):
    kernel, shown = kernel
    assert kernel.run("", "célula 1")
    assert kernel.run("# nada", "célula 1")
    assert shown == []


@pytest.mark.parametrize(
    ("code", "line", "words"),
    [
        ("1 / 0", 1, "ZeroDivisionError: division by zero"),
        ("def f():\n    return nada\n\nf()", 2, "NameError: name 'nada' is not defined"),
        ("x = 1\ny = (", 2, "SyntaxError"),
        ("import sys\nsys.exit()", 2, "SystemExit"),
        ("import json\njson.loads('{')", 2, "JSONDecodeError"),
    ],
)
def test_an_error_tells_its_line_and_nothing_of_the_kernel(kernel, code, line, words):
    kernel, shown = kernel
    assert not kernel.run(code, "célula 1")
    ((kind, content),) = shown
    told = json.loads(content)
    assert (kind, told["line"]) == ("error", line)
    assert words in told["traceback"]
    assert "page_kernel" not in told["traceback"]
    assert kernel.run("1", "célula 2")


@pytest.mark.parametrize(
    ("code", "words"), [("assert 3 == 1, 'saiu 3'", "saiu 3"), ("assert 0", ""), ("1 / 0", "")]
)
def test_an_assertion_is_told_in_its_own_words(kernel, code, words):
    kernel, shown = kernel
    assert not kernel.run(code, "verificação")
    assert json.loads(shown[0][1])["asserted"] == words


def test_what_was_printed_comes_before_the_error(kernel):
    kernel, shown = kernel
    kernel.run("print('antes')\nnada", "célula 1")
    assert [kind for kind, _ in shown] == ["stream", "error"]


def test_too_much_output_is_cut(kernel):
    from page_kernel.stream import CUT, LIMIT

    kernel, shown = kernel
    assert kernel.run("for i in range(100_000):\n    print('muito')", "célula 1")
    text = "".join(content for _, content in shown)
    assert len(text) == LIMIT + len(CUT)
    assert text.endswith(CUT)


FIGURES = """
import os, sys
sys.path.insert(0, {python!r})
os.environ["MPLBACKEND"] = "module://page_kernel.figures"
from page_kernel import kernel, screen
out = sys.stdout
screen.send = lambda kind, content: print(kind, content.strip().split("\\n")[-1], file=out)
page = kernel.Kernel()
page.run("from estabilidade import plotting\\nplotting.use_book_style()", "célula 1")
page.run("import matplotlib.pyplot as plt", "célula 2")
page.run("print(1)\\nplt.plot([1])\\nplt.show()\\nprint(2)", "célula 2")
page.run("plt.plot([1]); nada", "célula 3")
page.run("len(plt.get_fignums())", "célula 4")
"""


def test_figures_are_svg_shown_in_order_and_closed():
    command = [sys.executable, "-c", FIGURES.format(python=str(PYTHON))]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line.split()[:2] for line in answer.stdout.splitlines()]
    assert lines[:3] == [["stream", "1"], ["figure", "</svg>"], ["stream", "2"]]
    assert ["figure", "</svg>"] in lines[3:5]
    assert lines[-1] == ["value", "0"]

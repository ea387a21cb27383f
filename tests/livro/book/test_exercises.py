"""The programming exercises of the book: what checks them tells a right answer from a wrong one."""

import re
from pathlib import Path

import pytest

from livro.book.cells import Cell, code_cells
from livro.book.exercises import exercises
from livro.errors import BookError

BOOK = Path(__file__).parents[3] / "book"
FOUND = [e for page in sorted(BOOK.rglob("*.md")) for e in exercises(code_cells(page))]
EXERCISES = {re.findall(r"def (\w+)", e.blanks.code)[0]: e for e in FOUND}


@pytest.fixture(params=EXERCISES)
def exercise(request):
    return EXERCISES[request.param]


def judge(exercise, answer):
    """Run an answer and its check where nothing else ran, as the page may."""
    names = {}
    for code in (answer, exercise.check.code):
        exec(compile(code, exercise.check.place, "exec"), names)


def test_the_book_has_exercises():
    assert len(EXERCISES) == len(FOUND) >= 5


def test_the_solution_is_right_and_needs_no_other_cell(exercise, capsys):
    judge(exercise, exercise.solution.code)
    assert capsys.readouterr().out.startswith("Certo: ")


def test_what_the_reader_finds_is_not_right(exercise):
    with pytest.raises((AssertionError, TypeError)):  # an ellipsis is no number
        judge(exercise, exercise.blanks.code)


def test_the_solution_only_fills_the_blanks(exercise):
    whole = [line for line in exercise.blanks.code.splitlines() if "..." not in line]
    assert len(whole) < len(exercise.blanks.code.splitlines())
    assert set(whole) <= set(exercise.solution.code.splitlines())


WRONG = [
    ("sigmoid_slope", "z: np.exp(-z) / (1 + np.exp(-z)) ** 2", "que exponencial estoura"),
    ("sigmoid_slope", "z: (s := 1 / (1 + np.exp(-z))) * (1 - s)", "números quase iguais"),
    ("sigmoid_slope", "z: np.exp(-np.abs(z))", "em z = 0, a derivada saiu 1; esperava-se 0,25"),
    ("sigmoid_slope", "z: 0.25", "um número para cada elemento"),
    ("stable_std", "n: 0.25", "com n = 64, as 50 matrizes"),
    ("stable_std", "n: 1 / n", "o comprimento por 10 elevado a -3"),
    ("stable_std", "n: (2 / n) ** 0.5", "o comprimento por 10 elevado a 7"),
    ("draw_xavier", "i, o, r: r.uniform(-((2 / 500) ** 0.5), (2 / 500) ** 0.5, (o, i))", "triplo"),
    ("draw_xavier", "i, o, r: r.uniform(-((3 / i) ** 0.5), (3 / i) ** 0.5, (o, i))", "dois lados"),
    ("draw_xavier", "i, o, r: r.uniform(-1, 1, (o, i))", "saiu 0,33"),
    ("draw_xavier", "i, o, r: r.uniform(-1, 1, (i, o))", "uma linha por saída"),
    ("draw_xavier", "i, o, r: r.normal(0, (2 / 500) ** 0.5, (o, i))", "fora do intervalo"),
    ("starting_pair", "r: (np.full((4, 3), 0.5), np.ones(4))", "unidades 1 e 2 continuam iguais"),
    (
        "starting_pair",
        "r: (np.zeros((4, 3)), np.zeros(4))",
        "nenhum peso da camada oculta se moveu",
    ),
    ("starting_pair", "r: (r.normal(0, 99, (4, 3)), r.normal(size=4))", "saturam a tanh"),
    ("draw_leaky", "i, o, a, r: r.normal(0, i**-0.5, (o, i))", "saiu 1,01; esperava-se perto de 2"),
    ("draw_leaky", "i, o, a, r: r.normal(0, (2 / (1 + a * a) / o) ** 0.5, (o, i))", "as entradas"),
    ("draw_leaky", "i, o, a, r: r.normal(0, (2 / i) ** 0.5, (o, i))", "com inclinação 1,0"),
]


@pytest.mark.parametrize(("name", "function", "words"), WRONG)
def test_a_wrong_answer_is_told_what_is_wrong(name, function, words):
    with pytest.raises(AssertionError, match=re.escape(words)):
        judge(EXERCISES[name], f"import numpy as np\n{name} = lambda {function}")


@pytest.mark.parametrize("answer", ["r: (np.full((4, 3), 0.5), r.normal(size=4))"])
def test_another_right_answer_is_right(answer):
    judge(EXERCISES["starting_pair"], f"import numpy as np\nstarting_pair = lambda {answer}")


def cell(*tags):
    return Cell("pagina.md", "python3", 0, 1, {"tags": list(tags)}, "x = 1")


BLANKS, SOLUTION, CHECK = cell("exercicio"), cell("solucao"), cell("verificacao", "remove-cell")


def test_exercises_are_read_among_other_cells():
    cells = [cell(), BLANKS, cell("remove-cell"), SOLUTION, CHECK, BLANKS, SOLUTION, CHECK]
    assert [e.solution for e in exercises(cells)] == [SOLUTION, SOLUTION]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([BLANKS, SOLUTION], "nesta ordem"),
        ([BLANKS, CHECK, SOLUTION], "nesta ordem"),
        ([BLANKS, BLANKS, SOLUTION, CHECK], "nesta ordem"),
        ([BLANKS, SOLUTION, cell("verificacao")], "remove-cell"),
    ],
)
def test_an_exercise_that_is_not_whole_is_refused(cells, words):
    with pytest.raises(BookError, match=rf"pagina.md:1: .*{words}"):
        exercises(cells)

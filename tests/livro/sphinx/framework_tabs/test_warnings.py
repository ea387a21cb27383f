"""Wrong tags are reported in Portuguese, at the line of the cell."""

import shutil

import pytest

pytestmark = pytest.mark.demorado


def line_of(path, text):
    """Return the line of the fence of the n-th cell that contains a text."""
    lines = path.read_text().splitlines()
    position = next(number for number, line in enumerate(lines) if text in line)
    while not lines[position].startswith("```{code-cell}"):
        position -= 1
    return position + 1


@pytest.fixture
def check(book):
    """Return the function that builds one page and splits its only warning."""

    def build(*blocks, **settings):
        path = book.page("index", "# Título", "Um parágrafo\nde duas linhas.", *blocks)
        (warning,) = book.build(**settings).warnings
        place, message = warning.split(": WARNING: ")
        file, line = place.rsplit(":", 1)
        assert file == str(path)
        return path, int(line), message

    return build


def test_unknown_framework(book, check):
    wrong = book.cell("tab-pytorh", "errada")
    path, line, message = check(book.cells("numpy"), wrong, book.cells("tensorflow jax"))
    assert line == line_of(path, "errada")
    assert "framework desconhecido: 'tab-pytorh'" in message
    assert "tab-numpy, tab-pytorch, tab-tensorflow, tab-jax" in message


def test_cell_of_an_unknown_framework_is_not_lost(book):
    book.page("index", "# Título", book.cells("numpy"), book.cell("tab-pytorh", "errada"))
    assert "errada" in book.build().html().select_one(".sd-tab-set").get_text()


def test_duplicate_framework(book, check):
    again = book.cell("tab-numpy", "repetida")
    path, line, message = check(book.cells(), again)
    assert line == line_of(path, "repetida")
    assert "aba duplicada" in message
    assert "NumPy" in message
    assert f"linha {line_of(path, 'numpy')}" in message


def test_second_group_without_text_between_is_duplicate(book):
    book.page("index", "# Título", book.cells(), book.cells())
    built = book.build()
    assert len(built.warnings) == 4
    assert all("aba duplicada" in warning for warning in built.warnings)


def test_duplicate_cell_is_not_lost(book):
    book.page("index", "# Título", book.cells(), book.cell("tab-numpy", "repetida"))
    tabs = book.build().html().select(".sd-tab-content")
    assert len(tabs) == 4
    assert "repetida" in tabs[0].get_text()


def test_incomplete_group_names_what_is_missing(book, check):
    path, line, message = check(book.cells("numpy tensorflow"))
    assert line == line_of(path, "numpy")
    assert "incompleto: falta PyTorch, JAX" in message
    assert "tab-parcial" in message


def test_lone_cell_is_an_incomplete_group(book, check):
    _, _, message = check(book.cells("jax"))
    assert "falta NumPy, PyTorch, TensorFlow" in message


def test_partial_group_on_purpose(book, labels):
    book.page("index", "# Título", book.cells("numpy"), book.cell("tab-jax tab-parcial"))
    built = book.build()
    (tabs,) = built.html().select(".sd-tab-set")
    assert labels(tabs) == ["NumPy", "JAX"]
    assert built.warnings == []


def test_partial_without_framework(book, check):
    path, line, message = check(book.cell("tab-parcial", "solta"))
    assert line == line_of(path, "solta")
    assert "'tab-parcial' precisa de uma etiqueta de framework" in message


def test_different_captions(book, check):
    path, line, message = check(
        book.cell("tab-numpy", "primeira", figure={"caption": "Uma."}),
        book.cells("pytorch tensorflow"),
        book.cell("tab-jax", "segunda", figure={"caption": "Outra."}),
    )
    assert line == line_of(path, "segunda")
    assert "legenda diferente" in message
    assert f"linha {line_of(path, 'primeira')}" in message


def test_different_captions_keep_their_figures(executed_book, drawing):
    book = executed_book
    book.page(
        "index",
        "# Título",
        drawing,
        book.cell("tab-numpy tab-pytorch", 'draw("a")', figure={"caption": "Uma."}),
        book.cell("tab-tensorflow tab-jax", 'draw("b")', figure={"caption": "Outra."}),
    )
    built = book.build()
    assert len(built.warnings) == 1
    captions = [text.get_text() for text in built.html().select(".sd-tab-content figcaption")]
    assert "Uma." in " ".join(captions)
    assert "Outra." in " ".join(captions)


@pytest.mark.parametrize(
    ("tags", "subtype"),
    [
        ("tab-pytorh", "unknown"),
        ("tab-numpy", "incomplete"),
        ("tab-parcial", "partial"),
    ],
)
def test_each_warning_has_a_subtype(book, tags, subtype):
    book.page("index", "# Título", book.cell(tags))
    assert len(book.build().warnings) == 1
    shutil.rmtree(book.root / "doctrees")
    assert book.build(suppress_warnings=[f"framework_tabs.{subtype}"]).warnings == []


def test_line_is_right_after_front_matter_and_short_options(book):
    path = book.page("index", "# Título", "Texto.")
    path.write_text(path.read_text() + "\n```{code-cell} ipython3\n:tags: [tab-jax]\n1\n```\n")
    (warning,) = book.build().warnings
    assert warning.startswith(f"{path}:{line_of(path, 'tab-jax')}: WARNING: ")

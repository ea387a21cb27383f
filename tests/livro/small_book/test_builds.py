"""Builds of a small book: what breaks them, what executes again, what a preview leaves out."""

import re

import pytest

pytestmark = pytest.mark.demorado


def execution_of(html):
    """The identifier that a cell prints anew each time it runs."""
    return re.search(r"execução\s+(?:<[^>]*>)*\s*([0-9a-f-]{36})", html)[1]


def test_unreadable_metadata_stop_the_build_before_it_starts(small_book):
    small_book.replace("import uuid", ":tags: [aberta\n\nimport uuid")
    failed = small_book.build()
    assert failed.status != 0
    assert re.search(r"pagina\.md:\d+: metadados da célula inválidos", failed.console)
    assert "Traceback" not in failed.console


def test_cells_that_would_not_be_executed_stop_the_build_before_it_starts(small_book):
    small_book.replace("jupytext:", "outro:")
    failed = small_book.build()
    assert failed.status != 0
    assert re.search(r"pagina\.md:1: .*cabeçalho do Jupytext", failed.console)
    assert "Traceback" not in failed.console and "WARNING" not in failed.console


def test_a_broken_cell_fails_until_mended_then_prose_executes_nothing_and_code_again(small_book):
    small_book.replace("print(", "raise RuntimeError('quebrada')\nprint(")
    for attempt in (small_book.build(), small_book.build()):
        assert attempt.status != 0
        assert re.search(r"pagina\.md:\d+: RuntimeError: quebrada", attempt.console)
        assert "O livro não foi construído" in attempt.console

    small_book.replace("raise RuntimeError('quebrada')\n", "")
    assert small_book.build().status == 0
    assert (small_book.root / "_build" / "html" / "index.html").is_file()
    before = small_book.html()

    small_book.replace("Uma página", "Uma página corrigida")
    assert small_book.build().status == 0
    after_prose = small_book.html()
    assert "Uma página corrigida" in after_prose
    assert execution_of(after_prose) == execution_of(before)

    theory = small_book.root / "code/estabilidade/theory/variances.py"
    source = theory.read_text(encoding="utf-8")
    changed = source.replace("return math.sqrt(2 / (n_in + n_out))", "return 42.0")
    assert changed != source
    theory.write_text(changed, encoding="utf-8")
    assert small_book.build().status == 0
    after_code = small_book.html()
    assert execution_of(after_code) != execution_of(before)
    assert "42.0" in after_code and "42.0" not in before


def test_preview_executes_nothing_says_so_and_leads_to_the_repository_of_the_build(
    small_book, monkeypatch
):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    preview = "_build/previa/html"
    small_book.replace("print(", "raise RuntimeError\nprint(")
    assert small_book.build("--previa").status == 0
    html = small_book.html(preview)
    assert "Prévia sem execução" in html
    assert "execução</span>" not in html and "uuid4" in html
    assert not (small_book.root / "_build" / "html").exists()
    assert "github.com" not in html

    small_book.environment["GITHUB_REPOSITORY"] = "dona/livro"
    assert small_book.build("--previa").status == 0
    html = small_book.html(preview)
    assert "https://github.com/dona/livro/edit/main/book/pagina.md" in html
    assert "https://github.com/dona/livro/issues/new" in html


def test_outside_a_book_the_command_says_where_it_looked(tmp_path, monkeypatch, capsys):
    from livro.cli import main

    monkeypatch.chdir(tmp_path)
    assert main(["construir"]) == 1
    assert "não está dentro do livro" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text"),
    [("_config.yml", "a: [\n"), ("_toc.yml", "  - [\n"), ("book/referencias.bib", "@a{\n")],
)
def test_what_says_how_the_book_is_made_is_told_with_its_line(small_book, name, text):
    path = small_book.root / name
    before = path.read_text(encoding="utf-8")
    path.write_text(before + text, encoding="utf-8")
    failed = small_book.build("--previa")
    assert failed.status == 1
    last = len(before.splitlines()) + 1
    assert re.search(rf"{re.escape(str(path))}:{last}: ", failed.console), failed.console
    assert failed.console.count("\n") == 1, failed.console


def test_ctrl_c_is_no_defect_of_the_book(tmp_path, monkeypatch):
    """Sphinx turns it into a failure, which would be blamed on the pages."""
    from jupyter_book import sphinx

    from livro.sphinx.run import run_sphinx

    for name, text in {"_toc.yml": "root: a\n", "_config.yml": "title: a\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(sphinx, "build_sphinx", lambda *_, **__: KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        run_sphinx(tmp_path, tmp_path / "_build/html", tags=["previa"])

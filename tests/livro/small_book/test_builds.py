"""Builds of a small book: what breaks them, what executes again, what a preview leaves out."""

import re

import pytest

pytestmark = pytest.mark.construcao


def execution_of(html):
    """The identifier that a cell prints anew each time it runs."""
    return re.search(r"execução\s+(?:<[^>]*>)*\s*([0-9a-f-]{36})", html)[1]


def test_a_sound_book_builds_and_rebuilds(small_book):
    first = small_book.build()
    assert first.status == 0, first.console
    assert (small_book.root / "_build" / "html" / "index.html").is_file()
    assert small_book.build().status == 0


BREAKAGES = {
    "célula": ("print(", "raise RuntimeError('quebrada')\nprint(", r"RuntimeError: quebrada"),
    "referência": ("{ref}`sec_page`", "{ref}`sec_missing`", "sec_missing"),
    "citação": ("Glorot.Bengio.2010", "Glorot.Bengio.2110", r"Glorot\.Bengio\.2110"),
    "fórmula": ("\\frac{1}{2}", "\\frac{1}{2", "frac"),
    "equação": ("{eq}`eq_one`", "{eq}`eq_two`", "eq_two"),
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_book_fails_names_the_file_and_fails_again(small_book, breakage):
    old, new, complaint = BREAKAGES[breakage]
    small_book.replace(old, new)
    for attempt in (small_book.build(), small_book.build()):
        assert attempt.status != 0
        assert "pagina.md" in attempt.console
        assert re.search(complaint, attempt.console), attempt.console
        assert "O livro não foi construído" in attempt.console
    small_book.replace(new, old)
    assert small_book.build().status == 0


def test_unreadable_metadata_stop_the_build_before_it_starts(small_book):
    small_book.replace("import uuid", ":tags: [aberta\n\nimport uuid")
    failed = small_book.build()
    assert failed.status != 0
    assert re.search(r"pagina\.md:\d+: metadados da célula inválidos", failed.console)
    assert "Traceback" not in failed.console


def test_prose_executes_nothing_and_code_executes_again(small_book):
    assert small_book.build().status == 0
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


def test_preview_executes_nothing_and_says_so(small_book):
    small_book.replace("print(", "raise RuntimeError\nprint(")
    assert small_book.build("--previa").status == 0
    html = small_book.html("_build/previa/html")
    assert "Prévia sem execução" in html
    assert "execução</span>" not in html and "uuid4" in html
    assert not (small_book.root / "_build" / "html").exists()


def test_links_lead_to_the_repository_of_the_build(small_book, monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert small_book.build("--previa").status == 0
    assert "github.com" not in small_book.html("_build/previa/html")

    small_book.environment["GITHUB_REPOSITORY"] = "dona/livro"
    assert small_book.build("--previa").status == 0
    html = small_book.html("_build/previa/html")
    assert "https://github.com/dona/livro/edit/main/book/pagina.md" in html
    assert "https://github.com/dona/livro/issues/new" in html


def test_outside_a_book_the_command_says_where_it_looked(tmp_path, monkeypatch, capsys):
    from livro.cli import main

    monkeypatch.chdir(tmp_path)
    assert main(["construir"]) == 1
    assert "não está dentro do livro" in capsys.readouterr().err

"""What LaTeX lets pass must stop the build, and the message must name the page of the book."""

import pytest

from livro.cli import main
from livro.errors import BookError
from livro.printing.pdf.engine import typeset
from livro.printing.pdf.log import find_problems
from livro.sphinx.paper.marks import find_places, mark

FINE = r"Um parágrafo sem defeito, em \emph{português}. \label{bom}"
DEFECTS = {
    "larga demais": r"\hbox to \textwidth{\kern\textwidth\kern 1.5pt}",
    "não existe na fonte": "Um emoji que a fonte não tem: \N{ROCKET}.",
    "referência sem alvo: nada": r"Veja \ref{nada}.",
    "citação sem obra: ninguém": r"Segundo \cite{ninguém}.",
    "rótulo repetido: dois": r"\label{dois} e \label{dois}",
    "cheia demais": r"\noindent\vbox to 5cm{\hrule height 5.2cm}",
    "alta demais": r"\begin{figure}\rule{1cm}{\dimexpr\textheight+3pt}\end{figure}",
}


def write(folder, *bodies):
    """Write a document of pages, each with its mark."""
    pages = "\n\n".join(mark(f"book/pagina-{n}.md") + body for n, body in enumerate(bodies, 1))
    tex = folder / "livro.tex"
    tex.write_text(
        "\\documentclass{article}\\usepackage{fontspec}\\hbadness=10000\n\\begin{document}\n"
        f"{pages}\n\\end{{document}}\n",
        encoding="utf-8",
    )
    return tex


def test_a_document_without_defects_passes(tmp_path):
    assert typeset(write(tmp_path, FINE)).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("message", "defect"), DEFECTS.items(), ids=DEFECTS)
def test_a_defect_fails_and_names_its_page(tmp_path, message, defect):
    with pytest.raises(BookError) as error:
        typeset(write(tmp_path, FINE, f"{defect}\n\n\\clearpage", r"\newpage Outra página."))
    lines = [line for line in str(error.value).splitlines() if message in line]
    assert lines
    assert all(line.startswith("book/pagina-2.md: ") for line in lines)


def test_an_error_of_latex_shows_its_line(tmp_path):
    with pytest.raises(BookError, match=r"Undefined control sequence"):
        typeset(write(tmp_path, r"\naoexiste"))


def test_a_point_too_much_is_tolerated_and_no_more():
    log = "Overfull \\hbox ({}pt too wide) in paragraph at lines 1--2\n"
    assert not find_problems(log.format("1.0"), mark("a"))
    assert find_problems(log.format("1.01"), mark("a"))


def test_places():
    text = f"antes\n{mark('book/a.md')}um\ndois\n{mark('book/b.md')}três\n"
    places = find_places(text)
    found = [places.page_at(number) for number in range(1, 7)]
    assert found == ["", "book/a.md", "book/a.md", "book/a.md", "book/b.md", "book/b.md"]


def test_the_mark_is_found_in_the_tex_and_in_the_log(tmp_path):
    tex = write(tmp_path, FINE)
    typeset(tex)
    for name in ("livro.tex", "livro.log"):
        text = (tmp_path / name).read_text(encoding="utf-8", errors="replace")
        assert "book/pagina-1.md" in find_places(text).pages


def test_without_tex_one_line_says_how_to_install_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["pdf"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "ferramentas/instalacao/instalar-tex.sh" in line


def test_without_poppler_one_line_says_how_to_install_it(tmp_path, monkeypatch):
    from livro.printing.pdf.engine import draw_pages

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BookError, match=r"instalar-tex\.sh"):
        draw_pages(tmp_path / "livro.pdf")


@pytest.mark.parametrize("form", ["pdf", "epub"])
def test_a_framework_that_does_not_exist(form, capsys):
    assert main([form, "--framework", "torch"]) == 1
    assert "escolha entre numpy, pytorch, tensorflow, jax" in capsys.readouterr().err

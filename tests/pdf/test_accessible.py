"""The PDF with tags: what Typst promises, and that nothing of the book was lost on the way."""

import re
from zipfile import ZipFile

import pytest

from livro.book.edition import read_edition
from livro.errors import BookError
from livro.printing.accessible.build import compile_accessible
from livro.printing.accessible.merge import merge

from .conftest import BUILD, OTHER_CODE, ROOT, Pdf, built, built_twice, compact, page_names
from .test_same_content import belongs, blocks, is_in, pieces


@pytest.fixture(scope="module")
def book() -> Pdf:
    name = "estabilidade-numerica-acessivel.pdf"
    return Pdf(built(BUILD / "pdf" / name, "make pdf-acessivel"))


def structure(node):
    """Yield each element of the tree of tags."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            yield kid
            yield from structure(kid)


@pytest.fixture(scope="module")
def tags(book):
    return list(structure(book.reader.trailer["/Root"]["/StructTreeRoot"]))


def test_it_says_that_it_is_accessible(book):
    root = book.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "pt-BR"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part>1<" in metadata
    assert "Estabilidade numérica e inicialização" in metadata


def test_figures_and_formulas_have_texts(tags, epub):
    found = [tag for tag in tags if tag["/S"] in ("/Figure", "/Formula")]
    formulas = sum(len(epub.page(name).find_all("math")) for name in page_names())
    pictures = sum(len(epub.page(name).find_all("img")) for name in page_names())
    assert len([tag for tag in found if tag["/S"] == "/Formula"]) == formulas
    assert len([tag for tag in found if tag["/S"] == "/Figure"]) >= pictures
    assert not [tag for tag in found if not str(tag.get("/Alt", "")).strip()]


def test_headings_tables_and_lists_are_tagged(tags, site):
    kinds = [tag["/S"] for tag in tags]
    headings = sum(len(page.select("h1")) for page in site.values())
    assert kinds.count("/H1") == headings + 2  # and the table of contents, and the index
    assert kinds.count("/TH") >= 6
    assert kinds.count("/LI") > 100
    assert kinds.count("/Link") > 300


def test_bookmarks_are_the_titles_of_the_site(book, site):
    found = [compact(entry.title) for entry in book.reader.outline if not isinstance(entry, list)]
    titles = [site[name].select_one("h1").get_text().rstrip("#") for name in page_names()]
    assert found == [*map(compact, [*titles, "Índice remissivo"])]


@pytest.mark.parametrize("name", page_names())
def test_it_says_what_the_site_says(name, site, book):
    ours = [text for text in blocks(site[name]) if belongs(text, name)]
    text = compact(book.text("-raw"))
    missing = [
        piece
        for block in ours
        for piece in pieces(block, dots=True)
        if not is_in(piece.replace("'", "’"), text.replace("'", "’"))
    ]
    assert not missing


def test_nobody_hears_the_same_code_in_each_framework(book):
    text = book.text("-raw")
    assert compact(OTHER_CODE) in compact(text)
    assert not re.search(r"^ *import (tensorflow|jax)\b", text, re.MULTILINE)


def test_places_of_two_pages_with_the_same_name_are_two(epub):
    with ZipFile(epub.path) as archive:
        page = merge(archive)
    assert 'id="book-capitulo-simetria"' in page
    assert 'id="book-laboratorios-simetria"' in page
    assert page.count('id="book-capitulo-simetria--mencao-1"') == 1


@pytest.mark.parametrize(
    "defect",
    ['#image("capa.svg")', "$x^2$", "#link(<nada>)[nada]"],
    ids=["figura", "fórmula", "link"],
)
def test_a_defect_is_refused(tmp_path, defect):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    (tmp_path / "capa.svg").write_text(drawing, "utf-8")
    source = tmp_path / "livro.typ"
    head = '#set document(title: "Livro")\n#set text(lang: "pt")\n= Título\n'
    source.write_text(head, "utf-8")
    edition = read_edition(ROOT)
    compile_accessible(source, tmp_path / "livro.pdf", edition)
    source.write_text(head + defect, "utf-8")
    with pytest.raises(BookError, match=r"PDF/UA-1"):
        compile_accessible(source, tmp_path / "livro.pdf", edition)


def test_the_same_bytes_again(book):
    first, second = built_twice(book.path, "pdf", "--acessivel")
    assert first == second

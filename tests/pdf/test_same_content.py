"""One content, three forms: what the site says, the PDF and the EPUB say too."""

import copy
import re

import pytest

from .conftest import BUILD, ROOT, compact, page_names

BLOCKS = "h1, h2, h3, p, dt, summary"  # code and outputs are compared line by line in test_pdf
ON_SCREEN = re.compile(r"^(:{3,})\{only\} html and not epub\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
OPENING = re.compile(r"Paraexecutar|Tempodeleitura|cercade\d+minutos?")
FORMULA = "\N{OBJECT REPLACEMENT CHARACTER}"
# What a click needs, and the review of each page, which a page of the book sums up.
FURNITURE = """a.headerlink, .sd-tab-set label, .framework-label, .label, .baixar,
               .situacao-da-pagina, .original-barra, .slides-da-pagina, .slides-do-capitulo, .giro,
               dd:has(a[href*="cadernos/"]), li:has(a[href*="cadernos/"])"""
WORD = 8  # characters that may stand anywhere, on the screen and in a table of every form
SHORT = 3  # characters between two formulas that could be anywhere


def blocks(page) -> list[str]:
    """Return what each block of a page says, with a sign in the place of each formula and note."""
    page = copy.copy(page)
    for formula in page.select("span.math, div.math"):
        formula.replace_with(FORMULA)
    for link in page.select("a.external"):
        link.insert_after(FORMULA)  # where the PDF has the mark of a note
    for furniture in page.select(FURNITURE):
        furniture.decompose()
    found = (compact(block.get_text()) for block in page.select(BLOCKS) if not block.find("p"))
    return [text for text in found if text and not OPENING.fullmatch(text)]


def on_screen(name: str) -> str:
    """Return what the source of a page says on the site only."""
    source = (ROOT / f"{name}.md").read_text(encoding="utf-8")
    return compact("".join(match[2] for match in ON_SCREEN.finditer(source)))


def belongs(text: str, name: str) -> bool:
    """Tell whether a text of a page of the site belongs in the other forms."""
    plain = re.sub(r"[*_`]", "", on_screen(name))
    return len(text) <= WORD or text not in plain


def pieces(text: str, *, dots: bool = False) -> list[str]:
    """Return the parts of a text between its formulas; LaTeX has no dot after a number."""
    text = text if dots else re.sub(r"^([\d.]*\d)\.(?=[A-Z])", r"\1", text)
    return [piece for piece in text.split(FORMULA) if len(piece) > SHORT]


def is_in(piece: str, book: str) -> bool:
    """Look for a text that the end of a page may have cut in two."""
    if piece in book:
        return True
    cut = next((n for n in range(len(piece), 0, -1) if piece[:n] in book), 0)
    return cut > 0 and piece[cut:] in book


@pytest.mark.parametrize("name", page_names())
def test_the_epub_says_what_the_site_says(name, site, epub):
    ours = [text for text in blocks(site[name]) if belongs(text, name)]
    assert blocks(epub.page(name).body) == ours


@pytest.mark.parametrize("name", page_names())
def test_the_pdf_says_what_the_site_says(name, site, pdf):
    ours = [text for text in blocks(site[name]) if belongs(text, name)]
    first, *others = ours
    if name == "book/index":
        ours = others  # its title is that of the book, on the first leaf
    missing = [piece for text in ours for piece in pieces(text) if not is_in(piece, pdf.compact)]
    assert not missing
    assert first


def numbers(pages, selector: str) -> list[str]:
    return [found.get_text() for page in pages for found in page.select(selector)]


def test_equations_have_the_same_numbers(site, epub, pdf):
    ours = [re.sub(r"[^\d.]", "", number) for number in numbers(site.values(), ".eqno")]
    theirs = numbers((epub.page(name) for name in page_names()), ".eqno")
    assert len(ours) >= 10
    assert [number.strip("()") for number in theirs] == ours
    # The PDF has "(1)" in the legends of figures too: LaTeX's own list says which are equations.
    labels = (BUILD / "tex" / pdf.path.name).with_suffix(".aux").read_text(encoding="utf-8")
    printed = re.findall(r"\\newlabel\{equation:[^}]+\}\{\{([\d.]+)\}", labels)
    assert sorted(printed) == sorted(ours)  # those of the answers are at the end of the book


def test_captions_have_the_same_numbers(site, epub, pdf):
    ours = [compact(caption) for caption in numbers(site.values(), "figcaption .caption-number")]
    theirs = numbers((epub.page(name) for name in page_names()), "figcaption .caption-number")
    assert len(ours) >= 5
    assert [compact(caption) for caption in theirs] == ours
    printed = re.findall(r"^\f?(Figura (?:\d+\.)?\d+)\. ", pdf.text(), re.MULTILINE)
    assert [compact(caption) for caption in printed] == ours


def test_citations_are_the_same(site, epub, pdf):
    ours = [compact(cited) for cited in numbers(site.values(), ".bibtex-citation")]
    theirs = numbers((epub.page(name) for name in page_names()), ".bibtex-citation")
    assert len(ours) > 5
    assert [compact(cited) for cited in theirs] == ours
    assert not [cited for cited in ours if cited not in pdf.compact]


def words(item):
    """The text of an element without its formulas, which the site writes in more than one form."""
    item = copy.copy(item)
    for formula in item.select(".katex, math"):
        formula.decompose()
    return compact(item.get_text())


def test_exercises_are_the_same(site, epub):
    ours, theirs = (
        [words(item) for item in page.select("ol > li")]
        for page in (site["book/capitulo/exercicios"], epub.page("book/capitulo/exercicios"))
    )
    assert len(ours) >= 4
    assert theirs == ours


def test_a_missing_sentence_would_be_seen(pdf):
    sentence = compact("Esta frase não está em nenhuma página do livro, nem estará.")
    assert not is_in(sentence, pdf.compact)
    assert not is_in(pdf.compact[500:540] + "xyz" + pdf.compact[540:580], pdf.compact)

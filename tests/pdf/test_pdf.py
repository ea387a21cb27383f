"""The PDF as a file: properties, fonts, pages, bookmarks, links; and its code, line by line."""

import re
import subprocess
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from estabilidade import FRAMEWORKS
from livro.book.cells import code_cells
from livro.book.edition import read_edition
from livro.printing.pdf.build import pages_of_parts
from livro.sphinx.glossary.table import sorting_key
from livro.sphinx.paper.answers import TITLE as ANSWERS

from .conftest import BUILD, ROOT, built_twice, compact, page_names

A4 = (595.276, 841.89)
CONTINUES, CONTINUED = "continua na próxima página", "continuação da página anterior"
HIDDEN = {"remove-cell", "remove-input"}


def bookmarks(outline) -> list[str]:
    titles = []
    for entry in outline:
        titles += bookmarks(entry) if isinstance(entry, list) else [entry.title]
    return titles


def plain(title: str) -> str:
    """Return a title of the site without the dot after its number and without its link."""
    return re.sub(r"^([\d.]*\d)\. ", r"\1 ", title.rstrip("#"))


def test_properties(pdf):
    info = pdf.reader.metadata
    assert info.title == "Estabilidade numérica e inicialização"
    assert info.author.startswith("Aston Zhang, Zachary C. Lipton, Mu Li, Alexander J. Smola")
    assert "inicialização de Xavier" in info["/Keywords"]
    assert pdf.reader.trailer["/Root"]["/Lang"] == "pt-BR"
    assert pdf.reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_every_page_is_a4(pdf):
    for page in pdf.reader.pages:
        assert [float(side) for side in page.mediabox.upper_right] == pytest.approx(A4, abs=0.01)


def test_fonts_are_embedded_and_are_outlines(pdf, pytorch):
    for book in (pdf, pytorch):
        listing = subprocess.run(
            ["pdffonts", book.path], capture_output=True, text=True, check=True
        )
        rows = listing.stdout.splitlines()[2:]
        assert len(rows) > 5
        for row in rows:
            assert "Type 3" not in row
            assert re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s", row)[1] == "yes", row
        assert all(f"TeXGyre{name}" in listing.stdout for name in ("Pagella", "Heros"))


def test_only_pictures_of_screens_are_made_of_dots(pdf):
    command = ["pdfimages", "-list", pdf.path]
    listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pictures = [row for row in listing.splitlines()[2:] if row.split()[2] == "image"]
    sources = [path for path in (ROOT / "book").rglob("*.png") if "_static" not in path.parts]
    assert len(pictures) <= len(sources)


def test_bookmarks_are_the_titles_of_the_site_with_their_numbers(pdf, site):
    chapters = [h for name in page_names()[1:] for h in site[name].select("h1, h2, h3")]
    expected = [compact(plain(heading.get_text())) for heading in chapters]
    found = [compact(title) for title in bookmarks(pdf.reader.outline)]
    parts = {"Capítulo", "Laboratórios", "Apêndices"}
    own = [title for title in found if title not in parts][2:-1]
    assert own[: len(expected)] == expected
    answers = [site[name].h1 for name in page_names() if site[name].select("details")]
    titles = [re.sub(r"^[\d.]+ ", "", plain(title.get_text())) for title in answers]
    assert own[len(expected) :] == [compact(title) for title in (ANSWERS, *titles)]
    assert found[0] == "Apresentação"
    assert found[-1] == compact("Índice remissivo")


def test_every_link_inside_leads_somewhere(pdf):
    named = pdf.reader.named_destinations
    links = [
        note.get_object()
        for page in pdf.reader.pages
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]
    inside = [link["/A"]["/D"] for link in links if link["/A"]["/S"] == "/GoTo"]
    assert len(inside) > 300
    assert not [name for name in inside if name not in named]
    assert not [link for link in links if link["/A"]["/S"] == "/URI" and not link["/A"]["/URI"]]


def test_addresses_can_be_read_on_paper(pdf, site):
    text = compact(pdf.text())
    for name, page in site.items():
        for link in page.select("p:not(.original-barra) a.reference.external"):
            address = link["href"]
            inside_the_list = "doi.org" in address or "arxiv.org" in address
            shown = link.get_text() if inside_the_list else address
            assert compact(shown) in text, f"{name}: {address}"


def test_first_leaf(pdf):
    title, imprint = (pdf.reader.pages[n].extract_text() for n in (0, 1))
    edition = read_edition(ROOT)
    day = datetime.strptime(pdf.reader.metadata["/CreationDate"][2:10], "%Y%m%d").replace(
        tzinfo=UTC
    )
    assert re.search(r"^e inicialização$", title, re.MULTILINE)
    assert f"Edição {edition.version}" in title
    assert f"{day.day} de " in title
    for words in ("CC BY-SA 4.0", "Dive into Deep Learning", "d2l-pt", "o que mudou", "commit"):
        assert words in " ".join(imprint.split())
    assert "NumPy, PyTorch, TensorFlow e JAX" in " ".join(imprint.split())


def test_one_summary_one_bibliography(pdf, site):
    text = pdf.text()
    assert len(re.findall(r"^\f?Sumário$", text, re.MULTILINE)) == 1
    works = site["book/apendices/referencias"].select("div.citation")
    assert len(works) >= 7
    for work in works:
        work.select_one(".label").extract()
        assert pdf.compact.count(compact(work.get_text())) == 1, work.get_text()


def test_the_index_is_in_portuguese_order(pdf):
    index = pdf.text("-raw").replace("\f", "").rpartition("Índice remissivo")[2]
    entries = [
        entry for entry, *_ in re.findall(r"^([^\W\d][^,\n]+),( \d+,?)+$", index, re.MULTILINE)
    ]
    assert len(entries) > 40
    assert entries == sorted(entries, key=sorting_key)
    assert re.findall(r"^\w$", index, re.MULTILINE) == sorted(
        {sorting_key(e)[0].upper() for e in entries}
    )


def visible_lines(tag: str = "") -> list[tuple[str, str]]:
    """Return the page and the text of each line of code that the book shows."""
    names = {f"tab-{framework.name}" for framework in FRAMEWORKS}
    return [
        (page, line.rstrip())
        for page in page_names()
        for cell in code_cells(ROOT / f"{page}.md")
        if not HIDDEN & set(cell.tags)
        and (not tag or tag in cell.tags or not names & set(cell.tags))
        for line in cell.code.splitlines()
        if line.strip()
    ]


def squeezed(line: str) -> str:
    return " ".join(line.split())


def test_no_line_of_code_is_broken(pdf):
    printed = {squeezed(line) for line in pdf.laid_out.splitlines()}
    lines = visible_lines(f"tab-{FRAMEWORKS[0].name}")
    assert not [place for place in lines if squeezed(place[1]) not in printed]


def halves(pdf):
    """Return the last line before each page break inside code or an output, and the next one."""
    pages = [[squeezed(line) for line in page.splitlines()] for page in pdf.laid_out.split("\f")]
    for page, following in pairwise([[*filter(None, page)] for page in pages]):
        if CONTINUES in page:
            yield page[page.index(CONTINUES) - 1], following[following.index(CONTINUED) + 1]


def shares(block, before, after):
    """Return how many lines of a block stand on each page, wherever it can have been split so."""
    for end, line in enumerate(block, start=1):
        for start in (end, end + 1):  # a blank line between them stays on neither page
            if line == before and block[start : start + 1] == [after]:
                yield end, len(block) - start


def test_of_what_is_split_three_lines_stay_on_each_page(pdf, site):
    texts = [block.get_text() for page in site.values() for block in page.select("pre")]
    blocks = [
        [squeezed(line) for line in re.sub(r"\n{3,}", "\n\n", text).splitlines()] for text in texts
    ]
    splits = [[share for block in blocks for share in shares(block, *half)] for half in halves(pdf)]
    found = [places for places in splits if places]
    assert len(found) > 5
    assert not [places for places in found if max(map(min, places)) < 3]


def test_the_name_of_a_function_gets_no_hyphen(pdf):
    assert "lyapunov_exponents" in pdf.compact
    assert not re.search(r"\w_\w*-$", pdf.laid_out, re.MULTILINE)


def test_the_book_does_not_grow_with_each_framework(pdf):
    assert "também em PyTorch, TensorFlow e JAX" in pdf.laid_out
    assert not re.search(r"^ *import (tensorflow|jax)\b", pdf.laid_out, re.MULTILINE)


def test_answers_are_at_the_end(pdf, site):
    """Whoever tries an exercise does not see how it ends."""
    book, _, end = pdf.compact.rpartition(compact(ANSWERS))
    solutions = [
        compact(paragraph.get_text())
        for name in page_names()
        for folded in site[name].select("details")
        if re.match(r"Soluç|\d+\. ", folded.summary.get_text(strip=True))
        for paragraph in folded.select("p")
        if not paragraph.select(".math, a")
    ]
    solutions = [text for text in solutions if len(text) > 30]
    assert len(solutions) > 30
    assert not [text for text in solutions if text in book and text not in end]


# Pages of each part, with a few to spare (MXNet, where it is installed, is an appendix of four):
# what makes the book thicker is weighed first.
BUDGET = {"Capítulo": 26, "Laboratórios": 80, "Apêndices": 36, ANSWERS: 11}


def test_the_pages_keep_to_their_budget(pdf):
    pages = pages_of_parts((BUILD / "tex" / pdf.path.name).with_suffix(".toc"))
    assert pages.keys() == BUDGET.keys()
    assert all(pages[title] <= most for title, most in BUDGET.items()), pages


def test_one_framework_prints_its_code_and_no_other(pytorch):
    printed = {squeezed(line) for line in pytorch.laid_out.splitlines()}
    lines = visible_lines("tab-pytorch")
    assert not [place for place in lines if squeezed(place[1]) not in printed]
    text = pytorch.laid_out
    assert "import torch" in text
    assert not re.search(r"^ *import (tensorflow|jax)\b", text, re.MULTILINE)
    assert "Os exemplos desta impressão estão em PyTorch." in " ".join(text.split())


def test_outputs_are_whole(pdf, site):
    printed = {squeezed(line) for line in pdf.laid_out.splitlines()}
    for name, page in site.items():
        for output in page.select(".cell_output pre"):
            flows = output.find_parent(class_="prose-output")  # on paper its lines end elsewhere
            for line in filter(str.strip, output.get_text().splitlines()):
                found = compact(line) in pdf.compact if flows else squeezed(line) in printed
                assert found, f"{name}: {line}"


def test_the_same_bytes_again(pdf):
    first, second = built_twice(pdf.path, "pdf")
    assert first == second

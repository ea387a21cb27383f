"""The reading experience: openings, closings, glossary, index, cover."""

import csv
import re
from xml.etree import ElementTree

import pytest
from built_site import ROOT, SITE, parsed

pytestmark = pytest.mark.livro

STUDIED = re.compile(r"book/(capitulo|laboratorios)/")


def studied(pages):
    return {name: page for name, page in pages.items() if STUDIED.match(name)}


def test_each_page_of_study_opens_with_what_to_expect(pages):
    found = studied(pages)
    assert len(found) >= 9
    for name, page in found.items():
        opening = page.article.select_one("h1 + .abertura, h1 ~ .original-barra + .abertura")
        assert opening, name
        terms = [term.get_text() for term in opening.select("dt")]
        assert terms[0] == "Você vai ver" and terms[-1] == "Tempo de leitura", name
        assert opening.select("dd li"), name
        assert re.search(r"cerca de \d+ minutos?$", opening.get_text(" ", strip=True)), name


def test_reading_time_follows_the_length_of_the_page(pages):
    def minutes(name):
        text = pages[name].article.select_one(".abertura").get_text(" ")
        return int(re.search(r"cerca de (\d+)", text)[1])

    assert minutes("book/capitulo/resumo") < minutes("book/capitulo/simetria")
    assert minutes("book/capitulo/simetria") < minutes("book/capitulo/gradientes") < 15


def test_each_page_of_study_ends_with_a_link_to_the_next(pages):
    for name, page in studied(pages).items():
        last = page.article.select(".proxima")
        assert len(last) == 1, name
        target = last[0].select_one("a.reference.internal")["href"].partition("#")[0]
        following = page.dom.select_one("a.right-next")["href"]
        if "apendices" in following:  # the last laboratory sends back to the exercises
            following = "../capitulo/exercicios.html"
        assert target == following, name
        after = last[0].find_next(["p", "h2", "h3", "table"])
        assert after in list(last[0].descendants) or after.find_parent("article") is None, name


def test_each_page_of_the_chapter_explains_terms(pages):
    glossary = pages["book/apendices/glossario"].article
    for name, page in studied(pages).items():
        mentions = page.article.select(".termo")
        assert mentions, name
        for mention in mentions:
            anchor = mention.a["href"].partition("#")[2]
            definition = glossary.find(id=anchor).find_next_sibling("dd").get_text()
            assert mention["data-definicao"] in definition, mention
            assert not re.search(r"[*`$]", mention["data-definicao"]), mention


def test_a_term_is_marked_once_in_a_page(pages):
    for name, page in pages.items():
        targets = [a["href"].partition("#")[2] for a in page.article.select(".termo > a")]
        assert len(targets) == len(set(targets)), name


def test_the_glossary_has_every_defined_term(pages):
    with (ROOT / "traducao/glossario.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["definicao"]]
    glossary = pages["book/apendices/glossario"].article
    assert len(glossary.select("dl.glossary > dt")) == len(rows) >= 35
    for row in rows:
        assert re.fullmatch(r"[A-ZÁÉÍÓÚO][^\n]+\.", row["definicao"]), row


def test_the_index_has_the_terms():
    index = parsed(SITE / "genindex.html")
    assert len(index.select("table.indextable a[href*='#']")) > 80  # test_links follows them


def test_the_cover_has_a_drawing_with_a_text_and_an_invitation(pages):
    cover = pages["book/index"].article
    drawing = cover.select_one("svg[role=img]")
    assert len(drawing.title.get_text()) > 60
    assert drawing["aria-labelledby"] == drawing.title["id"]
    for link in cover.select(".capa-convite a"):
        assert (SITE / "book" / link["href"]).is_file()
    cards = cover.select(".sd-card")
    assert len(cards) >= 3
    assert all((SITE / "book" / card.a["href"]).is_file() for card in cards)


@pytest.mark.parametrize("name", ["favicon.svg", "logo.svg"])
def test_our_drawings_are_well_formed(name):
    assert ElementTree.parse(SITE / "_static" / name).getroot().get("viewBox")


def test_only_the_cover_loads_its_style(pages):
    def style(page):
        link = page.dom.select_one('link[rel="stylesheet"]')["href"]
        return (page.path.parent / link).read_text(encoding="utf-8")

    assert [name for name, page in pages.items() if ".capa" in style(page)] == ["book/index"]

"""The glossary that comes from the table: page, hints, index, complaints."""

import pytest

pytestmark = pytest.mark.demorado

INDEX = """# Título

Um {term}`autovalor`, dois {term}`autovalores <autovalor>` e *{term}`dropout`*.

```{toctree}
glossario
outra
```
"""
GLOSSARY = "# Glossário\n\n```{glossario}\n```\n\n## Tradução\n\n```{termos-em-ingles}\n```\n"
OTHER = "# Outra\n\nO {term}`dropout`.\n"  # nothing but the mention ties it to the glossary
PAGES = {"index": INDEX, "glossario": GLOSSARY, "outra": OTHER}


def test_english_is_marked_for_screen_readers(build):
    english = build(PAGES).page("glossario.html").select('dl.glossary [lang="en"]')
    assert [tag.get_text() for tag in english] == ["eigenvalue", "layer", "epoch", "step"]


def definitions(site):
    page = site.page("glossario.html")
    return {
        dt.get_text().strip("¶ \n"): dt.find_next_sibling("dd").get_text(" ", strip=True)
        for dt in page.select("dl.glossary dt")
    }


def test_terms_come_in_the_order_of_a_portuguese_dictionary(build):
    found = definitions(build(PAGES))
    assert list(found) == ["autovalor", "camada", "dropout", "época", "etapa"]
    assert "Em inglês: eigenvalue ." in found["autovalor"]
    assert "Também: raiz própria." in found["autovalor"]
    assert "só nossa" not in found["autovalor"]
    assert "inglês" not in found["dropout"]


def test_every_term_of_the_subject_is_translated_and_advice_is_not(build):
    table = build(PAGES).page("glossario.html").select_one("table")
    english = [row.td.get_text(strip=True) for row in table.tbody.find_all("tr")]
    assert table.tbody.em["lang"] == "en"
    assert english == ["batch", "dropout", "eigenvalue", "epoch", "layer", "step"]
    assert table.tbody.tr.find_all("td")[1].get_text(strip=True) == "lote"


def test_a_mention_carries_its_definition_and_leads_to_the_glossary(build):
    site = build(PAGES)
    mentions = site.page().select(".termo")
    assert [m.get_text() for m in mentions] == ["autovalor", "autovalores", "dropout"]
    assert mentions[0]["data-definicao"] == 'Um "fator".'
    page, _, anchor = mentions[0].a["href"].partition("#")
    assert site.page(page).find(id=anchor).name == "dt"


def test_only_pages_with_mentions_load_the_style(build):
    site = build(PAGES)
    assert "glossary.css" in site.text("index.html")
    assert "glossary.css" not in site.text("glossario.html")


def test_the_index_leads_to_the_glossary_and_to_the_first_mention(build):
    site = build(PAGES)
    links = [a["href"] for a in site.page("genindex.html").select('a[href*="#"]')]
    first = [href for href in links if href.startswith("index.html#mencao-")]
    assert len(first) == 2
    assert all(site.page().find(id=href.partition("#")[2]) for href in first)
    assert any(href.startswith("glossario.html#term-autovalor") for href in links)


def test_an_unknown_term_is_an_error(build):
    site = build({**PAGES, "index": INDEX + "\n{term}`inexistente`\n"}, clean=False)
    assert site.returncode != 0
    assert "inexistente" in site.stderr


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("termo,Etapa", "verbete,Etapa", r"glossario.csv:2: tipo desconhecido: verbete"),
        (",tipo,", ",especie,", r"glossario.csv:1: as colunas devem ser en, pt"),
        ("batch,lote,,,,termo,,", "batch,lote,,,,termo", r"glossario.csv:7: a linha não tem 8"),
    ],
)
def test_a_malformed_table_is_an_error_that_says_where(build, table, old, new, complaint):
    site = build(PAGES, table=table.replace(old, new), clean=False)
    assert site.returncode != 0
    assert complaint in site.stderr


def test_a_new_definition_reaches_the_pages_that_mention_it(build, table):
    build(PAGES)
    site = build(PAGES, table=table.replace("Desligamento", "Apagamento"))
    assert (
        site.page("outra.html").select_one(".termo")["data-definicao"] == "Apagamento de unidades."
    )
    assert definitions(site)["dropout"] == "Apagamento de unidades."

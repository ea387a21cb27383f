"""What a page opens with and what it ends with."""

import pytest
from docutils import nodes

from livro.sphinx.page_opening import minutes

pytestmark = pytest.mark.demorado

PAGE = """# Título

```{abertura}
:antes: o que é uma [camada](#sec_fim).

- a primeira *coisa*;
- a segunda.
```

(sec_fim)=
## Fim

WORDS

```{proxima} sec_fim
Porque sim.
```
"""


def rows(page):
    opening = page.select_one(".abertura dl")
    return {
        dt.get_text(): dt.find_next_sibling("dd").get_text(" ", strip=True)
        for dt in opening.find_all("dt")
    }


def opened(build, words):
    return build({"index": PAGE.replace("WORDS", words)}).page()


def test_opening_has_objectives_prerequisites_and_time(build):
    page = opened(build, "palavra " * 500)
    assert rows(page) == {
        "Você vai ver": "a primeira coisa ; a segunda.",
        "Antes de começar": "o que é uma camada .",
        "Tempo de leitura": "cerca de 3 minutos",
    }
    assert page.select_one(".abertura a")["href"] == "#sec-fim"


def test_the_shortest_page_takes_a_minute(build):
    assert rows(opened(build, "palavra"))["Tempo de leitura"] == "cerca de 1 minuto"


def test_closing_links_to_what_comes_next(build):
    closing = opened(build, "palavra").select_one(".proxima")
    assert closing.a["href"] == "#sec-fim"
    assert " ".join(closing.get_text().split()) == "A seguir: Fim. Porque sim."


def test_an_empty_opening_and_a_wrong_label_are_errors(build):
    assert build({"index": "# T\n\n```{abertura}\n```\n"}, clean=False).returncode != 0
    wrong = build({"index": "# T\n\n```{proxima} sec_nada\nX.\n```\n"}, clean=False)
    assert wrong.returncode != 0
    assert "sec_nada" in wrong.stderr


def paragraph(words):
    return nodes.paragraph("", "palavra " * words)


def cell():
    return nodes.container("", nodes.literal_block("", "x = 1 " * 999), nb_element="cell_code")


def test_what_counts_in_the_reading_time():
    tabs = nodes.container(classes=["sd-tab-set"])
    tabs += [nodes.container("", cell(), classes=["sd-tab-item"]) for _ in range(4)]
    formula, inline = nodes.math_block("", "x " * 999), nodes.math("", "x " * 999)
    opening = nodes.container("", paragraph(999), classes=["abertura"])
    assert minutes(nodes.section("", paragraph(400))) == 2
    assert minutes(nodes.section("", paragraph(400), tabs, tabs.deepcopy())) == 3
    assert minutes(nodes.section("", paragraph(400), *[formula.deepcopy() for _ in range(4)])) == 3
    assert minutes(nodes.section("", paragraph(400), opening, inline)) == 2

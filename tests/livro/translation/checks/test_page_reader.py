"""What the checks read in a page, and on which lines."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from livro.translation.myst.model import Mark, Place
from livro.translation.myst.reader import EXTENSIONS, read_page

from .places import ROOT, TEXTS, lines

PAGE = """\
---
description: "Uma descrição."
---

(sec_a)=
# Um *título*

Primeira linha com $x$ e {term}`redes <rede neural>`.
Segunda com `código` e [um *link*](https://d2l.ai).

:::{note}
Dentro da nota.

```{admonition} Nota
:class: aviso

- um item {ref}`sec_a`
```
:::

$$
y = 1
$$ (eq_y)

```{code-cell} ipython3
---
mystnb:
  figure:
    name: fig-a
    caption: Uma legenda.
---
x = 1
```

```{proxima} sec_a
Adiante.
```
"""


def page():
    return read_page("pagina.md", PAGE)


def line_of(text):
    return PAGE[: PAGE.index(text)].count("\n") + 1


def test_every_passage_is_read_where_it_stands():
    assert [(p.place, p.line) for p in page().passages] == [
        (Place.DESCRIPTION, 2),
        (Place.HEADING, line_of("# Um")),
        (Place.PARAGRAPH, line_of("Primeira")),
        (Place.PARAGRAPH, line_of("Dentro")),
        (Place.OPTION, line_of("```{admonition}")),
        (Place.ITEM, line_of("- um item")),
        (Place.OPTION, line_of("    caption")),
        (Place.PARAGRAPH, line_of("Adiante")),
    ]


def test_a_caption_may_take_several_lines():
    header = "figure:\n  caption: >-\n    Uma legenda\n    longa.\n  name: fig-b\n"
    page = read_page("pagina.md", f"```{{code-cell}} x\n---\n{header}---\n1\n```\n")
    (caption,) = page.passages
    assert [(span.text, span.line) for span in caption.spans if span.text] == [
        ("Uma legenda", 5),
        ("longa.", 6),
    ]
    assert [label.name for label in page.labels] == ["fig-b"]


def test_what_opens_right_below_a_directive_is_read():
    """It begins with colons, as options do."""
    text = "::::{only} html\n:::{admonition} Um título\n:class: aviso\n\nUm texto.\n:::\n::::\n"
    found = [(each.place, each.line, each.spans[0].text) for each in read_page("p", text).passages]
    assert found == [(Place.OPTION, 2, "Um título"), (Place.PARAGRAPH, 5, "Um texto.")]


def test_spans_have_their_own_lines_and_emphasis():
    spans = {span.text: span for span in page().spans if span.text}
    assert spans["x"].mark is Mark.FORMULA
    assert spans["redes"].target == "rede neural"
    assert spans["código"].line == spans["link"].line == line_of("Segunda")
    assert spans["link"].emphasis and not spans["um "].emphasis


def test_labels_and_references_of_all_kinds():
    assert {label.name for label in page().labels} == {"sec_a", "eq_y", "fig-a"}
    assert [label.name for label in page().references] == ["sec_a"]
    assert [role.target for role in page().roles("ref")] == ["sec_a"]


def test_code_is_no_prose():
    assert [PAGE.split("\n")[number - 1] for number in page().literal] == ["x = 1"]
    assert "y = 1" in page().displays[0].tex


def test_the_parser_is_the_one_of_the_book():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert set(config["parse"]["myst_enable_extensions"]) == EXTENSIONS


@given(st.text(alphabet="`{}$*[]()<>:%|-# \nabç1_~\\", max_size=200))
def test_no_text_stops_the_reader(text):
    for passage in read_page("pagina.md", text).passages:
        assert 1 <= passage.line <= text.count("\n") + 1


def test_no_line_of_prose_is_lost():
    """Each line that starts as prose does is in some passage."""
    for path, text in TEXTS.items():
        page = read_page(path, text)
        read = {span.line for span in page.spans}
        for line in lines("prose", "item", "heading", "table"):
            number = text.count("\n", 0, line.start) + 1
            if line.path == path and not set(line.text) <= set("|-: "):
                assert number in read, line

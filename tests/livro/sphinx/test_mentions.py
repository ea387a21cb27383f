"""Pages of the site lead to the entries of the page of the package."""

import pytest
from small_site import WITH_CELLS, run_sphinx, write_site

CONF = """
project, language = "Livro de teste", "pt_BR"
extensions = ["myst_nb", "sphinx_design", "livro.sphinx.reference"]
nb_execution_mode = "off"
exclude_patterns = ["_build"]
html_theme = "basic"
"""
REFERENCE = """\
# O pacote

Em `estabilidade.theory`, `gain`.

```{{py:module}} estabilidade.theory
```

```{{py:function}} gain(function)
O ganho.
```

```{{py:function}} slope(function)
A inclinação.
```
{more}
"""
PAGE = f"""\
{WITH_CELLS}
# Ganhos

```{{toctree}}
livre
book/apendices/pacote
```

## O nome `gain` num título

Confira com `gain` ou `gain(np.tanh)`; o argumento é `slope`, e `gain = 2` é código.

~~~~{{dropdown}} Com `gain` na aba
Aqui, de novo, `theory.gain`, e `theory.slope`, que tem ponto; `nn.gain` é de outro.
~~~~

[`theory.gain`](livre.md) já é um link, e `bias`, ainda não.

```{{code-cell}}
%precision 3
from estabilidade.theory import bias, gain
gain
```
"""
FREE = "# Sem células\n\n`gain` pode ser outro; `estabilidade.theory`, não, nem `theory.bias`.\n"
BIAS = "\n```{py:function} bias(unit)\nO viés.\n```\n"


def links(site, name="index.html"):
    return [
        (link.get_text(), link["href"].partition("pacote.html")[2])
        for link in site.page(name).select('p a[href*="pacote.html#"]')
    ]


@pytest.fixture
def build(tmp_path):
    def run(more=""):
        reference = REFERENCE.format(more=more)
        pages = {"index.md": PAGE, "livre.md": FREE, "book/apendices/pacote.md": reference}
        site = run_sphinx(write_site(tmp_path, CONF, pages))
        assert site.returncode == 0, site.stderr
        return site

    return run


def test_the_first_mention_of_each_name_leads_to_its_entry(build):
    site = build()
    gain, slope = ("gain", "#estabilidade.theory.gain"), "#estabilidade.theory.slope"
    assert links(site) == [gain, ("theory.slope", slope)]
    assert links(site, "livre.html") == [("estabilidade.theory", "#module-estabilidade.theory")]
    entries = site.page("book/apendices/pacote.html")
    assert [entry["id"] for entry in entries.select("dt")] == [gain[1][1:], slope[1:]]
    assert not entries.select("p a > code")
    assert not site.page().select("summary a, pre a, h2 a:has(code)")
    # A new entry changes pages that did not change.
    assert ("theory.bias", "#estabilidade.theory.bias") in links(build(BIAS), "livre.html")

"""The furniture of a page, as it is seen and as it is read aloud."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from small_site import WITH_CELLS, run_sphinx

pytestmark = pytest.mark.demorado

CATALOGS = Path(__file__).parents[4] / "book/_locale"
CONF = f"""\
extensions = [
    "myst_nb", "sphinx_copybutton", "sphinx_togglebutton", "sphinx_design", "livro.sphinx.ptbr",
]
project = html_title = "Livro"
author = "Fulana de Tal"
copyright = "2025"
language = "pt_BR"
html_theme = "sphinx_book_theme"
html_logo = "logo.png"
html_last_updated_fmt = ""
nb_execution_mode = "off"
numfig = True
ptbr_catalogs = {str(CATALOGS)!r}
html_theme_options = {{
    "search_bar_text": "Search this book...",  # what Jupyter Book sets
    "announcement": "Novidade",
    "repository_url": "https://github.com/pessoa/livro",
    "use_repository_button": True,
    "use_issues_button": True,
    "use_edit_page_button": True,
    "use_source_button": True,
    "launch_buttons": {{
        "binderhub_url": "https://mybinder.org",
        "colab_url": "https://colab.research.google.com",
        "jupyterlite_url": "https://exemplo.org",
    }},
}}
"""
INDEX = """\
# Capa

```{toctree}
pagina
ultima
```
"""
CELLS = "".join(
    f"\n```{{code-cell}}\n:tags: [{tag}]\n1\n```\n" for tag in ("hide-input", "hide-cell")
)
PAGE = f"""{WITH_CELLS}
# Página
{CELLS}
## Seção

```{{note}}
Uma nota.
```

```{{warning}}
Um aviso.
```

```{{tip}}
Uma dica.
```

```{{seealso}}
Outra página.
```

```{{admonition}} Solução
:class: dropdown
Escondida.
```

```{{figure}} logo.png
:name: figura
Legenda.
```

```{{code-block}} python
:caption: Um exemplo
1
```

| a |
|---|
| b |

{{numref}}`figura`
"""
PAGES = {"index.md": INDEX, "pagina.md": PAGE, "ultima.md": "# Última\n", "logo.png": ""}
ATTRIBUTES = ("title", "aria-label", "alt", "placeholder", "data-bs-title")


@pytest.fixture(scope="module")
def site(build):
    return build(CONF, PAGES)


@pytest.fixture(scope="module")
def page(site) -> BeautifulSoup:
    return site.page("pagina.html")


@pytest.fixture(scope="module")
def seen(site) -> set[str]:
    return texts(site.page("pagina.html"))


def texts(page: BeautifulSoup) -> set[str]:
    """What a reader sees or hears: the texts and the attributes that speak."""
    for hidden in page.select("script, style"):
        hidden.extract()
    spoken = {
        " ".join(element[name].split())
        for element in page.find_all(True)
        for name in ATTRIBUTES
        if element.get(name)
    }
    return spoken | {" ".join(text.split()) for text in page.stripped_strings}


@pytest.mark.parametrize(
    "text",
    [
        "Ir para o conteúdo principal",
        "Voltar ao topo",
        "Nesta página",
        "Sumário do livro",
        "Buscar",
        "Buscar no livro…",
        "Tema de cores",
        "Claro",
        "Escuro",
        "O mesmo do sistema",
        "Aviso",
        "anterior",
        "página anterior",
        "próximo",
        "próxima página",
        "Mostrar ou ocultar o sumário do livro",
        "Mostrar ou ocultar o sumário da página",
        "Tela cheia",
        "Baixar esta página",
        "Baixar o arquivo-fonte",
        "Baixar como notebook",
        "Imprimir em PDF",
        "Executar o código desta página",
        "Executar no Binder",
        "Executar no Colab",
        "Executar no JupyterLite",
        "Repositório",
        "Repositório do livro",
        "Ver o código-fonte",
        "Sugerir uma edição",
        "Relatar problema",
        "Relatar um problema nesta página",
        "Mostrar o código",
        "Ocultar o código",
        "Mostrar o código e a saída",
        "Ocultar o código e a saída",
        "Nota",
        "Dica",
        "Ver também",
        "Figura 1",
        "Código 1",
        "Link para este título",
        "Link para esta imagem",
        "Link para este código",
        "Livro – página inicial",
        "Por Fulana de Tal",
        "© 2025.",
        "Última atualização em 12 de julho de 2025.",
    ],
)
def test_furniture_is_portuguese(seen: set[str], text: str) -> None:
    assert text in seen


ENGLISH = [
    "Skip to main",
    "Back to top",
    "Search",
    "Home",
    "Contents",
    "On this page",
    "Toggle",
    "Fullscreen",
    "Download",
    "Print to",
    "Launch",
    "Lançamento",
    "Source",
    "source file",
    "Suggest",
    "Open issue",
    "Open an issue",
    "previous",
    "next",
    "Color mode",
    "Light",
    "Dark",
    "System",
    "Announcement",
    "Version warning",
    "Show code",
    "Hide code",
    "Fig.",
    "Listing",
    "Note",
    "Warning",
    "Tip",
    "See also",
    "Link to",
    "logo",
    "Copyright",
    "Last updated",
    "By ",
    "Main",
    "Page",
    "Index",
    "Site navigation",
]


@pytest.mark.parametrize("name", ["pagina.html", "index.html", "search.html", "genindex.html"])
def test_no_english_is_left(site, name: str) -> None:
    seen = texts(site.page(name))
    assert "Ir para o conteúdo principal" in seen
    assert not {text for text in seen for english in ENGLISH if text.startswith(english)}


def test_search_page(site) -> None:
    page = site.page("search.html")
    assert page.title.get_text() == "Buscar - Livro"
    assert page.h1.get_text() == "Buscar"
    assert "Ative o JavaScript para usar a busca." in texts(page)


def test_language_of_the_page(page: BeautifulSoup) -> None:
    assert page.html["lang"] == "pt-BR"


def test_captions_and_references(page: BeautifulSoup) -> None:
    assert page.select_one("figcaption .caption-number").get_text() == "Figura 1 "
    assert page.select_one("a.reference .std-numref").get_text() == "Figura 1"


def test_issue_form_is_portuguese(page: BeautifulSoup) -> None:
    (url,) = [link["href"] for link in page.select("a[href*='/issues/new']")]
    assert "title=Problema%20na%20p%C3%A1gina%20%2Fpagina.html" in url
    assert url.endswith("&body=Descreva%20aqui%20o%20problema.")


def test_copy_button(site) -> None:
    script = site.text("_static/copybutton.js")
    english = script[script.index("'en'") : script.index("'es'")]
    for text in ("'Copiar'", "'Copiar para a área de transferência'", "'Copiado!'"):
        assert text in english
    assert "'Copy" not in english


def test_toggle_button(site, page: BeautifulSoup) -> None:
    assert 'aria-label="Mostrar ou ocultar o conteúdo"' in site.text("_static/togglebutton.js")
    assert "Toggle hidden" not in site.text("_static/togglebutton.js")
    hints = site.text("pagina.html")
    assert "toggleHintShow = 'Clique para mostrar'" in hints
    assert "toggleHintHide = 'Clique para ocultar'" in hints


def test_hidden_cell_is_named_by_its_text(page: BeautifulSoup) -> None:
    summaries = page.select("details.admonition.hide.above-input > summary")
    assert len(summaries) == 2
    assert not any(summary.get("aria-label") for summary in summaries)


def test_prompt_of_the_author_stays(build) -> None:
    options = '---\ntags: [hide-input]\nmystnb: {code_prompt_show: "A <solução>"}\n---'
    cell = f"\n```{{code-cell}}\n{options}\n1\n```\n"
    site = build(CONF, {"index.md": f"{WITH_CELLS}\n# T\n{cell}", "logo.png": ""})
    assert "A <solução>" in texts(site.page())


def test_option_of_the_author_stays(build) -> None:
    conf = CONF.replace("Search this book...", "Procure aqui")
    assert "Procure aqui" in texts(build(conf, {"index.md": "# T\n", "logo.png": ""}).page())


def test_another_language_is_left_alone(build) -> None:
    conf = CONF.replace('"pt_BR"', '"en"')
    seen = texts(build(conf, {"index.md": "# T\n", "logo.png": ""}).page())
    assert {"Skip to main content", "Toggle primary sidebar", "Fullscreen mode"} <= seen


def test_changed_catalog_writes_the_pages_again(build, tmp_path: Path) -> None:
    shutil.copytree(CATALOGS, tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
    conf = CONF.replace(str(CATALOGS), str(tmp_path / "locale"))
    site = build(conf, {"index.md": "# T\n", "logo.png": ""})
    assert not list(tmp_path.rglob("*.mo"))
    catalog = tmp_path / "locale/pt_BR/LC_MESSAGES/sphinx.po"
    catalog.write_text(catalog.read_text("utf-8").replace("Voltar ao topo", "Subir"), "utf-8")
    assert run_sphinx(site.source).returncode == 0
    assert "Subir" in texts(site.page())


def test_missing_catalogs(build) -> None:
    conf = CONF.replace(str(CATALOGS), "nada")
    site = build(conf, {"index.md": "# T\n"}, clean=False)
    assert site.returncode != 0
    assert "nenhum catálogo .po em" in site.stderr


def test_malformed_catalog_stops_the_build(build, tmp_path: Path) -> None:
    shutil.copytree(CATALOGS, tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
    catalog = tmp_path / "locale/pt_BR/LC_MESSAGES/sphinx.po"
    catalog.write_text(catalog.read_text("utf-8") + '\nmsgid "sem fim\n', "utf-8")
    line = len(catalog.read_text("utf-8").splitlines())
    conf = CONF.replace(str(CATALOGS), str(tmp_path / "locale"))
    site = build(conf, {"index.md": "# T\n"}, clean=False)
    assert site.returncode != 0
    assert f"sphinx.po:{line}: catálogo malformado" in site.stderr

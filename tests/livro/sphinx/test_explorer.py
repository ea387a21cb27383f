"""The place of the figure that readers turn: what the page carries, and what it refuses."""

import json

import pytest
from small_site import run_sphinx, write_site

from livro.sphinx.explorer.directive import critical_gains

pytestmark = pytest.mark.demorado

CONF = "extensions = ['myst_parser', 'livro.sphinx.explorer']\nhtml_theme = 'basic'\n"
FIGURE = "# Página\n\n```{giro}\n%s\n```\n"


@pytest.fixture
def build(tmp_path):
    def build(text, builder="html", strict=True):
        pages = {"index.md": "# Início\n\n```{toctree}\npagina\nsem\n```\n", "sem.md": "# Sem\n"}
        write_site(tmp_path, CONF, {**pages, "pagina.md": FIGURE % text})
        return run_sphinx(tmp_path, builder=builder, strict=strict)

    return build


def test_the_page_carries_the_state_and_the_stories(build):
    site = build(":estado: ativacao=relu&escala=he\n\nσ < 1: ativacao=linear&escala=0.5")
    box = site.page("pagina.html").select_one(".giro.giro-inteiro")
    options = json.loads(box["data-giro"])
    assert options["state"] == {"ativacao": "relu", "escala": "he"}
    assert options["presets"] == [["σ < 1", {"ativacao": "linear", "escala": "0.5"}]]
    assert options["criticalGains"] == critical_gains()
    assert box.get_text(strip=True)  # what is read without scripts


def test_only_pages_with_a_figure_load_it_and_its_modules_are_there(build):
    site = build(":compacto:")
    assert "giro-inteiro" not in site.text("pagina.html")
    (script,) = site.page("pagina.html").select("script[data-giro]")
    assert (site.output / script["data-giro"] / "figure.mjs").is_file()
    assert "explorer" not in site.text("sem.html")


def test_nothing_is_written_where_nothing_moves(build):
    assert "giro" not in build("", builder="latex").text("projectnamenotset.tex")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (":estado: altura=3", "a figura não tem altura"),
        ("sem estado", "uma história é “rótulo: estado”, não “sem estado”"),
        ("a: largura=16&cor=2", "a figura não tem cor"),
    ],
)
def test_what_the_figure_cannot_show_is_refused(build, text, complaint):
    site = build(text)
    assert site.returncode
    assert complaint in site.stderr

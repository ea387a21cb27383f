"""The figure that readers turn, in a real Chromium: its sums are those of the package."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from screens import DESK, PHONE

from estabilidade.explorer import bits, explore, normals, uniforms
from livro.book.cells import code_cells

pytestmark = [pytest.mark.livro, pytest.mark.navegador]

ROOT = Path(__file__).parents[2]
PAGE = "book/laboratorios/gire"
SMALL = ("book/capitulo/gradientes", "book/capitulo/inicializacao")
MODULES = "new URL(document.querySelector('script[data-giro]').dataset.giro, document.baseURI)"
CURVES = {
    "activations": "activations",
    "gradients": "gradients",
    "largestActivations": "largest_activations",
    "largestGradients": "largest_gradients",
    "idle": "idle",
}


@pytest.fixture(scope="module")
def open_figure(visit):
    """Open a page and its figure, and wait until it has said what it shows."""

    def open_figure(name=PAGE, **options):
        page = visit(name, **options)
        page.locator(".giro").scroll_into_view_if_needed()
        if page.locator(".giro-abrir").count():
            page.locator(".giro-abrir").click()
        said(page)
        return page

    return open_figure


@pytest.fixture
def page(open_figure):
    return open_figure()


def said(page):
    """Return what the figure says once it has said what the last change did."""
    page.wait_for_selector(".giro[data-pronto]")
    return page.locator(".giro-palavras").inner_text()


def settings(count):
    """Draw what readers may turn the figure to."""
    rng = np.random.default_rng(20)
    for _ in range(count):
        yield {
            "depth": int(rng.integers(1, 61)),
            "width": int(rng.choice([16, 32, 64])),
            "activation": str(rng.choice(["linear", "relu", "tanh", "sigmoid"])),
            "std": float(10 ** rng.uniform(-3, 0.5)),
            "distribution": str(rng.choice(["normal", "uniform", "orthogonal"])),
            "seed": int(rng.integers(2**31 - 2)),
        }


def test_the_generator_is_that_of_the_package(page):
    seed, stream, size = 2**31 - 3, 7, 1001
    found = page.evaluate(
        f"""async ([seed, stream, size]) => {{
            const random = await import(new URL("threefry.mjs", {MODULES}));
            return ["bits", "uniforms", "normals"].map(
                (name) => Array.from(random[name](seed, stream, size)));
        }}""",
        [seed, stream, size],
    )
    np.testing.assert_array_equal(found[0], bits(seed, stream, size))
    np.testing.assert_array_equal(found[1], uniforms(seed, stream, size))
    np.testing.assert_allclose(found[2], normals(seed, stream, size), rtol=0, atol=1e-12)


def test_fifty_random_networks_have_the_curves_of_the_package(page):
    """But where a part in 10¹² of the scale already changes them: those networks are chaotic."""
    compared = 0
    for setting in settings(60):
        expected = explore(**setting)
        moved = explore(**setting | {"std": setting["std"] * (1 + 1e-12)})
        if np.abs(moved.gradients - expected.gradients).max() > 1e-6:
            continue
        found = page.evaluate(
            f"""async (setting) => {{
                const network = await import(new URL("network.mjs", {MODULES}));
                const signals = network.propagate(network.draw(setting), setting);
                return JSON.stringify(network.curves(signals, setting), (_, value) =>
                    value === -Infinity ? "-inf" : value);
            }}""",
            setting,
        )
        for name, values in json.loads(found).items():
            wanted = getattr(expected, CURVES[name])
            np.testing.assert_allclose(
                np.array(values, float), wanted, rtol=0, atol=1e-5, err_msg=f"{setting} {name}"
            )
        compared += 1
    assert compared >= 50


def test_the_stories_are_those_that_the_page_tells_in_python(page):
    names = {}
    for cell in code_cells(ROOT / f"{PAGE}.md"):
        if "stories = {" in cell.code:
            exec(compile(cell.code, cell.place, "exec"), names)
    assert page.locator(".giro-historias button").all_inner_texts() == list(names["stories"])
    for name, curves in names["stories"].items():
        page.get_by_role("button", name=name, exact=True).click()
        said(page)
        points = page.evaluate(
            """[...document.querySelectorAll(".giro-linha")].map(
                (line) => line.getAttribute("points").split(" ").map(
                    (point) => Number(point.split(",")[1])))"""
        )
        for drawn, wanted in zip(points, (curves.activations, curves.gradients), strict=True):
            slope, start = np.polyfit(wanted, drawn, 1) if np.ptp(wanted) > 0.1 else (0, drawn[0])
            assert slope <= 0  # y grows downwards on a screen
            np.testing.assert_allclose(drawn, start + slope * wanted, atol=1)  # pixel


def test_the_address_carries_the_state_and_back_returns(page):
    before = said(page)
    page.get_by_label("Ativação").select_option("relu")
    page.get_by_role("button", name="He", exact=True).click()
    after = said(page)
    assert "ReLU, desvio 0,177 (He)" in after
    query = parse_qs(urlsplit(page.url).query)
    assert query["ativacao"] == ["relu"] and query["escala"] == ["he"]
    copy = page.context.new_page()
    copy.goto(page.url)
    copy.wait_for_selector(".giro[data-pronto]")
    assert copy.locator(".giro-palavras").inner_text() == after
    copy.close()
    page.go_back()
    page.go_back()
    page.wait_for_function(
        "text => document.querySelector('.giro-palavras').textContent === text", arg=before
    )


def test_another_seed_changes_the_network_and_the_first_brings_it_back(page):
    first = said(page)
    page.get_by_role("button", name="Outra semente").click()
    assert said(page) != first
    page.get_by_label("Semente", exact=True).fill("0")
    page.get_by_label("Semente", exact=True).press("Enter")
    assert said(page) == first


@pytest.mark.parametrize(
    "query",
    [
        "?profundidade=0&largura=50&ativacao=gelu&escala=-1&semente=1e99&camada=x",
        "?escala=&profundidade=61&__proto__=1&constructor=2&distribuicao=toString",
    ],
)
def test_an_impossible_address_changes_nothing(open_figure, query):
    assert (
        open_figure(query=query)
        .locator(".giro-palavras")
        .inner_text()
        .startswith("30 camadas de 64")
    )


def test_the_keyboard_turns_it(page):
    scale = page.get_by_role("slider", name="Desvio de cada peso (σ)")
    scale.focus()
    before = scale.get_attribute("aria-valuetext")
    assert before == "0,125 (Xavier)"
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert scale.get_attribute("aria-valuetext") == "0,158"
    assert "desvio 0,158" in said(page)
    depth = page.get_by_role("slider", name="Camadas", exact=True)
    depth.focus()
    page.keyboard.press("Home")
    assert said(page).startswith("1 camada de 64 unidades")


def test_a_click_on_a_curve_chooses_the_layer_of_the_histograms(page):
    chart = page.locator(".giro-clicavel").first
    box = chart.bounding_box()
    chart.click(position={"x": box["width"] - 10, "y": box["height"] / 2})
    assert page.get_by_role("slider", name="Camada dos histogramas").input_value() == "30"


def test_what_overflows_and_what_is_idle_is_said(open_figure):
    words = said(open_figure(query="?ativacao=linear&escala=1&profundidade=60"))
    assert "em float16, a ativação estouraria na camada 5" in words.lower()
    assert "em float32, o gradiente estouraria" in words.lower()
    page = open_figure(query="?ativacao=tanh&escala=3")
    assert "Saídas saturadas" in page.locator(".giro-fracao").inner_text()


def test_the_story_that_is_seen_is_marked(page):
    stories = page.locator(".giro-historias button")
    marked = page.locator(".giro-historias [aria-pressed='true']")
    for name in stories.all_inner_texts():
        page.get_by_role("button", name=name, exact=True).click()
        assert marked.all_inner_texts() == [name]
    page.get_by_label("Ativação").select_option("sigmoide")
    assert marked.count() == 0
    page.go_back()
    marked.wait_for()


@pytest.mark.parametrize("query", ["?ativacao=sigmoide", "?ativacao=linear&escala=1"])
def test_no_curve_crosses_the_name_of_a_limit(open_figure, query):
    page = open_figure(query=query)
    names, crossed = page.evaluate(
        """() => {
            const names = [...document.querySelectorAll(".giro-nome")];
            const crossed = names.filter((name) => {
                const { x, y, width, height } = name.getBBox();
                const curve = name.parentNode.querySelector(".giro-linha");
                return Array.from({ length: 1000 }, (_, i) =>
                    curve.getPointAtLength((curve.getTotalLength() * i) / 999)
                ).some((p) => p.x > x && p.x < x + width && p.y > y && p.y < y + height);
            });
            return [names.length, crossed.map((name) => name.textContent)];
        }"""
    )
    assert names and not crossed


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_marks_of_the_deviation_have_a_letter_and_room(open_figure, size):
    page = open_figure(size=size)
    box = {
        name: page.locator(f".giro-largo {name}").first.bounding_box()
        for name in ("input", "output", ".giro-regua", ".giro-botoes")
    }
    middle = {name: each["y"] + each["height"] / 2 for name, each in box.items()}
    assert middle["output"] == pytest.approx(middle["input"], abs=1)
    assert box[".giro-botoes"]["y"] - box[".giro-regua"]["y"] >= box[".giro-regua"]["height"]

    def letters():
        return page.evaluate(
            "[...document.querySelectorAll('.giro-regua i')].map((each) => each.dataset.inicial)"
        )

    assert letters() == ["P", "XC", "H", ""]  # with tanh, the critical deviation is Xavier's
    page.get_by_label("Ativação").select_option("relu")
    assert letters() == ["P", "X", "HC", ""]


@pytest.mark.parametrize("name", SMALL)
def test_a_small_figure_costs_nothing_until_it_is_asked_for(chromium, site, name):
    page = chromium.new_page()
    page.goto(f"{site}/{name}.html", wait_until="networkidle")
    page.locator(".giro-abrir").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    loaded = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert loaded and not [each for each in loaded if "giro" in each]
    page.close()


@pytest.mark.parametrize("name", SMALL)
def test_the_small_figures_of_the_chapter(open_figure, name):
    page = open_figure(name, size=PHONE)
    figure = page.locator(".giro")
    address = page.url
    figure.get_by_role("button", name="He", exact=True).click()
    assert "(He)" in said(page)
    assert page.url == address
    assert figure.locator("svg").count() == 2


def test_without_scripts_the_page_says_what_is_missing(visit):
    page = visit(PAGE, java_script_enabled=False)
    assert "JavaScript" in page.locator(".giro").inner_text()


def test_what_a_browser_downloads_for_it_is_small(open_figure, site):
    import gzip
    import urllib.request

    page = open_figure()
    names = page.evaluate(
        "performance.getEntriesByType('resource').map((e) => e.name).filter((n) => /giro/.test(n))"
    )
    modules = {*names, *(name.replace("figure.mjs", "network.mjs") for name in names)}
    modules |= {name.replace("figure.mjs", "threefry.mjs") for name in names}
    total = sum(len(gzip.compress(urllib.request.urlopen(name).read())) for name in modules)
    assert 5_000 < total <= 15_000

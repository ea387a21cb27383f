"""What a reader has to download: a budget for each page, and no file that does nothing."""

import gzip
import re
from base64 import b64decode
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from built_site import SITE
from fontTools.ttLib import TTFont

from livro.measure.weight import compressed_size, weigh
from livro.site.optimize import scripts, styles
from livro.sphinx import original

pytestmark = pytest.mark.livro

KILOBYTES = 1000
BUDGET, WITH_ALL_TABS, REQUESTS = 150, 250, 25
CLOSED = ".sd-tab-set > input:not([checked]) + label + .sd-tab-content img"
MINIFIED = {"original.js": scripts.minify, "original.css": styles.minify}


def weight_of(page):
    return weighed(page.name)


@cache
def weighed(name):
    return weigh(SITE, f"{name}.html")


def names(page):
    return {file.name for file in weight_of(page).files}


def test_a_page_fits_the_budget_of_who_reads_it_to_its_end(page):
    """The pictures of closed tabs wait for who opens them; all else may be asked for."""
    weight, closed = weight_of(page), {Path(image["src"]).name for image in page.dom.select(CLOSED)}
    open_files = [file for file in weight.files if file.name not in closed]
    assert sum(map(compressed_size, open_files)) < BUDGET * KILOBYTES
    assert weight.compressed < WITH_ALL_TABS * KILOBYTES
    assert weight.requests < REQUESTS


def test_a_page_of_plain_text_is_lighter_still(pages):
    weight = weight_of(pages["book/capitulo/introducao"])
    assert weight.compressed < 80 * KILOBYTES


def test_a_page_has_one_style_sheet_and_two_scripts(page):
    assert len([name for name in names(page) if name.endswith(".css")]) == 1
    assert len([name for name in names(page) if name.endswith(".js")]) == 2


def scripts_of(page):
    files = [file for file in weight_of(page).files if file.suffix == ".js"]
    return "".join(file.read_text(encoding="utf-8") for file in files)


def test_scripts_come_only_to_pages_that_use_them(page):
    scripts = scripts_of(page)
    assert "Search.setIndex" not in scripts
    assert ("ClipboardJS" in scripts) == bool(page.dom.select(".highlight"))
    assert ("sd_id_to_elements" in scripts) == bool(page.dom.select(".sd-tab-set"))


def test_no_script_stops_the_page(page):
    for script in page.dom.select("script[src]"):
        assert script.has_attr("defer")


def test_every_icon_has_its_drawing(page):
    styles = [file for file in weight_of(page).files if file.suffix == ".css"]
    css = "".join(file.read_text(encoding="utf-8") for file in styles)
    for icon in page.dom.select("i[class*=fa-]"):
        drawings = [name for name in icon["class"] if re.search(rf"\.{name}:{{1,2}}before", css)]
        assert drawings, icon


@cache
def drawn_by(font):
    return TTFont(BytesIO(font)).getBestCmap()


def test_every_icon_that_a_style_names_is_in_a_font(page):
    (style,) = [file for file in weight_of(page).files if file.suffix == ".css"]
    css = re.sub(r"--pst-icon-git(hub|lab):[^;]*", "", style.read_text(encoding="utf-8"))  # unused
    named = {ord(char) for char in css if 0xE000 <= ord(char) <= 0xF8FF}
    fonts = [b64decode(text) for text in re.findall(r"data:font/woff2;base64,([\w+/=]+)", css)]
    fonts += [file.read_bytes() for file in weight_of(page).files if file.suffix == ".woff2"]
    drawn = set().union(*map(drawn_by, fonts))
    assert named
    assert named <= drawn


def test_figures_keep_their_place_and_wait_for_their_reader(page):
    for image in page.article.select('img[src*="_images/"]'):
        assert int(image["width"]) > 0
        assert int(image["height"]) > 0
        assert image["loading"] == "lazy"


def test_the_original_weighs_little_before_anybody_asks_for_it(page):
    """All that a page has for it: a line, the places, a script and a style."""
    static = Path(original.__file__).parent / "static"
    files = [minify((static / name).read_text("utf-8")) for name, minify in MINIFIED.items()]
    parts = page.article.select(".original-barra, .original")
    assert len(gzip.compress("".join([*files, *map(str, parts)]).encode())) < 2 * KILOBYTES
    assert not any("originais" in file.parts for file in weight_of(page).files)

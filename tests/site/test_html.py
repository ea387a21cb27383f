"""Whole pages, furniture included, as the HTML standard and a screen reader want them."""

import json
import re
import shutil
import subprocess
from itertools import pairwise

import pytest
from built_site import ROOT, SITE
from sphinx_design.config import SdConfig

pytestmark = pytest.mark.livro

VALIDATOR = ROOT / "ferramentas/npm/html/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.mark.navegador  # like Chromium, Java and npm are only asked for by `make test-navegador`
def test_every_file_is_valid_html(pages):
    assert shutil.which("java"), "o validador precisa do Java (apt install default-jre-headless)"
    assert VALIDATOR.is_file(), "falta o validador: rode `make test-navegador`"
    files = [str(f) for f in SITE.rglob("*.html") if "_static" not in f.relative_to(SITE).parts]
    assert len(files) > len(pages)
    command = ["java", "-jar", str(VALIDATOR), "--errors-only", "--format", "json", "--stdout"]
    answer = subprocess.run([*command, "--exit-zero-always", *files], capture_output=True)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)["messages"]
    assert [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in found] == []


def test_identifiers_of_the_whole_page_are_unique(page):
    found = [tag["id"] for tag in page.dom.find_all(id=True)]
    assert len(found) == len(set(found)), {i for i in found if found.count(i) > 1}


def test_whole_page_has_one_title_and_skips_no_heading(page):
    levels = [int(h.name[1]) for h in page.dom.find_all(re.compile(r"^h[1-6]$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_reference_of_aria_exists(page):
    known = {tag["id"] for tag in page.dom.find_all(id=True)}
    for name in ("for", "aria-controls", "aria-labelledby", "aria-describedby"):
        for tag in page.dom.find_all(attrs={name: True}):
            assert set(tag[name].split()) <= known, tag


def test_every_image_of_the_whole_page_has_an_alt(page):
    assert all(image.has_attr("alt") for image in page.dom.find_all("img"))


def test_the_tab_that_a_reader_chose_is_not_shared_with_another_book(page):
    attribute = "data-sd-tabs-storage-prefix"
    prefixes = {script[attribute] for script in page.dom.select(f"script[{attribute}]")}
    assert not prefixes & {"", SdConfig().tabs_storage_prefix}
    assert len(prefixes) == bool(page.dom.select(".sd-tab-set"))

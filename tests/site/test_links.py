"""Every address of every page, furniture included, leads to a file or an anchor of the site."""

import re
from functools import cache
from urllib.parse import unquote, urldefrag

import pytest
from built_site import HTML, SITE, parsed

pytestmark = pytest.mark.livro

ADDRESSES = ("href", "src", "action", "poster", "data", "data-content_root")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@cache
def anchors(path):
    page = parsed(path)
    return {tag["id"] for tag in page.find_all(id=True)} | {
        tag["name"] for tag in page.find_all("a", attrs={"name": True})
    }


def addresses(page):
    for tag in page.find_all(True):
        for name in ADDRESSES:
            if isinstance(tag.get(name), str):
                yield tag[name]
        for candidate in (tag.get("srcset") or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]
    for refresh in page.select('meta[http-equiv="refresh" i]'):
        yield refresh["content"].partition("url=")[2]


def root_of_site():
    return parsed(SITE / "404.html").html["data-content_root"]


def trouble(path, address):
    """Why an address of a page leads nowhere; None when it leads somewhere."""
    target, fragment = urldefrag(address)
    if ELSEWHERE.match(target):
        return None
    home = root_of_site()
    if target.startswith("/"):
        if not target.startswith(home):
            return f"{address}: fora do site, que começa em {home}"
        place = SITE / unquote(target.removeprefix(home)).partition("?")[0]
    else:
        place = (path.parent / unquote(target).partition("?")[0]).resolve() if target else path
    if place.is_dir():
        place /= "index.html"
    if not place.is_file():
        return f"{address}: não existe"
    if fragment and place.suffix == ".html" and unquote(fragment) not in anchors(place):
        return f"{address}: a página não tem essa âncora"
    return None


def test_the_site_has_all_its_kinds_of_pages():
    names = {str(path.relative_to(SITE)) for path in HTML}
    assert {"index.html", "404.html", "search.html", "genindex.html", "book/index.html"} <= names


@pytest.mark.parametrize("path", HTML, ids=lambda path: str(path.relative_to(SITE)))
def test_every_address_leads_somewhere(path):
    found = list(addresses(parsed(path)))
    assert found
    assert [said for address in found if (said := trouble(path, address))] == []


def test_the_wrong_address_page_depends_on_no_folder():
    for address in addresses(parsed(SITE / "404.html")):
        assert ELSEWHERE.match(address) or address.startswith(("/", "#")), address


@pytest.mark.parametrize(
    "address",
    ["nada.html", "../capitulo/nada.html", "resumo.html#nada", "#nada", "/", "/nada/index.html"],
)
def test_a_broken_address_is_told(address):
    if address == root_of_site():
        pytest.skip("o site começa em /")
    assert trouble(SITE / "book/capitulo/resumo.html", address)


def test_style_sheets_ask_only_for_files_that_exist():
    for style in SITE.rglob("*.css"):
        for _, address in re.findall(r"""url\((["']?)([^)"']+)\1\)""", style.read_text("utf-8")):
            if not ELSEWHERE.match(address) and not address.startswith("#"):
                target = re.split("[?#]", address)[0]
                assert (style.parent / unquote(target)).is_file(), (style.name, address)

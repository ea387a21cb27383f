"""What the pages say of themselves, with and without a known address."""

import pytest

from livro.sphinx.metadata.description import LONGEST, shortened

pytestmark = pytest.mark.demorado

PAGES = {
    "index": "# Capa\n\nO *primeiro* parágrafo.\nE mais.\n\n```{toctree}\ncap/um\n```\n",
    "cap/um": '---\ndescription: "Uma \\"boa\\" página."\n---\n\n# Um\n\nTexto.\n',
}
EXTRA = """
metadata_originals = {"cap/": "https://original.example/um.html"}
metadata_card, metadata_card_alt = "cartao.png", "Um desenho."
"""
PUBLISHED = {"GITHUB_REPOSITORY": "Dona/livro"}


def content(page, kind, name):
    return [tag["content"] for tag in page.find_all("meta", attrs={kind: name})]


def alternates(page):
    return {link["hreflang"]: link["href"] for link in page.select('link[rel="alternate"]')}


@pytest.fixture
def built(build, tmp_path):
    def run(**options):
        (tmp_path / "cap").mkdir(exist_ok=True)
        return build(PAGES, extra=EXTRA, **options)

    return run


def test_each_page_has_one_description(built):
    site = built()
    assert content(site.page(), "name", "description") == ["O primeiro parágrafo. E mais."]
    assert content(site.page("cap/um.html"), "name", "description") == ['Uma "boa" página.']


def test_an_unknown_address_leaves_only_what_needs_none(built):
    site = built()
    page = site.page("cap/um.html")
    assert alternates(page) == {"en": "https://original.example/um.html"}
    assert not page.select('link[rel="canonical"], meta[property^="og:"]')
    assert not (site.output / "sitemap.xml").exists()


def test_a_known_address_is_on_every_page(built):
    page = built(environment=PUBLISHED).page("cap/um.html")
    address = "https://dona.github.io/livro/cap/um.html"
    assert [link["href"] for link in page.select('link[rel="canonical"]')] == [address]
    assert alternates(page) == {"en": "https://original.example/um.html", "pt-BR": address}
    assert content(page, "property", "og:url") == [address]
    assert content(page, "property", "og:title") == ["Um"]
    assert content(page, "property", "og:type") == ["article"]
    assert content(page, "property", "og:image") == [
        "https://dona.github.io/livro/_static/cartao.png"
    ]


def test_only_the_pages_of_the_translation_have_an_original(built):
    assert list(alternates(built(environment=PUBLISHED).page())) == ["pt-BR"]


def test_sitemap_has_every_page_and_goes_when_the_address_does(built):
    site = built(environment=PUBLISHED)
    for name in ("index", "cap/um"):
        assert f"<loc>https://dona.github.io/livro/{name}.html</loc>" in site.text("sitemap.xml")
    assert "Sitemap: https://dona.github.io/livro/sitemap.xml" in site.text("robots.txt")
    site = built()
    assert not (site.output / "robots.txt").exists()
    assert "og:url" not in site.text("cap/um.html")


def test_a_long_beginning_ends_at_a_sentence_or_at_a_word():
    assert shortened("Uma frase. " + "palavra " * 50) == "Uma frase."
    cut = shortened("palavra, " * 50)
    assert cut.endswith("palavra…")
    assert len(cut) <= LONGEST

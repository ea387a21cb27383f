"""Where the site will be read."""

import pytest

from livro.book.repository import site_url


@pytest.mark.parametrize(
    ("slug", "address"),
    [
        ("dona/livro", "https://dona.github.io/livro/"),
        ("Dona/Livro", "https://dona.github.io/Livro/"),
        ("dona/dona.github.io", "https://dona.github.io/"),
        ("", ""),
    ],
)
def test_github_pages_publish_by_owner_and_name(slug, address):
    assert site_url("", {"GITHUB_REPOSITORY": slug}) == address


def test_nothing_known_is_no_address():
    assert site_url("", {}) == ""


@pytest.mark.parametrize("configured", ["https://livro.example", "https://livro.example/"])
def test_a_domain_of_ones_own_comes_first(configured):
    assert site_url(configured, {"GITHUB_REPOSITORY": "dona/livro"}) == "https://livro.example/"

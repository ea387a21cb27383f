"""The links of the page for wrong addresses, which is shown at any address."""

import pytest

from livro.site.not_found import (
    absolute_links,
    anchor_links,
    links_from_here,
    note_root,
    root_of_site,
)


@pytest.mark.parametrize(
    ("base_url", "repository", "root"),
    [
        ("", "", "/"),
        ("", "https://github.com/dona/livro", "/livro/"),
        ("", "https://github.com/dona/dona.github.io", "/"),
        ("https://livro.example", "https://github.com/dona/livro", "/"),
        ("https://livro.example/um/dois", "", "/um/dois/"),
    ],
)
def test_where_the_site_starts(base_url, repository, root):
    assert root_of_site(base_url, repository) == root


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="book/a.html#b">', '<a href="/livro/book/a.html#b">'),
        ('<html data-content_root="./">', '<html data-content_root="/livro/">'),
        ('<form action="search.html">', '<form action="/livro/search.html">'),
        ('<a href="#main">', '<a href="#main">'),
        ('<a href="https://a.example/">', '<a href="https://a.example/">'),
        ('<a href="/livro/a.html">', '<a href="/livro/a.html">'),
        ('<img src="data:image/png;base64,A">', '<img src="data:image/png;base64,A">'),
    ],
)
def test_links_start_from_the_root_of_the_site(before, after):
    assert absolute_links(before, "/livro/") == after


def test_the_finished_page_forgets_its_note(tmp_path):
    page = tmp_path / "404.html"
    page.write_text(f'{note_root("/livro/")}\n<a href="a.html">a</a>', encoding="utf-8")
    anchor_links(tmp_path)
    assert page.read_text(encoding="utf-8") == '<a href="/livro/a.html">a</a>'
    anchor_links(tmp_path)
    assert page.read_text(encoding="utf-8") == '<a href="/livro/a.html">a</a>'


def test_a_server_of_the_site_alone_is_its_own_root():
    page = '<html data-content_root="/livro/"><a href="/livro/a.html">a</a> /livro/'
    assert links_from_here(page) == '<html data-content_root="/"><a href="/a.html">a</a> /livro/'
    at_home = '<html data-content_root="/"><a href="/a.html">a</a>'
    assert links_from_here(at_home) == at_home

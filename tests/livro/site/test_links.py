"""The links that leave the book, against a server of this machine."""

import pytest

from livro.site.links import external_links, trouble_with, trouble_with_all
from livro.site.serve import QuietHandler, serving

STATUS = {"/sim": 200, "/nao": 404, "/caiu": 500, "/recusa": 403}


class Server(QuietHandler):
    def do_HEAD(self):
        self.answer(405 if self.path == "/so-get" else STATUS.get(self.path, 200))

    def do_GET(self):
        self.answer(STATUS.get(self.path, 200))

    def answer(self, status):
        self.send_response(status)
        self.end_headers()


@pytest.fixture
def address(tmp_path):
    with serving(tmp_path, Server) as address:
        yield address


def test_links_are_listed_once_with_their_pages(tmp_path):
    (tmp_path / "a.html").write_text(
        '<a class="x" href="https://b.example/?a=1&amp;b=2#parte">b</a><a href="c.html">c</a>'
        '<a href="https://github.com/dona/livro/issues/new?title=x">novo</a>'
    )
    (tmp_path / "c.html").write_text('<a href="https://b.example/?a=1&amp;b=2">b</a>')
    assert external_links(tmp_path) == {"https://b.example/?a=1&b=2": ["a.html", "c.html"]}


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("/sim", ""),
        ("/so-get", ""),
        ("/recusa", ""),
        ("/nao", "resposta 404"),
        ("/caiu", "resposta 500"),
        ("/com espaço", ""),
    ],
)
def test_what_is_told_of_a_link(address, path, trouble):
    assert trouble_with(address + path) == trouble


def test_a_server_that_is_not_there_is_told():
    assert trouble_with_all(["http://127.0.0.1:9/"])["http://127.0.0.1:9/"].startswith(
        "sem resposta"
    )

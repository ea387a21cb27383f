"""The local server of the command `livro`."""

import os
import re
import socket
import struct
import subprocess
import sys
from http.client import RemoteDisconnected
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from livro.cli import main
from livro.site.serve import QuietHandler, serving


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A folder that passes for a book, without a site."""
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def site(book):
    folder = book / "_build" / "html"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("<p>Olá, leitora.</p>", encoding="utf-8")
    return folder


def test_without_a_site_it_says_how_to_get_one(book, capsys):
    assert main(["servir"]) == 1
    assert "construa-o antes com `make html`" in capsys.readouterr().err


@pytest.fixture
def server(site):
    """The address of the site, served by the command."""
    command = [sys.executable, "-m", "livro.cli", "servir", "--porta", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())[0]
    finally:
        process.terminate()
        process.communicate()


def test_the_site_is_served_on_this_machine(server):
    with urlopen(server) as answer:
        assert "Olá, leitora." in answer.read().decode()


def test_a_wrong_address_gets_the_page_of_the_book(site, server):
    page = '<html data-content_root="/livro/"><a href="/livro/a.html">não existe</a>'
    (site / "404.html").write_text(page, encoding="utf-8")
    with pytest.raises(HTTPError) as answer:
        urlopen(f"{server}/um/lugar")
    assert answer.value.code == 404
    assert '<a href="/a.html">não existe</a>' in answer.value.read().decode()
    answer.value.close()


def test_a_reader_who_leaves_in_the_middle_is_no_error(site, capfd):
    (site / "grande.bin").write_bytes(bytes(2**24))
    with serving(site) as address:
        host, _, port = address.removeprefix("http://").partition(":")
        for _ in range(3):
            with socket.create_connection((host, int(port))) as reader:
                reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                reader.sendall(b"GET /grande.bin HTTP/1.0\r\n\r\n")
                reader.recv(1)
    assert capfd.readouterr().err == ""


def test_a_fault_while_answering_shows_where_it_is(site, capfd):
    class Faulty(QuietHandler):
        def do_GET(self):
            raise ZeroDivisionError

    with serving(site, Faulty) as address, pytest.raises(RemoteDisconnected):
        urlopen(address)
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_taken_port_is_named(site, capsys, serve):
    taken = serve(site).rpartition(":")[2]
    assert main(["servir", "--porta", taken]) == 1
    assert f"A porta {taken} não está livre" in capsys.readouterr().err


def test_help_is_in_portuguese(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "Ferramentas do livro" in capsys.readouterr().out


def test_make_help_lists_every_target(request):
    root = request.config.rootpath
    environment = {**os.environ, "MAKEFLAGS": ""}
    answer = subprocess.run(
        ["make", "-s", "help"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split()
    assert {line.split()[1] for line in answer.stdout.splitlines()} == set(phony)

"""What a page costs its reader: requests, and bytes on the way from a server that compresses."""

import gzip
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from livro.errors import BookError
from livro.site import serve
from livro.site.optimize.html import parse, tags

# Kind of page -> the page of the book that stands for it.
KINDS = {
    "capa": "book/index.html",
    "capítulo, só texto": "book/capitulo/introducao.html",
    "capítulo, fórmulas e figuras": "book/capitulo/gradientes.html",
    "laboratório": "book/laboratorios/xavier.html",
    "busca": "search.html",
}
_URL = re.compile(r"""url\("?([^")]+)"?\)""")
_LOADED = {"stylesheet", "icon", "preload"}
LEVEL = 6  # what most servers use
_TEXTS = {".html", ".css", ".js", ".svg", ".json", ".txt", ".xml"}


@dataclass(frozen=True)
class Weight:
    """Everything that a page can ask for, with each file once."""

    files: frozenset[Path]

    @property
    def requests(self) -> int:
        """How many files there are."""
        return len(self.files)

    @property
    def compressed(self) -> int:
        """Their bytes on the way."""
        return sum(map(compressed_size, self.files))


def weigh(site: Path, name: str) -> Weight:
    """Follow what a page names: scripts, styles and their fonts, pictures.

    An upper bound: a browser leaves out the fonts without a character on the page and the
    pictures of the tabs that nobody opens.

    Raises:
        BookError: the page names a file that is not there.
    """
    page = site / name
    found = tags(parse(page.read_text(encoding="utf-8")))
    links = [tag.get("src") for tag in found if tag.name in {"script", "img"}]
    links += [tag.get("href") for tag in found if tag.name == "link" and tag.get("rel") in _LOADED]
    files = {page} | {_file(page, link) for link in links if link}
    for sheet in [file for file in files if file.suffix == ".css"]:
        addresses = _URL.findall(sheet.read_text(encoding="utf-8"))
        files |= {_file(sheet, address) for address in addresses if address[:5] != "data:"}
    return Weight(frozenset(files))


def _file(referrer: Path, link: str) -> Path:
    file = (referrer.parent / re.split(r"[?#]", link)[0]).resolve()
    if not file.is_file():
        raise BookError(f"{referrer}: {link} não existe")
    return file


def compressed_size(file: Path) -> int:
    """Return the bytes that a file costs on its way to a reader."""
    return len(_body(file))


def _body(file: Path) -> bytes:
    content = file.read_bytes()
    return gzip.compress(content, LEVEL, mtime=0) if file.suffix in _TEXTS else content


class _Handler(serve.QuietHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, compressed when it is a text."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = _body(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if file.suffix in _TEXTS:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


def serving(site: Path) -> AbstractContextManager[str]:
    """Serve a site while the context lasts; the value is its address."""
    return serve.serving(site, _Handler)

"""A server that compresses, as those on which a site is published do: for measurements."""

import gzip
from contextlib import AbstractContextManager
from pathlib import Path

from livro.site import serve

LEVEL = 6  # what most servers use
_TEXTS = {".html", ".css", ".js", ".svg", ".json", ".txt", ".xml"}


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

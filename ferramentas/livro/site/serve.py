"""Local servers for folders: the built site, and whatever is looked at while a context lasts."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from livro.site.not_found import PAGE, links_from_here


class LocalServer(ThreadingHTTPServer):
    """Answers this machine alone; a reader who leaves in the middle of an answer is no error."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Show where a fault of ours is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without writing a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class BookHandler(SimpleHTTPRequestHandler):
    """Answers a wrong address as the published site does, with the page of the book for it."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page of the book in the place of Python's."""
        page = Path(self.directory) / f"{PAGE}.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_page(code, links_from_here(page.read_text(encoding="utf-8")))

    def send_page(self, code: int, text: str) -> None:
        """Send a page."""
        body = text.encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def serve(site: Path, port: int) -> None:
    """Serve `site` on this machine alone until interrupted; port 0 takes any free one.

    Raises:
        OSError: the port is taken.
    """
    handler = partial(BookHandler, directory=str(site))
    with LocalServer(("127.0.0.1", port), handler) as server:
        print(
            f"O livro está em http://127.0.0.1:{server.server_port} (Ctrl+C encerra).", flush=True
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


@contextmanager
def serving(
    folder: Path,
    handler: Callable[..., SimpleHTTPRequestHandler] = QuietHandler,
    port: int = 0,
) -> Iterator[str]:
    """Serve a folder on this machine while the context lasts; the value is its address."""
    handler = partial(handler, directory=str(folder))
    with LocalServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()

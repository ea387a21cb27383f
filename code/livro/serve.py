"""A local server for a built site."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def serve(site: Path, port: int) -> None:
    """Serve `site` on this machine alone until interrupted; port 0 takes any free one.

    Raises:
        OSError: the port is taken.
    """
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(
            f"O livro está em http://127.0.0.1:{server.server_port} (Ctrl+C encerra).", flush=True
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()

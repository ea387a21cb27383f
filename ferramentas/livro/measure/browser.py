"""The Chromium of this machine, for measurements, tests and pictures."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from livro.errors import BookError

# Without these, Chromium looks for hosts of its own in a network that may not have them.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(BookError):
    """There is no Chromium, or nothing to drive it."""


@contextmanager
def open_browser() -> Iterator[Any]:
    """Open a Chromium without windows.

    Raises:
        NoBrowser: there is none on this machine.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowser("falta o playwright, que `make test-navegador` instala") from error
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        raise NoBrowser("não há Chromium nesta máquina (apt install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(_FLAGS))
        yield chromium
        chromium.close()

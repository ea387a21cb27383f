"""Settings that must hold before the first import of a framework, and for every property test."""

import os
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import settings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

# The same examples on every run: a failure can be seen again, and CI cannot be lucky.
settings.register_profile("book", deadline=None, derandomize=True, database=None)
settings.load_profile("book")


def pytest_addoption(parser):
    """Let whoever has some of the frameworks run the tests of the package in those alone."""
    parser.addoption(
        "--frameworks",
        type=lambda names: names.split(","),
        help="roda os testes do pacote só nestes frameworks: numpy,jax",
    )


def pytest_collection_modifyitems(items):
    """Run the tests that fork first: JAX, once imported, has threads that a fork would break."""
    items.sort(key=lambda item: item.get_closest_marker("bifurca") is None)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files without writing a log."""

    def log_message(self, format, *args):
        """Say nothing."""


@pytest.fixture(scope="session")
def serve():
    """Serve folders on this machine; call it with a folder to get its address."""
    servers = []

    def start(folder):
        handler = partial(QuietHandler, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


# Without these, Chromium looks for hosts of its own in a network that has none.
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    """A running browser; without one, the tests that ask for it fail."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or shutil.which("google-chrome")
    assert executable, "os testes de navegador precisam do Chromium (apt install chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()

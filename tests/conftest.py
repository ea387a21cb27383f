"""Settings that must hold before the first import of a framework, and for every property test."""

import os
from contextlib import ExitStack

import pytest
from hypothesis import settings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
# The tests compile hundreds of small functions that run once each.
os.environ.setdefault("JAX_DISABLE_MOST_OPTIMIZATIONS", "1")
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_use_fusion_emitters=false")

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


def pytest_configure():
    """Fail the test that forks this process: JAX, once imported, has threads that a fork breaks.

    Whether a test before it imported JAX depends on how the tests were shared out.
    """
    os.register_at_fork(before=_tell_of_fork)


def _tell_of_fork():
    """Raise what Python only reports, and pytest counts as a failure of the test."""
    raise RuntimeError("Um teste bifurcou o processo dos testes: use small_site ou subprocess.")


# Imported when asked for: whoever tests the package alone has neither the workshop nor a browser.
@pytest.fixture(scope="session")
def serve():
    """Serve folders on this machine; call it with a folder to get its address."""
    from livro.site.serve import serving

    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))


@pytest.fixture(scope="session")
def chromium():
    """A running browser; without one, the tests that ask for it fail."""
    from livro.measure.browser import open_browser

    with open_browser() as browser:
        yield browser

"""Settings that must hold before the first import of a framework, and for every property test."""

import os

from hypothesis import settings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

# The same examples on every run: a failure can be seen again, and CI cannot be lucky.
settings.register_profile("book", deadline=None, derandomize=True, database=None)
settings.load_profile("book")


def pytest_collection_modifyitems(items):
    """Run the tests that fork first: JAX, once imported, has threads that a fork would break."""
    items.sort(key=lambda item: item.get_closest_marker("bifurca") is None)

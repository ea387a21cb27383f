"""Every framework of the book, one after the other, or all of them together."""

import pytest

from estabilidade import FRAMEWORKS, Backend, backend


@pytest.fixture(scope="session", params=FRAMEWORKS, ids=lambda framework: framework.name)
def framework(request) -> Backend:
    """One framework; if it is missing, the tests that ask for it fail."""
    return backend(request.param.name)


@pytest.fixture(scope="session")
def frameworks() -> list[Backend]:
    """All frameworks, to be compared with each other."""
    return [backend(each.name) for each in FRAMEWORKS]

"""Every framework of the book, one after the other, or all of them together.

In the environment of a retired framework (`make test-mxnet`) there is no other: it stands there
beside NumPy, and only the tests that ask for frameworks run.
"""

import importlib
import warnings

import pytest

from estabilidade import FRAMEWORKS, Backend, backend
from estabilidade.registry import RETIRED

RETIRED_HERE = tuple(framework for framework in RETIRED if framework.installed)
TESTED = (FRAMEWORKS[0], *RETIRED_HERE) if RETIRED_HERE else FRAMEWORKS

for retired in RETIRED_HERE:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nobody will mend what it says of the NumPy of its time
        importlib.import_module(retired.package)


def pytest_collection_modifyitems(config, items):
    """Leave out, where a retired framework is, what does not ask for frameworks."""
    if RETIRED_HERE:
        others = [i for i in items if not {"framework", "frameworks"} & {*i.fixturenames}]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture(scope="session", params=TESTED, ids=lambda framework: framework.name)
def framework(request) -> Backend:
    """One framework; if it is missing, the tests that ask for it fail."""
    return backend(request.param.name)


@pytest.fixture(scope="session")
def frameworks() -> list[Backend]:
    """All frameworks, to be compared with each other."""
    return [backend(each.name) for each in TESTED]

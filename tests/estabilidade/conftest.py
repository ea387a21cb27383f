"""Every framework of the book, one after the other, or all of them together.

In the environment of a retired framework (`make test-mxnet`) there is no other: it stands there
beside NumPy, and only the tests that ask for frameworks run.
"""

import importlib
import warnings

import pytest

from estabilidade import FRAMEWORKS, Backend, Framework, backend
from estabilidade.registry import RETIRED

RETIRED_HERE = tuple(framework for framework in RETIRED if framework.installed)
TESTED = (FRAMEWORKS[0], *RETIRED_HERE) if RETIRED_HERE else FRAMEWORKS

for retired in RETIRED_HERE:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nobody will mend what it says of the NumPy of its time
        importlib.import_module(retired.package)


def chosen(config):
    """The frameworks to test: those of `--frameworks`, or all."""
    names = config.getoption("--frameworks") or [each.name for each in TESTED]
    if unknown := set(names) - {each.name for each in TESTED}:
        raise pytest.UsageError(f"--frameworks: não conheço {', '.join(sorted(unknown))}")
    return names


def pytest_collection_modifyitems(config, items):
    """Leave out the frameworks not asked for and, beside a retired one, what asks for none."""
    names = chosen(config)
    left = [item for item in items if not _is_of(item, names)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
    if RETIRED_HERE:
        others = [i for i in items if not {"framework", "frameworks"} & {*i.fixturenames}]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


def _is_of(item, names):
    """Tell whether a test is to run; those of other folders have parameters of their own."""
    callspec = getattr(item, "callspec", None)
    framework = callspec.params.get("framework") if callspec else None
    return not isinstance(framework, Framework) or framework.name in names


@pytest.fixture(scope="session", params=TESTED, ids=lambda framework: framework.name)
def framework(request) -> Backend:
    """One framework; if it is missing, the tests that ask for it fail."""
    return backend(request.param.name)


@pytest.fixture(scope="session")
def frameworks(request) -> list[Backend]:
    """All frameworks, to be compared with each other."""
    return [backend(name) for name in chosen(request.config)]

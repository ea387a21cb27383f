"""Small sites, each built by a Sphinx of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import kept_entry_points  # noqa: F401
import kept_templates  # noqa: F401
import pytest
from executed_notebooks import Executions
from small_site import Site, run_sphinx, write_site

BuildSite = Callable[..., Site]


@pytest.fixture(scope="session")
def notebooks(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Executions]:
    """Run the notebooks that tests ask for, beside whatever else runs meanwhile."""
    asking = [each for each in request.session.items if "notebooks" in each.fixturenames]
    asked = [each.callspec.params for each in asking if hasattr(each, "callspec")]
    pairs = [(each["framework"], each["page"]) for each in asked if "page" in each]
    executions = Executions(pairs, tmp_path_factory.mktemp("cadernos"))
    yield executions
    executions.end()


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> BuildSite:
    """Return the function that builds a site from its configuration and its pages."""

    def build(
        conf: str, pages: Mapping[str, str], *options: str, clean: bool = True, **how: Any
    ) -> Site:
        source = write_site(tmp_path_factory.mktemp("site"), conf, pages)
        site = run_sphinx(source, *options, **how)
        assert not clean or site.returncode == 0, site.stderr
        return site

    return build

"""Small sites, each built by a Sphinx of its own."""

from collections.abc import Callable, Mapping
from typing import Any

import kept_entry_points  # noqa: F401
import kept_templates  # noqa: F401
import pytest
from small_site import Site, run_sphinx, write_site

BuildSite = Callable[..., Site]


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

"""Small sites in Portuguese, with the date on which their pages were last changed."""

import os

import pytest

JULY = {**os.environ, "SOURCE_DATE_EPOCH": "1752300000"}  # 12 July 2025


@pytest.fixture(scope="session")
def build(build_site):
    """Return the function that builds a site from its configuration and its pages."""

    def build(conf, pages, **how):
        return build_site(conf, pages, environment=JULY, **how)

    return build

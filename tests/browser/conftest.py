"""The built book, served as its readers get it."""

from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "_build" / "html"


@pytest.fixture(scope="session")
def site(serve):
    """The address of the site."""
    for page in ("index.html", "search.html"):
        assert (SITE / page).is_file(), "não há livro construído: rode `make html` antes"
    return serve(SITE)

"""Numbers, as Portuguese writes them."""

import pytest

from livro.book.numbers import with_comma


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [(1.25, ".1f", "1,2"), (3.0, ">5.1f", "  3,0"), (5.0, "g", "5"), ("12.50", "", "12,50")],
)
def test_a_number_has_a_comma(number, form, written):
    assert with_comma(number, form) == written

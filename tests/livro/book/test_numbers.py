"""Numbers, as Portuguese writes them."""

import pytest

from livro.book.numbers import marks_thousands, with_comma


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [(1.25, ".1f", "1,2"), (3.0, ">5.1f", "  3,0"), (5.0, "g", "5"), ("12.50", "", "12,50")],
)
def test_a_number_has_a_comma(number, form, written):
    assert with_comma(number, form) == written


@pytest.mark.parametrize(
    ("number", "marked"),
    [("10.000", True), ("1,234,567", True), ("0.250", False), ("3.1415", False), ("1000", False)],
)
def test_the_marks_of_thousands_are_told_from_that_of_decimals(number, marked):
    assert marks_thousands(number) is marked

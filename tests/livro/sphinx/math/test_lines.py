"""Where a line may end inside a formula in the middle of a text."""

import re
from collections.abc import Iterator

import pytest

from livro.katex.engine import Engine, Formula
from livro.sphinx.math.writer import breakable


@pytest.fixture(scope="module")
def katex() -> Iterator[Engine]:
    engine = Engine({})
    yield engine
    engine.close()


def lines(katex: Engine, tex: str) -> list[str]:
    """What a formula becomes on a line too narrow for any two of its pieces."""
    drawn = breakable(katex.render(Formula(tex, display=False)).html).partition("katex-html")[2]
    return [re.sub("<[^>]*>", "", piece).partition(">")[2] for piece in drawn.split("<wbr>")]


@pytest.mark.parametrize(
    "tex",
    [r"2{,}7 \cdot 10^{-5}", r"64 \cdot 0{,}01^2", "n = 4", r"0 < a < b < c", r"(1 + e^{-|x|})^2"],
)
def test_a_short_formula_stays_in_one_piece(katex: Engine, tex: str) -> None:
    assert len(lines(katex, tex)) == 1


def test_a_long_formula_may_go_on_in_the_next_line(katex: Engine) -> None:
    assert len(lines(katex, r"a + b + c = d + e + f + g + h")) > 5


@pytest.mark.parametrize("sign", [r"\cdot", r"\times"])
def test_a_number_is_not_parted_from_its_power_of_ten(katex: Engine, sign: str) -> None:
    pieces = lines(katex, rf"\sigma^2 + \sigma_1^2 + \sigma_2^2 = 64 {sign} 10^{{-5}}")
    assert len(pieces) == 4
    assert not any(piece.rstrip().endswith(("⋅", "×")) for piece in pieces)

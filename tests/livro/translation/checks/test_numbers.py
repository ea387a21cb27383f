"""Which numbers a text states, and which a cell has."""

from decimal import Decimal

import pytest

from livro.translation.checks.numbers.cells import numbers_of
from livro.translation.checks.numbers.stated import stated_in

from .asking import page_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A variância é 0,39.", ["0.39"]),
        (r"O ganho é $g \approx 1{,}593$.", ["1.593"]),
        (r"A soma, $-2.302{,}6$, existe.", ["2302.6"]),
        ("O maior é 65.504.", ["65504"]),
        ("São 85% das unidades.", ["85", "0.85"]),
        (r"Chega a $4{,}2 \cdot 10^{-18}$.", ["4.2e-18"]),
        (r"Cresce $10^{24{,}5}$ vezes.", ["10^24.5"]),
        ("Desce até dez elevado a −19.", ["1e-19"]),
        ("Fica por volta de dez à menos cinco.", ["1e-5"]),
        ("É dividida por cerca de 18.", ["18"]),
        ("Fica oito vezes maior, ou quinze ordens menor.", ["8", "15"]),
        (r"O fator é $0{,}774^{20}$.", ["0.774"]),
    ],
)
def test_what_is_measured_is_stated(text, numbers):
    values = {value for stated in stated_in(page_of(text)) for value in stated.values}
    assert values == {Decimal(10) ** Decimal(n[3:]) if "^" in n else Decimal(n) for n in numbers}


@pytest.mark.parametrize(
    "text", ["$10^{1000000}$ vezes", "$0 \\cdot 10^{1000000}$", "$10^{-9999999}$"]
)
def test_numbers_past_all_bounds_are_read_too(text):
    code = f"x = {'(' * 9}10{'**999)' * 9}"
    page = page_of(f"{text}.\n\n```{{code-cell}} ipython3\n{code}\n```")
    assert len(list(stated_in(page))) == 1
    assert Decimal(10) in numbers_of(page)


@pytest.mark.parametrize(
    "text",
    [
        "São 20 camadas de 256 unidades, com a semente 14.",
        "Em janeiro de 2017, a versão 1.9.1, com o Python 3.11.",
        r"A variância de $U(-a, a)$ é $a^2/3$, e $\mathbf{W}^{(1)}$ tem 2 linhas.",
        "Treine-a com `rate=0.005`, na seção 4.",
        "Cada um dos três itens; em dois deles, $2^L$.",
    ],
)
def test_what_counts_or_names_is_not(text):
    assert list(stated_in(page_of(text))) == []


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("assert abs(x - 0.39) < 0.015", "0.39"),
        ("assert f'{x:.2f}' == '0.39'", "0.39"),
        ("label = 'σ = 0,01'", "0.01"),
        ("assert x == -19", "19"),
        ("assert x < 1e-20", "1e-20"),
        ("assert x > 10.0**-4", "1e-4"),
        ("layers = 10_000", "10000"),
    ],
)
def test_a_cell_has_the_numbers_of_its_code(code, number):
    page = page_of(f"```{{code-cell}} ipython3\n{code}\n```")
    assert Decimal(number) in numbers_of(page)


def test_how_a_number_is_printed_is_no_number():
    code = "x = np.zeros(3, 'float32')\nprint(f'{x:13.4f}')"
    assert numbers_of(page_of(f"```{{code-cell}} ipython3\n{code}\n```")) == {Decimal(3)}

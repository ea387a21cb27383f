"""KaTeX itself: the formulas of the source text, its errors, its process."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from livro.katex import assets, engine
from livro.katex.engine import Engine, Formula, complaint

SEED = Path(__file__).parents[3] / "traducao/fonte/numerical-stability-and-init.pt.md"


def seed_formulas() -> list[Formula]:
    """Every formula of the source text, with `\\ mathbf {x}` repaired."""
    text = re.sub(r"^```.*?^```", "", SEED.read_text("utf-8"), flags=re.M | re.S)
    blocks = re.findall(r"\$\$(.+?)\$\$", text, flags=re.S)
    inlines = re.findall(r"\$([^$]+)\$", re.sub(r"\$\$.+?\$\$", "", text, flags=re.S))
    repaired = [re.sub(r"\\ (\w+) ", r"\\\1", inline).strip() for inline in inlines]
    return [*(Formula(tex, True) for tex in blocks), *(Formula(tex, False) for tex in repaired)]


@pytest.fixture(scope="module")
def katex() -> Iterator[Engine]:
    katex = Engine({r"\Var": r"\operatorname{Var}"})
    yield katex
    katex.close()


def test_the_seed_has_46_formulas() -> None:
    formulas = seed_formulas()
    assert len(formulas) == 46
    assert Formula(r"\mathbf{x}", False) in formulas


@pytest.mark.parametrize("formula", seed_formulas(), ids=lambda formula: formula.tex[:30])
def test_seed_formula(katex: Engine, formula: Formula) -> None:
    rendered = katex.render(formula)
    assert rendered.error == ""
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML"' in rendered.html
    assert '<span class="katex-html" aria-hidden="true">' in rendered.html
    assert ("katex-display" in rendered.html) == formula.display


def test_rendering_is_deterministic() -> None:
    first, second = Engine({}), Engine({})
    for formula in seed_formulas():
        assert first.render(formula) == second.render(formula)
    first.close()
    second.close()


def test_macro(katex: Engine) -> None:
    assert "<mi>Var</mi>" in katex.render(Formula(r"\Var", False)).html.replace(
        ' mathvariant="normal"', ""
    )


def test_definition_of_one_formula_does_not_reach_the_next(katex: Engine) -> None:
    assert katex.render(Formula(r"\gdef\mine{y}\mine", False)).html
    assert "Undefined control sequence" in katex.render(Formula(r"\mine", False)).error


def test_portuguese_text(katex: Engine) -> None:
    rendered = katex.render(Formula(r"\text{variância, não “média” à ação}", True))
    assert not rendered.error
    assert "variância" in rendered.html.replace("\xa0", " ")


def test_mathml_alone(katex: Engine) -> None:
    html = katex.render(Formula("x", True, "mathml")).html
    assert "<math" in html
    assert "katex-html" not in html


@pytest.mark.parametrize(
    ("tex", "display", "words"),
    [
        (r"\foo", False, ["Undefined control sequence", "posição 1"]),
        (r"\frac{1}", False, ["Unexpected end of input"]),
        ("média", False, ["unicodeTextInMathMode", r"\text{…}"]),
        (r"\label{x} a", True, ["$$ … $$ (rotulo)"]),
        (r"\begin{multline}a\end{multline}", True, ["No such environment", "aligned"]),
        (r"\href{https://x.org}{x}", False, ["Untrusted command", "links"]),
        (r"\includegraphics{x}", False, ["Untrusted command"]),
        ("a % b", False, [r"\%"]),
        (r"\begin{align*}a\end{align*}", False, ["linha própria"]),
    ],
)
def test_error_in_portuguese(katex: Engine, tex: str, display: bool, words: list[str]) -> None:
    rendered = katex.render(Formula(tex, display))
    assert rendered.html == ""
    message = complaint(tex, rendered)
    assert message.startswith(f"o KaTeX não entende a fórmula «{tex}»")
    for word in words:
        assert word in message


def test_formulas_are_rendered_once(katex: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    formula = Formula("once", False)
    first = katex.render(formula)
    monkeypatch.setattr(katex, "_ask", None)
    assert katex.render(formula) == first


# A process of its own: this one may have threads by now, which a fork would break.
FORKING = """
import os
from livro.katex.engine import Engine, Formula

katex = Engine({})
known = katex.render(Formula("known", False))
child = os.fork()
fresh = katex.render(Formula("child" if child == 0 else "parent", False))
same = katex.render(Formula("known", False)) == known
print(same, len(katex._workers), bool(fresh.html), flush=True)
katex.close()
if child:
    os.waitpid(child, 0)
"""


def test_forked_process_starts_its_own_katex() -> None:
    """After a fork, a formula already known is at hand and a new one is rendered in both."""
    said = subprocess.run(
        [sys.executable, "-c", FORKING], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert sorted(said.splitlines()) == ["True 1 True", "True 2 True"]


def test_closed_engine_starts_again() -> None:
    katex = Engine({})
    katex.render(Formula("a", False))
    katex.close()
    assert katex.render(Formula("b", False)).html
    katex.close()
    katex.close()


def test_katex_that_dies_is_told_in_portuguese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_WORKER", Path(os.devnull))
    katex = Engine({})
    with pytest.raises(ExtensionError, match="O processo do KaTeX terminou antes da hora"):
        katex.render(Formula("a", False))
    katex.close()


@pytest.mark.parametrize(
    ("package", "call"),
    [("djangocms-katex", assets.katex_folder), ("mini-racer", assets.require_v8)],
)
def test_missing_package(package: str, call: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "find_spec", lambda name: None)
    assert callable(call)
    with pytest.raises(ExtensionError, match=rf"pacote {package}\) não foi encontrado; instale"):
        call()


def test_django_is_not_imported() -> None:
    import sys

    assets.katex_folder()
    assert "djangocms_katex" not in sys.modules

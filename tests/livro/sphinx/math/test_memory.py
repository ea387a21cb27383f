"""The next build asks KaTeX only what no earlier one did."""

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from livro.katex import engine
from livro.katex.engine import Engine, Formula, Rendered
from livro.sphinx.math import memory
from livro.sphinx.math.memory import Answers

GOOD, REFUSED, FRESH = Formula("x^2", False), Formula(r"\foo", True), Formula("y", False)
NEW = AssertionError("uma fórmula nova")


def build(folder: Path, *formulas: Formula, macros: Mapping[str, str] | None = None):
    """Render formulas as a build does, and return what became of them."""
    answers = Answers(SimpleNamespace(doctreedir=folder), "formulas")
    katex = Engine(macros or {}, answers)
    rendered: list[Rendered] = [katex.render(formula) for formula in formulas]
    katex.close()
    answers.save()
    return rendered


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Rendered]:
    """What the first build rendered; from now on no KaTeX can be started."""
    rendered = build(tmp_path, GOOD, REFUSED)

    def start() -> None:
        raise NEW

    monkeypatch.setattr(engine, "_start_worker", start)
    return rendered


def test_no_katex_is_started_for_a_formula_that_is_known(tmp_path: Path, first: list[Rendered]):
    assert first[0].html
    assert first[1].error
    assert build(tmp_path, GOOD, REFUSED) == first


def test_a_new_formula_is_asked(tmp_path: Path, first: list[Rendered]):
    with pytest.raises(AssertionError, match=str(NEW)):
        build(tmp_path, FRESH)


def test_other_macros_are_another_question(tmp_path: Path, first: list[Rendered]):
    with pytest.raises(AssertionError, match=str(NEW)):
        build(tmp_path, GOOD, macros={r"\Var": "V"})


def test_another_katex_is_asked_again(
    tmp_path: Path, first: list[Rendered], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(memory, "version", lambda: "outro")
    with pytest.raises(AssertionError, match=str(NEW)):
        build(tmp_path, GOOD)


@pytest.mark.parametrize("name", ["_RENDER", "_WORKER"])
def test_what_answers_is_part_of_the_version(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = engine.version()
    other = tmp_path / "outro"
    other.write_bytes(getattr(engine, name).read_bytes() + b"\n")
    monkeypatch.setattr(engine, name, other)
    assert engine.version() != before

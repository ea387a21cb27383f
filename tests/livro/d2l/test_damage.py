"""Each kind of damage, put into sound prose, is told with its line; sound prose is left alone."""

from pathlib import Path

import pytest
from hypothesis import given

from livro.d2l import read

from .pages import prose

DAMAGED = [
    ("ver : numref:`sec_a`", "role-spaced"),
    ("ver :numref: `sec_a`", "role-spaced"),
    ("ver : cite: `A.2010`", "role-spaced"),
    ("ver:numref:`sec_a`", "role-glued"),
    (":numref:`sec_a`mostra", "role-glued"),
    (":cite:`Glorot. Bengio`", "citation-spaced"),
    (":numref:`sec _a`", "key-spaced"),
    (":numref:`sec_a mostra que\no termo `x` vale", "role-swallows"),
    (":numref:``", "backtick-open"),
    (":numref:` `", "role-empty"),
    (":numref:sec_a`", "role-open"),
    (":numero:`x`", "role-unknown"),
    ("sobra ` aqui", "backtick-open"),
    (r"$\mathbf {x}$", "brace-spaced"),
    (r"$\ mathbf{x}$", "command-broken"),
    (r"$$\ sigma {x}$$", "command-broken"),
    ("$ x $", "math-spaced"),
    ("custa $x e", "math-open"),
    ("$$\na = b", "formula-open"),
    ("$$\na = b\n\nfim", "display-odd"),
    ("$$\na\n$$ onde a é", "formula-tail"),
    ("[site] (http://d2l.ai)", "link-spaced"),
    ("** forte **", "bold-spaced"),
    ("[**slide sem fim", "slide-open"),
    ("(~~slide sem fim", "slide-open"),
    ("#Título", "heading-glued"),
    ("a\u200bb", "zero-width"),
    ("a\ufffdb", "replacement"),
    ("a\0b", "nul"),
    ("a\x07b", "control-character"),
    ("a\rb", "lone-cr"),
    ("<!--stackedit_data:\nabc\n-->", "stackedit"),
    ("<!-- aberto", "comment-open"),
    ("```bash\nls", "fence-open"),
    ("```{.python .input}\na\n```{.python .input}\nb\n```", "fence-open"),
    ("```{.python .input}\n#@tab mxnet\na\n#@tab jax\n```", "tab-twice"),
    ("```{.python .input}\n#@tab pythorch\n```", "tab-unknown"),
    (":begin_tab:`jax`\na", "tab-open"),
    (":begin_tab:`jax`\na\n:begin_tab:`mxnet`\nb\n:end_tab:", "tab-open"),
    ("a\n:end_tab:", "tab-unopened"),
    ("a :end_tab:", "tab-malformed"),
    (": begin_tab: `jax`", "tab-malformed"),
    ("texto\n\n:label:`sec_z`", "label-alone"),
    ("# A\n:label:`x`\n\n# B\n:label:`x`", "label-twice"),
]


@pytest.mark.parametrize(("damaged", "rule"), DAMAGED)
def test_damage_is_told_with_its_line(damaged: str, rule: str) -> None:
    text = f"# Título\n\nTexto são.\n\n{damaged}\n"
    found = [damage for damage in read(text).damages if damage.rule == rule]
    assert found
    assert 5 <= found[0].line < 5 + len(damaged.split("\n"))


@given(prose)
def test_sound_prose_has_none(text: str) -> None:
    assert read(text).damages == ()


def test_byte_order_mark_is_told() -> None:
    assert [damage.rule for damage in read("\ufeffa\n").damages] == ["bom"]


def test_code_is_not_prose() -> None:
    text = "```{.python .input}\nx = 2 ** 3 ** 4  # : numref:`a` $ y $ [**\n```\nO `2 ** 3 ** 4`.\n"
    assert read(text).damages == ()


def test_every_rule_is_tried_here() -> None:
    """A rule that no example above wakes could be dead."""
    source = Path(__file__).parents[3] / "ferramentas" / "livro" / "d2l" / "damage"
    tried = {rule for _, rule in DAMAGED} | {"bom"}
    written = "".join(path.read_text() for path in source.glob("*.py"))
    assert all(f'"{rule}"' in written for rule in tried)

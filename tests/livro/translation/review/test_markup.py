"""Markdown of either side as HTML for a reviewer: nothing hidden, nothing executed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livro.katex.engine import Engine
from livro.translation.review.markup import Markup, marker, split_options


@pytest.fixture(scope="module")
def markup():
    engine = Engine({})
    yield Markup(engine, marker({"peso": "weight → peso", "weight": "weight → peso"}))
    engine.close()


def test_formulas_are_drawn(markup):
    html = markup.translation("Seja $x^2$.\n\n$$\na = b\n$$ (eq_ab)\n")
    assert html.count('class="katex"') == 2
    assert "eq_ab" in html


def test_a_formula_that_katex_refuses_is_shown_with_its_reason(markup):
    html = markup.source(r"Seja $\frac{1}$ o valor.")
    assert r"\frac{1}" in html
    assert "formula-quebrada" in html


def test_roles_of_both_formats_show_what_they_hold(markup):
    assert "sec_mlp" in markup.source("Veja :numref:`sec_mlp`.")
    assert "sec_mlp" in markup.translation("Veja {ref}`sec_mlp`.")


def test_terms_are_marked_on_both_sides_in_the_plural_too(markup):
    assert ">pesos</mark>" in markup.translation("Os pesos.")
    assert ">weights</mark>" in markup.source("The weights.")
    assert "<mark" not in markup.translation("O `peso` e o contrapeso.")


def test_a_directive_shows_its_name_its_options_and_its_contents(markup):
    html = markup.translation(
        "```{admonition} Nota\n:class: nota-edicao\n\nUm *peso* de $x$.\n```\n"
    )
    for shown in ("admonition Nota", ":class: nota-edicao", "<em>", "katex"):
        assert shown in html


def test_code_is_not_read_as_markdown(markup):
    html = markup.source("```{.python .input}\n#@tab pytorch\nx = $1 * 2 * 3$\n```\n")
    assert "#@tab pytorch\nx = $1 * 2 * 3$" in html


def test_segment_comments_and_front_matter_are_not_text(markup):
    html = markup.translation("---\ntitle: abc\n---\n\n% seg: x-y\nTexto.\n")
    assert "abc" not in html
    assert "x-y" not in html


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '<img src=x onerror="1">'])
def test_html_of_a_page_stays_text(markup, text):
    assert "<script" not in markup.source(text)
    assert "<img" not in markup.source(text)


@given(st.lists(st.sampled_from(["um", "peso", "&", "<b>", '"', "weights", "é"]), min_size=1))
def test_no_character_is_lost_when_terms_are_marked(words):
    from html import unescape
    from re import sub

    text = " ".join(words)
    marked = marker({"peso": 'o "peso" <1>', "weight": "weight"})(text)
    assert unescape(sub(r"</?mark[^>]*>", "", marked)) == text


@pytest.mark.parametrize(
    ("content", "options", "body"),
    [
        (":class: x\n:name: y\n\nTexto\n", ":class: x\n:name: y\n", "\nTexto\n"),
        ("---\ntags: [a]\n---\ncode\n", "tags: [a]\n", "code\n"),
        ("Texto: a\n", "", "Texto: a\n"),
    ],
)
def test_options_are_told_from_the_body(content, options, body):
    assert split_options(content) == (options, body)

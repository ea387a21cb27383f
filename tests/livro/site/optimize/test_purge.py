"""Only rules that nothing can use go."""

import pytest

from livro.errors import BookError
from livro.site.optimize.html import parse
from livro.site.optimize.purge import names_in, purge, vocabulary

KNOWN = vocabulary(
    names_in(parse('<p class="used both" id="here">')),
    ['add("made"); place("bs-tip-" + side); modal()'],
)


@pytest.mark.parametrize(
    "rule",
    [
        "p{a:b}",
        ".used{a:b}",
        "#here>p{a:b}",
        ".made{a:b}",
        ".bs-tip-left{a:b}",
        ".used:not(.absent){a:b}",
        "[data-x=y] *{a:b}",
        ":root{--x:.5em}",
        "@font-face{font-family:x}",
        "@keyframes k{0%{a:b}}",
    ],
)
def test_what_may_be_used_stays(rule):
    assert purge(rule, KNOWN) == rule


@pytest.mark.parametrize(
    "rule", [".absent{a:b}", "#absent p{a:b}", ".used.absent{a:b}", ".modal{a:b}"]
)
def test_what_cannot_be_used_goes(rule):
    assert purge(rule, KNOWN) == ""


def test_each_selector_of_a_rule_is_judged():
    assert purge(".absent,.used,p .absent{a:b}", KNOWN) == ".used{a:b}"


def test_rules_inside_a_condition_are_judged():
    css = "@media (width>1px){.absent{a:b}.used{a:b}}@media print{.absent{a:b}}"
    assert purge(css, KNOWN) == "@media (width>1px){.used{a:b}}"


def test_a_broken_style_sheet_is_an_error():
    with pytest.raises(BookError, match="malformada"):
        purge("p", KNOWN)

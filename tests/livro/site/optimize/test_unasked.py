"""Only the variables and the animations that nothing asks for go."""

import pytest

from livro.site.optimize.unasked import defined_in, drop_unasked, variables_in

ASKS = ".a{color:var(--ink);animation:spin 1s,fade 2s}"


@pytest.mark.parametrize(
    "definition",
    [
        ":root{--ink:#000}",
        ".x{--ink:url(data:image/png;base64,AA==);b:c}",
        '.x{--ink:";}"}',
        "@keyframes spin{0%{a:b}to{a:c}}",
        "@-webkit-keyframes fade{to{a:c}}",
        "@media print{:root{--ink:red}}",
        ".x{--by-script:1}",
        "@keyframes by-script{to{a:c}}",
        "@font-face{font-family:x}",
    ],
)
def test_what_is_asked_for_stays(definition):
    assert drop_unasked(f"{ASKS}{definition}", {"by-script"}) == f"{ASKS}{definition}"


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".x{--paper:#fff;b:c}", ".x{b:c}"),
        (".x{--paper:url(data:image/png;base64,AA==);b:c}", ".x{b:c}"),
        ('.x{b:c;--paper:";}";d:e}', ".x{b:c;d:e}"),
        ("@keyframes jump{0%{a:b}to{a:c}}", ""),
        (":root{--paper:#fff}", ""),
        ("@media print{:root{--paper:#fff}}", ""),
        (".x{--paper:var(--leaf);--leaf:var(--tree)}.y{--tree:1;b:c}", ".y{b:c}"),
        (".x{--jump:jump;}@keyframes jump{to{a:b}}", ""),
    ],
)
def test_what_is_not_goes_and_what_it_asked_for_too(css, left):
    assert drop_unasked(f"{ASKS}{css}", ()) == f"{ASKS}{left}"


def test_a_drawing_inside_a_page_may_ask_for_a_variable():
    assert variables_in('<path fill="var( --ink)" stroke="var(--paper, red)"/>') == {"ink", "paper"}


def test_what_a_style_sheet_defines():
    css = ":root{--ink:#000;--paper:#fff}@-webkit-keyframes spin{to{a:b}}"
    assert defined_in(css) == {"ink", "paper", "spin"}

"""Corrections to the templates of the themes."""

import re

from livro.sphinx.templates import replaced

# What layout.html writes -> what to compile instead.
CORRECTIONS = {
    # Everything on a page belongs to a landmark.
    '<div id="pst-primary-sidebar" class=': (
        '<div id="pst-primary-sidebar" role="complementary" aria-label="Livro" class='
    ),
    # The element has this role already.
    '<main id="main-content" class="bd-main" role="main">': (
        '<main id="main-content" class="bd-main">'
    ),
    # A browser that forbids storage throws here, before the script that stands in for it.
    'localStorage.getItem("mode") || "{{ default_mode }}"': (
        '(() => { try { return localStorage.getItem("mode"); } catch { return null; } })()'
        ' || "{{ default_mode }}"'
    ),
    # The theme of the system, known only once the scripts had come: the page was light until then.
    'localStorage.getItem("theme") || "{{ default_mode }}"': (
        '{ light: "light", dark: "dark" }[document.documentElement.dataset.mode]'
        ' || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'
    ),
}
# sphinx-book-theme writes the title and the contents of each page a second time, for the paper;
# our print style sheet prints those that readers see.
_SECOND_TITLE = re.compile(
    r"\{# Table of contents that is only displayed when printing.*?(?=\{\{ super\(\) \}\})", re.S
)


def mended(source: str, name: str) -> str:
    """Return the source of a layout with its flaws mended, and that of other templates as it is."""
    if not name.endswith("layout.html"):
        return source
    return _SECOND_TITLE.sub("", replaced(source, CORRECTIONS))

"""Sphinx extension: adjacent code cells tagged per framework become synchronised tabs.

A page holds ordinary top-level cells of MyST-NB, tagged `tab-numpy`, `tab-pytorch`, …
Two transforms do the work, with the nodes of sphinx-design:

- at reading (`grouping`), every run of adjacent tagged cells is replaced by one tab set,
  inside one numbered figure when the run has a caption;
- at writing (`linear`), builders without tabs get the frameworks one after the other.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.framework_tabs.grouping import GroupFrameworkCells
from livro.sphinx.framework_tabs.linear import LineariseFrameworkTabs
from livro.sphinx.framework_tabs.settings import add_settings

STATIC = Path(__file__).parent / "static"


def add_style(app: Sphinx) -> None:
    """Publish the style sheet of the tabs with the pages."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(STATIC))
        app.add_css_file("framework_tabs.css")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.setup_extension("myst_nb")
    app.setup_extension("sphinx_design")
    add_settings(app)
    app.add_transform(GroupFrameworkCells)
    app.add_post_transform(LineariseFrameworkTabs)
    app.connect("builder-inited", add_style)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

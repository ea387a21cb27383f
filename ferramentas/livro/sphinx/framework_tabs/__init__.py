"""Sphinx extension: adjacent code cells tagged per framework become synchronised tabs.

A page holds ordinary top-level cells of MyST-NB, tagged `tab-numpy`, `tab-pytorch`, …
Two transforms do the work, with the nodes of sphinx-design:

- at reading (`grouping`), every run of adjacent tagged cells is replaced by one tab set,
  inside one numbered figure when the run has a caption;
- at writing (`linear`), builders without tabs get the frameworks one after the other.

Another book says which tabs it has, and in which order:

    framework_tabs_frameworks: [[python, Python], [r, R]]
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.framework_tabs.grouping import GroupFrameworkCells
from livro.sphinx.framework_tabs.linear import LineariseFrameworkTabs
from livro.sphinx.framework_tabs.settings import add_settings
from livro.sphinx.website import add_static


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.setup_extension("myst_nb")
    app.setup_extension("sphinx_design")
    add_settings(app)
    app.add_transform(GroupFrameworkCells)
    app.add_post_transform(LineariseFrameworkTabs)
    add_static(app, __file__, styles=["framework_tabs.css"])
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

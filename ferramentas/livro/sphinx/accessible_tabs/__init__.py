"""Tabs that a screen reader announces as tabs, on top of those of sphinx-design.

sphinx-design writes radio buttons and labels, which also work without scripts and keep the tabs of
a site in step. A script adds the ARIA tab pattern over them: each press of a tab chooses its radio.
"""

from typing import Any

from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx_design.tabs import sd_tab_label

from livro.sphinx.website import add_static


class ValidLabels(SphinxPostTransform):
    """Take `aria-controls` off the labels of the radios, where HTML does not allow it."""

    default_priority = 201  # sphinx-design makes the labels at 200
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Clean the labels of a page."""
        for label in self.document.findall(sd_tab_label):
            label.attributes.pop("aria_controls", None)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.setup_extension("sphinx_design")
    app.add_post_transform(ValidLabels)
    add_static(app, __file__, styles=["accessible_tabs.css"], scripts=["accessible_tabs.js"])
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

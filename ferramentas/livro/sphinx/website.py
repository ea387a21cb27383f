"""Whether a build makes a website: Sphinx calls an EPUB "html" too, and slides, which are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def is_website(builder: Builder) -> bool:
    """Tell whether a builder writes pages that are read in a browser."""
    return bool(builder.format == "html" and builder.name not in {"epub", "slides"})


def add_static(
    app: Sphinx, folder: Path, styles: Iterable[str] = (), scripts: Iterable[str] = ()
) -> None:
    """Copy the files of a folder beside the pages of a website, and nowhere else.

    Args:
        app: the build.
        folder: the folder with the files.
        styles: those of its style sheets that every page loads.
        scripts: those of its scripts that every page loads, after the page.
    """

    def publish(app: Sphinx) -> None:
        if not is_website(app.builder):
            return
        app.config.html_static_path.append(str(folder))
        for style in styles:
            app.add_css_file(style)
        for script in scripts:
            app.add_js_file(script, loading_method="defer")

    app.connect("builder-inited", publish)

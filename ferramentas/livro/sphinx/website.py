"""What only a website has: Sphinx calls an EPUB "html" too, and slides, which are none."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform


def is_website(builder: Builder) -> bool:
    """Tell whether a builder writes pages that are read in a browser."""
    return bool(builder.format == "html" and builder.name not in {"epub", "slides"})


class SiteTransform(SphinxPostTransform):
    """What changes the pages of a website as they are written, and nothing else."""

    def is_supported(self) -> bool:
        """Run for the site alone."""
        return is_website(self.app.builder)


def add_static(
    app: Sphinx,
    extension: str,
    styles: Iterable[str] = (),
    scripts: Iterable[str] = (),
    where: type[nodes.Node] | None = None,
) -> None:
    """Copy the folder `static` of an extension beside the pages of a website, and nowhere else.

    Args:
        app: the build.
        extension: the `__file__` of the extension.
        styles: those of its style sheets that pages load.
        scripts: those of its scripts that pages load, to run after the page.
        where: what a page must hold to load them; without it, every page does.
    """

    def load(app: Sphinx) -> None:
        for style in styles:
            app.add_css_file(style)
        for script in scripts:
            app.add_js_file(script, loading_method="defer")

    def publish(app: Sphinx) -> None:
        if is_website(app.builder):
            app.config.html_static_path.append(str(Path(extension).parent / "static"))
            if where is None:
                load(app)

    def load_where(app: Sphinx, *page: Any) -> None:
        if page[-1] and where and any(page[-1].findall(where)):
            load(app)

    app.connect("builder-inited", publish)
    app.connect("html-page-context", load_where)


def on_written(app: Sphinx, write: Callable[[Sphinx], None], priority: int = 500) -> None:
    """Call a function once all the pages of a website are written, unless something failed."""

    def finish(app: Sphinx, failure: Exception | None) -> None:
        if not failure and is_website(app.builder):
            write(app)

    app.connect("build-finished", finish, priority=priority)

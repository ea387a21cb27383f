"""Slides made of the pages: what their comments choose, one deck for each framework.

`marks` reads the comments, `choosing` boxes what they choose, `deck` makes slides of the boxes and
`builder` writes them, with reveal.js. `offering` takes the decks to the site.
"""

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.places import add_place
from livro.sphinx.slides.builder import SlidesBuilder
from livro.sphinx.slides.choosing import ChooseBlocks
from livro.sphinx.slides.offering import Slides, copy_decks, end_page, links, note_decks
from livro.sphinx.website import on_written

# What a cell displays, the best first: myst-nb knows no builder by this name.
_FORMATS = ("image/svg+xml", "image/png", "text/plain")


def choose_outputs(_app: Sphinx, config: Config) -> None:
    """Let myst-nb take the outputs that it takes for a page."""
    chosen = [(SlidesBuilder.name, name, place) for place, name in enumerate(_FORMATS, 1)]
    config.nb_mime_priority_overrides = [*config.nb_mime_priority_overrides, *chosen]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder, its settings and the directive."""
    app.setup_extension("myst_nb")
    app.add_config_value("slides_guide", "", "", types=(str,))
    app.add_builder(SlidesBuilder)
    app.add_post_transform(ChooseBlocks)
    app.connect("config-inited", choose_outputs)
    app.add_config_value("slides_offered", [], "html", types=(list,))  # not for users
    app.connect("config-inited", note_decks, priority=900)  # the frameworks are known
    add_place(app, "slides", links, directive=Slides)
    app.connect("doctree-resolved", end_page)
    on_written(app, copy_decks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

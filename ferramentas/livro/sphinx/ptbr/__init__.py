"""The furniture of the pages in Brazilian Portuguese.

Most of it comes from the catalogues of ``book/_locale``; the rest of this package reaches the
English that themes and extensions write outside gettext. Nothing happens in another language.
"""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from livro.sphinx.ptbr import catalogs, notebook, scripts, theme
from livro.sphinx.ptbr.templates import LITERALS
from livro.sphinx.templates import change_templates, replaced

LANGUAGE = "pt_BR"


def configure(app: Sphinx, config: Config) -> None:
    """Load the catalogues and fill in the settings that the book left in English."""
    if config.language != LANGUAGE:
        return
    folder = Path(app.srcdir) / config.ptbr_catalogs
    config.ptbr_digest = catalogs.install(app, folder / LANGUAGE / "LC_MESSAGES")
    theme.translate_options(config)


def prepare(app: Sphinx) -> None:
    """Translate the templates, the scripts and the hidden cells of a website."""
    if app.config.language != LANGUAGE or app.builder.format != "html":
        return
    change_templates(app.builder, lambda source, _name: replaced(source, LITERALS))
    scripts.translate(app)
    notebook.translate(app)
    app.connect("html-page-context", theme.translate_buttons, priority=900)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the settings; the events come before and after those of the themes."""
    app.add_config_value("ptbr_catalogs", "book/_locale", "env", types=(str,))
    app.add_config_value("ptbr_digest", "", "env", types=(str,))  # not for users: see catalogs
    app.connect("config-inited", configure, priority=100)
    app.connect("builder-inited", prepare, priority=900)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}

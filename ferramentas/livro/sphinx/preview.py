"""`make previa`: the book without executing a cell, for those who only correct its Portuguese."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from livro.sphinx.run import PREVIEW

BANNER = "Prévia sem execução: as saídas das células e as figuras foram omitidas."
PLACEHOLDER = "Figura omitida nesta prévia: ela só existe depois que a célula é executada."


def skip_execution(app: Sphinx, config: Config) -> None:
    """Under the Sphinx tag `previa`, turn execution off and say so on every page."""
    if not app.tags.has(PREVIEW):
        return
    config.nb_execution_mode = "off"
    config.framework_tabs_placeholder = PLACEHOLDER
    config.html_theme_options = {**config.html_theme_options, "announcement": BANNER}


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.connect("config-inited", skip_execution)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

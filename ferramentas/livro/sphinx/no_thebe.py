"""Keep sphinx-thebe, which Jupyter Book always loads, off the pages.

Even when off, it puts its script on every page, twice, and the second one is an error in the
console. The cells of this book run by other means.
"""

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config


def silence(app: Sphinx, _config: Config) -> None:
    """Disconnect every handler of sphinx-thebe, and forget its style sheet."""
    listeners = [listener for event in app.events.listeners.values() for listener in event]
    for listener in listeners:
        if listener.handler.__module__.partition(".")[0] == "sphinx_thebe":
            app.disconnect(listener.id)
    sheets = app.registry.css_files
    sheets[:] = [sheet for sheet in sheets if sheet[0] != "sphinx-thebe.css"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.connect("config-inited", silence)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

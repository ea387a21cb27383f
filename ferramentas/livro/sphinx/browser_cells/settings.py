"""Configuration values of the extension."""

from sphinx.application import Sphinx


def register(app: Sphinx) -> None:
    """Register the configuration values; a change writes every page again."""
    # Where pages find Pyodide when the site does not carry it; empty: nowhere.
    app.add_config_value("browser_cells_address", "", "html", (str,))
    # Not for users: the address of the files, and framework -> modules that came with it.
    app.add_config_value("browser_cells_files", "", "html", (str,))
    app.add_config_value("browser_cells_frameworks", {}, "html", (dict,))

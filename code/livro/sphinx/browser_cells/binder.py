"""Where a page runs when the browser cannot run it: the page itself, open in Binder."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

from sphinx.application import Sphinx


def launch_address(app: Sphinx, name: str) -> str:
    """Return the address that opens a page in Binder; empty when nobody knows the repository."""
    options = app.config.html_theme_options
    repository = urlsplit(options.get("repository_url") or "").path.strip("/")
    if not repository:
        return ""
    branch = quote(options.get("repository_branch") or "HEAD", safe="")
    file = Path(app.env.doc2path(name)).relative_to(app.srcdir).as_posix()
    return f"https://mybinder.org/v2/gh/{repository}/{branch}?urlpath=lab/tree/{quote(file)}"

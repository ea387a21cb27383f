"""Builds that see a change in this package or in the static files, not only in the pages.

Sphinx remembers what its extensions made of a page, and copies the static files only when it
writes some page: after such a change, the next build would show the old book without a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

import livro


def digest(folders: Iterable[Path]) -> str:
    """Return a hash of the names and contents of all files in some folders."""
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
                found.update(path.read_bytes())
    return found.hexdigest()


def remember(app: Sphinx, config: Config) -> None:
    """Tell Sphinx, by two settings, which code and which static files this build has."""
    config.freshness_code = digest([Path(livro.__file__).parent])
    config.freshness_static = digest(Path(app.confdir, name) for name in config.html_static_path)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_config_value("freshness_code", "", "env", types=(str,))  # both not for users
    app.add_config_value("freshness_static", "", "html", types=(str,))
    app.connect("config-inited", remember)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

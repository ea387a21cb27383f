"""Files that the scripts of a page load later, in a folder named after what they hold.

When one of them changes the folder does too, and no old copy in a cache is mixed with new ones.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx


def digest(files: Mapping[str, bytes]) -> str:
    """Return a short name for exactly these files."""
    summary = sha256()
    for name, content in files.items():
        summary.update(f"{name}\0{len(content)}\0".encode() + content)
    return summary.hexdigest()[:10]


def address(name: str, files: Mapping[str, bytes]) -> str:
    """Return where a bundle is, from the root of the site."""
    return f"_static/{name}/{digest(files)}/"


def write(app: Sphinx, name: str, files: Mapping[str, bytes]) -> None:
    """Write a bundle among the static files of the site, and nothing left of an earlier one."""
    shutil.rmtree(Path(app.outdir) / "_static" / name, ignore_errors=True)
    folder = Path(app.outdir) / address(name, files)
    folder.mkdir(parents=True)
    for file, content in files.items():
        (folder / file).write_bytes(content)

"""A copy of the book, as it is in the working tree, to build without touching the original."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def copy_book(root: Path, target: Path, *names: str) -> Path:
    """Copy to `target` what git tracks or would track, all or some of it; return `target`.

    Args:
        root: the folder of the book.
        target: the folder to write.
        names: the files and folders to copy, below `root`; without any, all.
    """
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others"]
    command += ["--exclude-standard", "--", *names]
    listing = subprocess.run(command, capture_output=True, text=True, check=True)
    for name in filter(None, listing.stdout.split("\0")):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target / name)
    return target

"""What git knows of the book."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def ask(root: Path, *question: str) -> str:
    """Return the answer of a git command, empty where git or the repository is missing.

    Args:
        root: the folder of the book, perhaps a downloaded archive of it.
        question: the command and its options.
    """
    try:
        answer = subprocess.run(
            ["git", "-C", str(root), *question], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return ""
    return answer.stdout.strip()

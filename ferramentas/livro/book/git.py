"""What git knows of the book."""

import os
import subprocess
from pathlib import Path

_OTHERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")  # set by git itself while a hook runs


def ask(root: Path, *question: str) -> str:
    """Return the answer of a git command, empty where git or the repository is missing.

    A book unpacked inside the checkout of something else is not a part of it.

    Args:
        root: the folder of the book, perhaps a downloaded archive of it.
        question: the command and its options.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    environment["GIT_CEILING_DIRECTORIES"] = str(root.resolve().parent)
    try:
        answer = subprocess.run(
            ["git", "-C", str(root), *question],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
    except FileNotFoundError:
        return ""
    return answer.stdout.strip()

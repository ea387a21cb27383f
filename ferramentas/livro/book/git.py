"""What git knows of the book, and a copy of what it tracks, to build apart from the original."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from livro.errors import BookError

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


def copy_book(root: Path, target: Path, *names: str) -> Path:
    """Copy to `target` what git tracks or would track, all or some of it; return `target`.

    Args:
        root: the folder of the book: a checkout, or a downloaded archive of one.
        target: the folder to write.
        names: the files and folders to copy, below `root`; without any, all.

    Raises:
        BookError: there is no git to tell the files of the book from what was built.
    """
    for name in _listed(root, names):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target / name)
    return target


def _listed(root: Path, names: tuple[str, ...]) -> list[str]:
    with TemporaryDirectory() as empty:  # stands for the repository that an archive has not
        try:
            subprocess.run(["git", "init", "-q", "--bare", empty], check=True)
        except FileNotFoundError as error:
            raise BookError("Copiar o livro pede o git, que não está instalado.") from error
        repository = ask(root, "rev-parse", "--absolute-git-dir") or empty
        command = ["git", f"--git-dir={repository}", f"--work-tree={root}", "ls-files", "-z"]
        command += ["--cached", "--others", "--exclude-standard", "--", *names]
        listing = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return [name for name in listing.stdout.split("\0") if name]

"""A copy of the book, as it is in the working tree, to build without touching the original."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from livro.book import git
from livro.errors import BookError


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
        repository = git.ask(root, "rev-parse", "--absolute-git-dir") or empty
        command = ["git", f"--git-dir={repository}", f"--work-tree={root}", "ls-files", "-z"]
        command += ["--cached", "--others", "--exclude-standard", "--", *names]
        listing = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return [name for name in listing.stdout.split("\0") if name]

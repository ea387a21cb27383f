"""The branch of the repository that Binder and Colab open: notebooks, and what they need to run."""

import shutil
from pathlib import Path

from livro.book.files import new_folder
from livro.book.git import copy_book
from livro.errors import BookError

# With the package, so that what is installed is always what the notebooks were written for.
PARTS = ("binder", "code", "pyproject.toml", "LICENSE", "LICENSE-CODE")
README = """\
# Notebooks

Os *notebooks* do livro *Estabilidade numérica e inicialização*, uma pasta por *framework*.

Este ramo é escrito quando o site é publicado: para mudar um deles, mude a página do livro.
"""


def gather(root: Path, site: Path, target: Path) -> None:
    """Write the files of the branch.

    Args:
        root: the folder of the book.
        site: the folder of the built site, which holds the notebooks.
        target: the folder to write, in the place of the same of another time.

    Raises:
        BookError: the site has no notebooks, or the folder has something else in it.
    """
    notebooks = site / "cadernos"
    if not notebooks.is_dir():
        raise BookError(f"Não há notebooks em {notebooks}; construa o livro antes com `make html`.")
    _check(target)
    with new_folder(target) as folder:
        ignored = shutil.ignore_patterns("*.zip")
        shutil.copytree(notebooks, folder, ignore=ignored, dirs_exist_ok=True)
        copy_book(root, folder, *PARTS)
        (folder / "README.md").write_text(README, encoding="utf-8")


def _check(target: Path) -> None:
    """Refuse to put the branch in the place of anything but an older one."""
    if target.is_file():
        raise BookError(f"{target} é um arquivo: escolha uma pasta.")
    readme = target / "README.md"
    older = readme.is_file() and readme.read_bytes() == README.encode()
    if not older and target.is_dir() and any(target.iterdir()):
        raise BookError(f"{target} não está vazia: escolha outra pasta, ou esvazie esta.")

"""The same pages as Jupyter Book makes them by itself: what the site is compared with.

Of our extensions, only those without which the pages would lose their text, and that which finds
the cells already executed. Theme, mathematics, search and buttons are those that come with Jupyter
Book; MathJax, which it takes from another site, comes from a package, so that it is counted.
"""

from pathlib import Path

import yaml

from livro.book import files
from livro.book.contents import contents
from livro.book.places import root
from livro.book.settings import read_settings
from livro.errors import BookError

_EXTENSIONS = [
    "livro.sphinx.execution",
    "livro.sphinx.framework_tabs",
    "livro.sphinx.page_opening",
    "livro.sphinx.glossary",
    "livro.sphinx.explorer",
    "livro.sphinx.check_rules",
    "livro.sphinx.translation_status",
    "livro.sphinx.errata",
    "livro.sphinx.reference",
    "sphinx-mathjax-offline",
]
_KEPT = (
    "title",
    "author",
    "only_build_toc_files",
    "exclude_patterns",
    "execute",
    "parse",
    "bibtex_bibfiles",
)


def folder(book: Path) -> Path:
    """Return where the baseline of a book is built: beside the cells already executed."""
    return book / "_build" / "sem-ajustes"


def build_baseline(book: Path) -> None:
    """Build the pages of a book that was built before, so that no cell has to run again.

    Raises:
        BookError: the build failed.
    """
    from jupyter_book.sphinx import build_sphinx

    site = folder(book)
    kept = site.with_name(".sem-ajustes")
    kept.mkdir(parents=True, exist_ok=True)
    config, toc = kept / "_config.yml", kept / "_toc.yml"
    for path, content in {config: _settings(book), toc: contents(book)}.items():
        files.write(path, yaml.safe_dump(content, allow_unicode=True).encode())
    failure = build_sphinx(
        book,
        site,
        noconfig=True,
        path_config=config,
        confoverrides={
            "external_toc_path": str(toc),
            "latex_individualpages": False,
        },
        doctreedir=kept / "doctrees",
        quiet=True,
    )
    if failure:
        raise BookError("o Jupyter Book sem ajustes não construiu as páginas")


def _settings(book: Path) -> dict[str, object]:
    """Keep of the configuration what the pages ask for, and leave the rest at its default."""
    ours = read_settings(book / "_config.yml")
    return {
        **{name: ours[name] for name in _KEPT if name in ours},
        "sphinx": {"extra_extensions": _EXTENSIONS, "config": {"language": "pt_BR"}},
    }


if __name__ == "__main__":
    build_baseline(root())

"""The same pages as Jupyter Book makes them by itself: what the light site is compared with.

Of our extensions, only those without which the pages would lose content, and that which finds the
cells already executed. Theme, mathematics, search and buttons are those that come with Jupyter
Book; MathJax, which it takes from another site, comes from a package, so that it is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from livro.errors import BookError

if TYPE_CHECKING:
    from pathlib import Path

_EXTENSIONS = [
    "livro.sphinx.execution",
    "livro.sphinx.framework_tabs",
    "livro.sphinx.page_opening",
    "livro.sphinx.glossary",
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


def build_stock(book: Path) -> Path:
    """Build the pages of a book that was built before, so that no cell has to run again.

    Returns:
        The folder of the site.

    Raises:
        BookError: the build failed.
    """
    from jupyter_book.sphinx import build_sphinx

    config = book / "_build" / "sem-ajustes.yml"
    config.write_text(yaml.safe_dump(_settings(book), allow_unicode=True), encoding="utf-8")
    site = book / "_build" / "sem-ajustes"
    failure = build_sphinx(
        book,
        site,
        noconfig=True,
        path_config=config,
        confoverrides={
            "external_toc_path": str(book / "_toc.yml"),
            "latex_individualpages": False,
        },
        quiet=True,
        freshenv=True,
    )
    if failure:
        raise BookError("o Jupyter Book sem ajustes não construiu as páginas")
    return site


def _settings(book: Path) -> dict[str, object]:
    """Keep of the configuration what the pages ask for, and leave the rest at its default."""
    ours = yaml.safe_load((book / "_config.yml").read_text(encoding="utf-8"))
    return {
        **{name: ours[name] for name in _KEPT},
        "sphinx": {"extra_extensions": _EXTENSIONS, "config": {"language": "pt_BR"}},
    }

"""What the first leaf and the properties of the PDF say of this edition.

The sentences are in the style of the book, which a reviewer of the Portuguese can correct; here are
the facts that change: the commands that those sentences use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.lists import format_list
from sphinx.util.texescape import escape

from livro.book.edition import read_edition
from livro.book.repository import repository_url
from livro.sphinx.framework_tabs.settings import framework_labels

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

LOCALE = "pt_BR"


def imprint(root: Path, config: Config) -> str:
    """Return the definitions of the facts."""
    edition = read_edition(root)
    labels = framework_labels(config)
    printed = config.framework_tabs_latex
    shown = [labels[printed]] if printed else list(labels.values())
    code = shown[:1]  # of a tab, the book prints what its first framework runs
    facts = {
        "versao": edition.version,
        "dia": edition.written_day,
        "commit": edition.commit,
        "codigo": format_list(code, locale=LOCALE),
        "frameworks": format_list(shown, locale=LOCALE),
        "titulo": config.html_title,
        "autores": config.author,
        "assuntos": ", ".join(config.paper_keywords),
        "repositorio": config.html_theme_options.get("repository_url") or repository_url("", root),
    }
    return "\n".join(
        rf"\newcommand{{\livro{name}}}{{{escape(str(fact), 'lualatex')}}}"
        for name, fact in facts.items()
    )

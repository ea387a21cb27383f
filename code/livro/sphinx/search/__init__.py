"""The search of the site, for words as people type them: no accents, singular or plural."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from livro.sphinx.search.stemming import SearchBrazilianPortuguese, javascript

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def remember_rules(_app: Sphinx, config: Config) -> None:
    """Index every page again when the rules have changed."""
    config.search_rules = sha256(javascript().encode()).hexdigest()


def forget_lost_words(app: Sphinx) -> tuple[()]:
    """Drop the words that no page has any more, which Sphinx keeps from build to build."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        for words in (indexer._mapping, indexer._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
    return ()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_search_language(SearchBrazilianPortuguese)
    app.add_config_value("search_rules", "", "env", types=(str,))  # not for users
    app.connect("config-inited", remember_rules)
    app.connect("html-collect-pages", forget_lost_words)  # the last event before the index
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}

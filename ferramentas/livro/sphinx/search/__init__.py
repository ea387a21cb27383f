"""The search of the site, for words as people type them: no accents, singular or plural.

For any book whose `language` is `pt_BR` or `pt`; in other languages the search is Sphinx's.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from livro.sphinx.search.stemming import SearchAnyPortuguese, SearchBrazilianPortuguese


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
    app.add_search_language(SearchAnyPortuguese)
    app.connect("html-collect-pages", forget_lost_words)  # the last event before the index
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}

"""The search of the site, for words as people type them: no accents, singular or plural.

For any book whose `language` is `pt_BR` or `pt`; in other languages the search is Sphinx's.
"""

from typing import Any

from sphinx.application import Sphinx

from livro.sphinx.search import entries
from livro.sphinx.search.stemming import SearchAnyPortuguese, SearchBrazilianPortuguese


def mend_index(app: Sphinx) -> tuple[()]:
    """Make the index that of a build from scratch: words that no page has any more go."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        entries.restore(app)
        for words in (indexer._mapping, indexer._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
    return ()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_search_language(SearchBrazilianPortuguese)
    app.add_search_language(SearchAnyPortuguese)
    app.connect("html-collect-pages", mend_index)  # the last event before the index
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}

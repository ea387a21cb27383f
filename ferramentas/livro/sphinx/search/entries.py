"""The entries of the index of terms that the search knows, those of pages as they were too.

Sphinx forgets them but for the pages that this very build wrote: after one word, whoever searched
for a term would no more be led to where it is explained.
"""

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

Entry = tuple[str, str, str]


def restore(app: Sphinx) -> None:
    """Bring back those of the pages that were not written, in the order of a build from scratch."""
    indexer = app.builder.indexer  # type: ignore[attr-defined]
    fed: dict[str, list[Entry]] = indexer._index_entries
    known = {page: set(entries) for page, entries in fed.items()}
    for page, entry in _written(app):
        if page in app.env.all_docs and page not in fed:
            known.setdefault(page, set()).add(entry)
    indexer._index_entries = {
        page: sorted({(term.lower(), place, main) for term, place, main in known[page]})
        for page in sorted(known)
    }


def _written(app: Sphinx) -> Iterator[tuple[str, Entry]]:
    """Yield the page and the entry of what the last build wrote, if there was one."""
    file = Path(app.outdir, app.builder.searchindex_filename)  # type: ignore[attr-defined]
    if not file.is_file():
        return
    index = app.builder.indexer_format.loads(file.read_text("utf-8"))  # type: ignore[attr-defined]
    for term, places in index["indexentries"].items():
        for page, place, main in places:
            yield index["docnames"][page], (term, place, "main" if main else "")

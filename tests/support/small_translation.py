"""The ledger of a small book, which links what it translates to its source."""

from livro.translation.segments import Ledger, load
from livro.translation.segments.marking import linked
from livro.translation.segments.writing import write_ledger


def link(root, lines, omissions=(), **how):
    """Link segments to the only source of a book, and leave some of it out.

    Args:
        root: the folder of the book.
        lines: segment -> the first and the last line of the source that it translates.
        omissions: the lines that nothing translates.
        how: what else the ledger says of each segment.
    """
    bitext = load(root)
    (source,) = bitext.sources.values()
    keys = {name: source.keys_at(*place) for name, place in lines.items()}
    entries = {name: linked(bitext, name, source.name, own, **how) for name, own in keys.items()}
    left = {key: "não é texto" for line in omissions for key in source.keys_at(line, line)}
    write_ledger(root, Ledger(entries, {source.name: left}))

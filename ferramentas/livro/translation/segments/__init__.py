"""What links each paragraph of the book to its source, and what became of it.

In a page, `% seg: id` on a line of its own links the lines below it to blocks of the source and
`% seg: edicao` says that they are of this edition only.  The ledger, a file of `traducao/trechos`
for each page, holds for each id the blocks, what both sides were like when somebody answered for
them, and who did.

    bitext = load(root)
    bitext.pairs()        # each segment with its two sides
    bitext.targets        # all lines of the book, those of this edition too
    bitext.untranslated() # blocks of the source that nothing translates
    bitext.condition(id)  # em dia, fonte mudou, alvo mudou, sem fonte, órfão
"""

from livro.translation.segments.bitext import Bitext, Condition, UntranslatedBlock
from livro.translation.segments.ledger import Entry, Ledger, State
from livro.translation.segments.loading import load

__all__ = [
    "Bitext",
    "Condition",
    "Entry",
    "Ledger",
    "State",
    "UntranslatedBlock",
    "load",
]

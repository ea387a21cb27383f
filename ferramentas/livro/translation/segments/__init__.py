"""What ties each paragraph of the book to its source, and what became of it.

In a page, `% seg: id` on a line of its own ties the lines below it to blocks of the source and
`% seg: edicao` says that they are of this edition only.  The ledger, a file of `traducao/trechos`
for each page, holds for each id the blocks, what both sides were like when somebody answered for
them, and who did.

    ties = load(root)
    ties.pairs()        # each segment with its two sides
    ties.targets        # all lines of the book, those of this edition too
    ties.untied()       # blocks of the source that nothing translates
    ties.condition(id)  # em dia, fonte mudou, alvo mudou, sem fonte, órfão
"""

from livro.translation.segments.ledger import Entry, Ledger, State
from livro.translation.segments.loading import load
from livro.translation.segments.problem import Problem
from livro.translation.segments.ties import Condition, Ties, UntiedBlock

__all__ = [
    "Condition",
    "Entry",
    "Ledger",
    "Problem",
    "State",
    "Ties",
    "UntiedBlock",
    "load",
]

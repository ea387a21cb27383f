"""Any d2l page turned into a draft page of this book, with nothing lost on the way.

Every word, formula, line of code, label and citation of the source is in the page or in the
report.  What is damaged in the source is told and stays as it is, but for spaces in the mark of a
reference; what only a person can decide is told too.
"""

from livro.importing.importing import Draft, draft, draft_all, write
from livro.importing.places import destinations

__all__ = ["Draft", "destinations", "draft", "draft_all", "write"]

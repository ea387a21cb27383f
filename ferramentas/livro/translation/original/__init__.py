"""The English of which the kept source is half a translation: where it is, and how it comes.

`fonte.yml` says which file of which commit it is; `livro fonte trazer` brings it to `.cache`,
outside of git.  Without it, the English is what the kept source itself still has.
"""

from livro.translation.original.keeping import bring, kept
from livro.translation.original.provenance import Original, read_originals

__all__ = ["Original", "bring", "kept", "read_originals"]

"""What the original says and is not so: for its authors, in English, and for our readers."""

from livro.translation.errata.defects import Defect, read_defects
from livro.translation.errata.report import as_markdown

__all__ = ["Defect", "as_markdown", "read_defects"]

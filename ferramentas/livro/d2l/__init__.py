"""The d2lbook source format: read without loss, in blocks, with its damage reported."""

from livro.d2l.model import Block, Damage, Kind, Page
from livro.d2l.reader import read, read_file

__all__ = ["Block", "Damage", "Kind", "Page", "read", "read_file"]

"""A copy of the book that a test may spoil."""

import re
import shutil
from pathlib import Path

import pytest

from livro.d2l.model import Kind
from livro.translation.original import PROVENANCE, blob_of, bring, read_originals
from livro.translation.segments import load

ROOT = Path(__file__).parents[3]


def copy_book(folder):
    """Copy what the translation is made of into a folder, and return it."""
    for name in ("book", "traducao"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


def bring_original(root, text):
    """Say that a text is the original of the only source of a book, and bring it."""
    (original,) = read_originals(root).values()
    path = root / PROVENANCE
    blob = blob_of(text.encode())
    path.write_text(path.read_text(encoding="utf-8").replace(original.blob, blob), encoding="utf-8")
    page = root / "original.md"
    page.write_text(text, encoding="utf-8")
    bring(root, read_originals(root).values(), str(page))


def stand_in(root):
    """Return the page of the source of a book with made-up English where it is translated."""
    (source,) = load(root).sources.values()
    return "\n".join(
        block.text if key in source.english else _in_english(number, block)
        for number, (key, block) in enumerate(source.blocks.items())
    )


def _in_english(number, block):
    if block.kind is Kind.HEADING:
        return re.sub(r"(?m)^(#+) .*", rf"\1 The block {number} of the page", block.text)
    if block.kind is Kind.PARAGRAPH and not block.tabs:
        formulas = ", ".join(re.findall(r"\$[^$]+\$", block.text))
        return f"This is the block {number} of the page, with {formulas}.\n"
    return block.text.replace("e portanto", "and thus")


@pytest.fixture
def copied_book(tmp_path):
    return copy_book(tmp_path)

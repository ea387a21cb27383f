"""Another id for a segment, with all that is kept of it."""

import codecs
import re
from pathlib import Path

from livro.errors import BookError
from livro.translation.segments import previous
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.names import fault
from livro.translation.segments.places import PORTS
from livro.translation.segments.writing import write_ledger

# The start of the file, perhaps after its mark, or what ends the line before.
_LINE_START = rb"(\A(?:" + codecs.BOM_UTF8 + rb")?|[\r\n])"


def rename(root: Path, bitext: Bitext, old: str, new: str) -> None:
    """Give a segment another id in its page, in the ledger and in the ports, all or nothing.

    Where somebody has already changed the page, the rest follows it.

    Raises:
        BookError: the new id is another segment's or is no sound id for the page.
    """
    page = _page(bitext, old, new)
    if cause := fault(new, page):
        raise BookError(f"{cause[0].upper()}{cause[1:]}")
    comment = rf"% seg: {old}(?=[ \t]*(?:[\r\n]|\Z))"
    others = {
        root / page: _replaced(root / page, comment, f"% seg: {new}"),
        root / PORTS: _replaced(root / PORTS, rf"{old}(?=:)", new),
    }
    changed = {path: text for path, text in others.items() if text}
    ledger = bitext.ledger.renamed(old, new, page)
    write_ledger(root, ledger, {**changed, **previous.renamed(root, old, new)})


def _page(bitext: Bitext, old: str, new: str) -> str:
    """Return the page of a segment that may take another id."""
    before, after = bitext.targets_of(old), bitext.targets_of(new)
    if not (before or after):
        raise BookError(f"Nenhuma página tem “% seg: {old}” nem “% seg: {new}”.")
    if new in bitext.ledger.entries or (before and after):
        raise BookError(f"Já há um trecho “{new}”.")
    return (before or after)[0].path


def _replaced(path: Path, pattern: str, new: str) -> bytes:
    """Return a file with a name in the place of another; nothing, if there is no such file.

    Names stand at the start of a line, however lines end; the rest stays as it is, byte for byte.
    """
    content = path.read_bytes() if path.is_file() else b""
    return re.sub(_LINE_START + pattern.encode(), rb"\g<1>" + new.encode(), content)

"""SVG pictures without what nobody sees: notes about themselves, names, superfluous digits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scour import scour

if TYPE_CHECKING:
    from livro.site.optimize.memory import Memory

# With six digits, the last one is a thousandth of a point on figures up to 1000 points wide. With
# five, a line between two rows of pixels may fall on the other one; with four, slow curves get
# steps. Styles stay styles: as attributes, the sheet inside would beat them.
_OPTIONS = scour.parse_args(
    [
        "--set-precision=6",
        "--disable-style-to-xml",
        "--enable-comment-stripping",
        "--enable-id-stripping",
        "--shorten-ids",
        "--strip-xml-prolog",
        "--remove-metadata",
        "--indent=none",
        "--no-line-breaks",
    ]
)


def optimised(file: Path, memory: Memory) -> bytes:
    """Return the content of a picture that looks the same and weighs less."""
    content = file.read_bytes()
    options = repr(sorted(vars(_OPTIONS).items())).encode()

    def optimise() -> bytes:
        return str(scour.scourString(content.decode("utf-8"), _OPTIONS)).encode()

    return memory.of(options + content, optimise)

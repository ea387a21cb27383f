"""SVG pictures without what nobody sees: notes about themselves, names, superfluous digits."""

from __future__ import annotations

from pathlib import Path

from scour import scour

# With five digits, the last one is a hundredth of a point on figures up to 1000 points wide; with
# four, slow curves get steps. Styles stay styles: as attributes, the sheet inside would beat them.
_OPTIONS = scour.parse_args(
    [
        "--set-precision=5",
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


def slim(file: Path) -> str:
    """Return the text of a picture that looks the same and weighs less."""
    return str(scour.scourString(file.read_text(encoding="utf-8"), _OPTIONS))

"""The files for reading away from the site: what they are called and where they are built."""

from pathlib import Path

NAME = "estabilidade-numerica"


def pdf_path(root: Path, framework: str = "") -> Path:
    """Return the place of the PDF; that of a framework alone says so in its name."""
    return root / "_build" / "pdf" / f"{f'{NAME}-{framework}' if framework else NAME}.pdf"


def epub_path(root: Path) -> Path:
    """Return the place of the EPUB."""
    return root / "_build" / "epub" / f"{NAME}.epub"


def accessible_path(root: Path) -> Path:
    """Return the place of the PDF with tags."""
    return root / "_build" / "pdf" / f"{NAME}-acessivel.pdf"


def slides_path(root: Path, framework: str) -> Path:
    """Return the place of the slides of a framework, inside what goes into the site with them."""
    return root / "_build" / "slides" / "slides" / f"{framework}.html"

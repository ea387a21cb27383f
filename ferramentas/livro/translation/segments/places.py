"""Where the data of the translation are, seen from the folder of the book."""

from pathlib import Path, PurePosixPath

BOOK = Path("book")
SEGMENTS = Path("traducao/trechos")  # for each page, what is kept of its segments
OMISSIONS = Path("traducao/omissoes")  # for each page of the source, what was left out and why
VERSIONS = Path("traducao/versoes")  # for each page of the source, those beside the kept one
PORTS = Path("traducao/portes.yml")  # how the cells of the source became those of the book
SOURCES = Path("traducao/fonte")
ERRATA = Path("traducao/errata.yml")  # what the original says and is not so
PREVIOUS = SOURCES / "anteriores"  # what changed segments were translated from, one file for each


def files_in(folder: Path) -> list[Path]:
    """Return the files of the ledger in a folder; those that an editor hides are not of it."""
    return sorted(folder.rglob("[!.]*.yml"))


def segments_of(page: str) -> Path:
    """Return the file of what is kept of the segments of a page, “book/a.md”."""
    return SEGMENTS / PurePosixPath(page).relative_to(BOOK.as_posix()).with_suffix(".yml")


def omissions_of(source: str) -> Path:
    """Return the file of what was left out of a page of the source."""
    return OMISSIONS / PurePosixPath(source).with_suffix(".yml")


def versions_of(source: str) -> Path:
    """Return the file of the versions of a page of the source that it may come back to."""
    return VERSIONS / PurePosixPath(source).with_suffix(".yml")

"""What a segment was translated from, kept while the source says something else."""

from collections.abc import Iterable
from pathlib import Path

from livro.book import files
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.places import PREVIOUS


def previous_text(root: Path, segment: str) -> str:
    """Return the source of a segment as it was translated, if it has changed since."""
    path = _path(root, segment)
    return files.decoded(path.read_bytes(), str(path)) if path.exists() else ""


def texts(root: Path, bitext: Bitext, segments: Iterable[str]) -> dict[Path, bytes | None]:
    """Return the files to keep of segments whose source is about to change, as translated."""
    return {
        _path(root, segment): "\n".join(b.text for b in bitext.original_of(segment)).encode()
        for segment in segments
        if not bitext.is_original_changed(segment)
    }


def renamed(root: Path, old: str, new: str) -> dict[Path, bytes | None]:
    """Return the file to keep of a segment under another id, if there is one, and the old to go."""
    text = previous_text(root, old)
    return {_path(root, new): text.encode(), _path(root, old): None} if text else {}


def forgotten(root: Path, segments: Iterable[str]) -> dict[Path, bytes | None]:
    """Return the files that go: somebody answers for these segments again."""
    return {_path(root, segment): None for segment in segments}


def _path(root: Path, segment: str) -> Path:
    return root / PREVIOUS / f"{segment}.md"

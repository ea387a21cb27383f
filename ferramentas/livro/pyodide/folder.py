"""The folder with the files of the release, beside the book and outside of git."""

from collections.abc import Callable, Mapping
from pathlib import Path

from livro.book.files import new_folder
from livro.errors import BookError
from livro.pyodide.release import LOCK, VERSION, check, needed_files


def place(root: Path) -> Path:
    """Return where the files of the release are kept; `make clean` leaves them alone."""
    return root / ".cache" / "pyodide" / VERSION


def fill(folder: Path, read: Callable[[str], bytes]) -> dict[str, int]:
    """Write every needed file, all or none.

    Args:
        folder: where to; what is in it goes.
        read: what returns the content of a file.

    Returns:
        File -> bytes.

    Raises:
        BookError: a file is not the one of the release.
    """
    with new_folder(folder) as fresh:
        return bring(fresh, needed_files(read(LOCK)), read)


def bring(folder: Path, digests: Mapping[str, str], read: Callable[[str], bytes]) -> dict[str, int]:
    """Write files of the release to a folder, each checked; return file -> bytes.

    Raises:
        BookError: a file is not the one of the release.
    """
    sizes = {}
    for name, digest in digests.items():
        content = read(name)
        check(name, content, digest)
        sizes[name] = (folder / name).write_bytes(content)
    return sizes


def files(folder: Path) -> list[Path]:
    """List the files that `fill` wrote, checked again; none when there is no folder.

    Raises:
        BookError: a file is gone or changed.
    """
    if not folder.is_dir():
        return []
    try:
        digests = needed_files((folder / LOCK).read_bytes())
        for name, digest in digests.items():
            check(name, (folder / name).read_bytes(), digest)
    except (BookError, FileNotFoundError) as error:
        raise BookError(
            f"{folder} está estragada; apague-a e rode `make pyodide`: {error}"
        ) from error
    return [folder / name for name in digests]

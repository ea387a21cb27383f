"""Files and folders that are either the old ones or the new ones, never half of each."""

import codecs
import contextlib
import fcntl
import os
import re
import shutil
import signal
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from livro.errors import BookError

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?:\s|$)", re.MULTILINE)
_NAME = 60  # letters of a name that fit, with others, in one
_INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM)


def read(path: Path) -> str:
    """Read a text that people write: lines end in any way, and a mark at the start is no letter.

    Raises:
        BookError: it is not in UTF-8, or two versions in conflict; the message says in which line.
    """
    return decoded(path.read_bytes(), str(path)).replace("\r\n", "\n").replace("\r", "\n")


def decoded(content: bytes, path: str) -> str:
    """Return the text of a file, as `read` does, with the ends that its lines have."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BookError(f"{path}:{line}: o arquivo não está em UTF-8; salve-o assim.") from error
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        raise BookError(
            f"{path}:{line}: há um conflito do git por resolver: deixe um dos dois lados e apague "
            "as marcas (<<<<<<<, =======, >>>>>>>)."
        )
    return text


def as_saved(path: Path, text: str) -> bytes:
    """Return another text for a file that people write, with the ends and the mark that it has."""
    content = path.read_bytes()
    ends = next((end for end in (b"\r\n", b"\n", b"\r") if end in content), b"\n")
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode().replace(b"\n", ends)


def write(path: Path, content: bytes) -> None:
    """Write a whole file in the place of the old one, if any."""
    write_together({path: content})


def write_together(contents: Mapping[Path, bytes | None]) -> None:
    """Write files, and remove those without content; all of it, or they are as they were."""
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    staged: dict[Path, str] = {}
    written = {path: content for path, content in contents.items() if content is not None}
    folders = [folder for path in written for folder in _missing(path.parent)]
    with uninterrupted():
        try:
            for path, content in written.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                _stage(path, content, staged)
            for path in contents:
                if path in staged:
                    os.replace(staged[path], path)
                else:
                    path.unlink(missing_ok=True)
        except BaseException:
            _undo(before, staged, folders)
            raise


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hear only at the end who interrupts (Ctrl-C, SIGTERM) what has to be done whole.

    Only the main thread hears it anyway.  (A mask would not do: a thread of a library without one
    would take the signal.)
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []

    def hear(number: int, _frame: object) -> None:
        heard.append(number)

    handlers = {number: signal.signal(number, hear) for number in _INTERRUPTIONS}
    try:
        yield
    finally:
        for interruption, handler in handlers.items():
            signal.signal(interruption, handler)
        for number in heard:
            signal.raise_signal(number)


@contextlib.contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder to fill; it takes the place of the old one unless something fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as workplace:
        fresh = Path(workplace) / "new"
        fresh.mkdir()
        yield fresh
        with _one_at_a_time(path.parent), uninterrupted():
            if path.exists():
                path.rename(Path(workplace) / "old")
            fresh.rename(path)


@contextlib.contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep others waiting that would put a folder in the place of another there, in two steps."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network disks lock no folders
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def empty_folder(path: Path) -> Path:
    """Return a folder with nothing in it; what a failure leaves there is to be looked at."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def _stage(path: Path, content: bytes, staged: dict[Path, str]) -> None:
    """Write a content beside its place, noted before anything can fail.

    What the system refuses is told of the place, and not of the file that is to go there.
    """
    prefix = f".{path.name[:_NAME]}."
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=prefix, delete=False) as file:
            staged[path] = file.name
            file.write(content)
        os.chmod(file.name, 0o644)
    except OSError as error:
        error.filename = str(path)
        raise


def _missing(folder: Path) -> list[Path]:
    """Return the folders still to be made, the deepest first."""
    return [each for each in (folder, *folder.parents) if not each.exists()]


def _undo(
    before: Mapping[Path, bytes | None], staged: Mapping[Path, str], made: list[Path]
) -> None:
    for name in staged.values():
        with contextlib.suppress(OSError):
            os.unlink(name)
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    for folder in made:
        with contextlib.suppress(OSError):
            folder.rmdir()

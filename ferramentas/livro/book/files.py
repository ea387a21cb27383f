"""Files and folders that are either the old ones or the new ones, never half of each."""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

import yaml

from livro.errors import BookError

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?:\s|$)", re.MULTILINE)
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it


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


def load_yaml(text: str) -> Any:
    """Read YAML fast; what is refused is read again by the parser that tells best why.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    try:
        return yaml.load(text, Loader=FAST)
    except yaml.YAMLError:
        return yaml.safe_load(text)


def write(path: Path, content: bytes) -> None:
    """Write a whole file in the place of the old one, if any."""
    write_together({path: content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write files; if one cannot be written, the others are as they were."""
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    staged: dict[Path, str] = {}
    folders = [folder for path in contents for folder in _missing(path.parent)]
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = _stage(path, content)
        for path, name in staged.items():
            os.replace(name, path)
    except BaseException:
        _undo(before, staged, folders)
        raise


@contextlib.contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder to fill; it takes the place of the old one unless something fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as workplace:
        fresh = Path(workplace) / "new"
        fresh.mkdir()
        yield fresh
        if path.exists():
            path.rename(Path(workplace) / "old")
        fresh.rename(path)


def empty_folder(path: Path) -> Path:
    """Return a folder with nothing in it; what a failure leaves there is to be looked at."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def _stage(path: Path, content: bytes) -> str:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        file.write(content)
    os.chmod(file.name, 0o644)
    return file.name


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

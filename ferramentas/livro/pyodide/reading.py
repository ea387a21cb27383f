"""What a wheel says of itself, checked before anybody's browser has to."""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from packaging.metadata import InvalidMetadata, Metadata
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from livro.errors import BookError

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # of a compression that nobody uses
    RuntimeError,  # of a file with a password
    InvalidMetadata,
)


@dataclass(frozen=True)
class Wheel:
    """A wheel that is whole.

    Attributes:
        file_name: what it is called.
        content: its bytes.
        name: its package, as installers write it.
        version: of the package.
        requires: what it asks for, whatever the system.
        modules: what can be imported of it.
    """

    file_name: str
    content: bytes
    name: str
    version: Version
    requires: tuple[Requirement, ...]
    modules: frozenset[str]


def supported_tags(info: Mapping[str, str]) -> set[Tag]:
    """Return the tags of the wheels that a release of Pyodide loads, by what its lock says."""
    major, minor, *_ = map(int, info["python"].split("."))
    interpreter = f"cp{major}{minor}"
    platforms = [f"pyemscripten_{info['abi_version']}_{info['arch']}"]
    return {
        *cpython_tags((major, minor), [interpreter], platforms),
        *compatible_tags((major, minor), interpreter, platforms),
    }


def read_wheel(file_name: str, content: bytes, info: Mapping[str, str]) -> Wheel:
    """Read a wheel.

    Args:
        file_name: what it is called.
        content: its bytes.
        info: what the lock of Pyodide says of the release.

    Raises:
        BookError: it is no wheel, a broken one, or one for another Python.
    """
    try:
        name, version, _build, tags = parse_wheel_filename(file_name)
    except InvalidWheelFilename as error:
        raise BookError(f"{file_name}: não é o nome de um pacote (*wheel*).") from error
    if not tags & supported_tags(info):
        raise BookError(
            f"{file_name}: não serve ao Pyodide do livro, que carrega pacotes de Python puro "
            f"(py3-none-any) ou para pyemscripten_{info['abi_version']}_{info['arch']}, "
            f"Python {info['python'].rpartition('.')[0]}."
        )
    try:
        members, metadata = _open(content)
        says = metadata.name, metadata.version, tuple(metadata.requires_dist or ())
    except _BROKEN as error:
        raise BookError(f"{file_name}: o arquivo está corrompido ({error}).") from error
    if (canonicalize_name(says[0]), says[1]) != (name, version):
        raise BookError(f"{file_name}: o que há dentro é {says[0]} {says[1]}.")
    return Wheel(file_name, content, name, version, says[2], _modules(members))


def _open(content: bytes) -> tuple[list[str], Metadata]:
    """Return the names of the files of a wheel, all of them whole, and its metadata."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if damaged := archive.testzip():
            raise zipfile.BadZipFile(damaged)
        members = archive.namelist()
        found = [name for name in members if name.endswith(".dist-info/METADATA")]
        if len(found) != 1:
            raise zipfile.BadZipFile("METADATA")
        return members, Metadata.from_email(archive.read(found[0]), validate=False)


def _modules(members: list[str]) -> frozenset[str]:
    tops = {name.partition("/")[0] for name in members}
    inside = {top for top in tops if not top.endswith((".dist-info", ".data"))}
    return frozenset(top.partition(".")[0] for top in inside)

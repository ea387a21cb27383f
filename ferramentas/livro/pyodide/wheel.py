"""A wheel of pure Python packages, the same bytes for the same sources."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_TAG = "py3-none-any"
_WHEEL = f"Wheel-Version: 1.0\nGenerator: livro\nRoot-Is-Purelib: true\nTag: {_TAG}\n"


def make_wheel(name: str, version: str, packages: Iterable[Path]) -> tuple[str, bytes]:
    """Return the name and the content of a wheel with the packages in these folders."""
    contents = _sources(packages)
    folder = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    contents |= {f"{folder}/METADATA": metadata.encode(), f"{folder}/WHEEL": _WHEEL.encode()}
    record = "".join(f"{path},,\n" for path in [*contents, f"{folder}/RECORD"])
    contents[f"{folder}/RECORD"] = record.encode()
    return f"{name}-{version}-{_TAG}.whl", _zipped(contents)


def _sources(packages: Iterable[Path]) -> dict[str, bytes]:
    return {
        path.relative_to(package.parent).as_posix(): path.read_bytes()
        for package in packages
        for path in sorted(package.rglob("*"))
        if path.suffix in {".py", ".typed"}
    }


def _zipped(contents: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents.items():
            # The date of a new ZipInfo is always the first of 1980.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()

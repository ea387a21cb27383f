"""A wheel, or the standard library, with bytecode where there was source."""

import io
import zipfile
from collections.abc import Mapping

# For compilers and editors, which no page has.
_UNREAD = (".a", ".c", ".h", ".pxd", ".pyi")


def with_bytecode(archive: bytes, compiled: Mapping[str, bytes]) -> bytes:
    """Return the archive with each source replaced by its bytecode, where there is one.

    Without a source beside it, Python neither looks at its date nor needs a folder for bytecode.

    Args:
        archive: the content of a zip.
        compiled: name of a file of bytecode -> its content.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name.endswith(_UNREAD):
                continue
            content = old.read(name)
            if name.endswith(".dist-info/RECORD"):
                content = _recorded(content.decode(), compiled).encode()
            elif f"{name}c" in compiled:
                name, content = f"{name}c", compiled[f"{name}c"]
            # The date of a new ZipInfo is always the first of 1980.
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


def _recorded(record: str, compiled: Mapping[str, bytes]) -> str:
    """List what is in the wheel now; what was made here has no digest, as the list allows."""
    lines = []
    for line in record.splitlines():
        name = line.partition(",")[0]
        if not name.endswith(_UNREAD):
            lines.append(f"{name}c,," if f"{name}c" in compiled else line)
    return "".join(f"{line}\n" for line in lines)

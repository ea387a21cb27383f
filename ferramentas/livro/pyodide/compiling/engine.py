"""The bytecode of what a first figure imports, asked of the release itself."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from livro.errors import BookError

_HERE = Path(__file__).parent
PARTS = ("worker.py", "shell.js", "first_figure.py")
_PATIENCE = 3600  # seconds: it takes half a minute, where nothing else runs


def bytecode(release: Path) -> dict[str, bytes]:
    """Return place -> bytecode, as the Python of the release in this folder has them.

    Raises:
        BookError: it does not run.
    """
    # -P: the folder of the script, full of modules of ours, stays out of the import path.
    command = [sys.executable, "-P", "-X", "utf8", str(_HERE / "worker.py"), str(release)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE)
    except subprocess.SubprocessError as error:
        said = (getattr(error, "stderr", None) or b"").decode("utf-8", "replace")
        raise BookError(
            f"o Python das páginas não compilou os seus pacotes: {error}\n{said}"
        ) from error
    with zipfile.ZipFile(BytesIO(done.stdout)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parts() -> bytes:
    """Return all that decides what `bytecode` returns, the release apart."""
    return b"\0".join((_HERE / name).read_bytes() for name in PARTS)

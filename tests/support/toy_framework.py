"""A framework of the tests' own, in pure Python, that pages can run: `brinquedo`."""

import io
import zipfile
from hashlib import sha256

from estabilidade.registry import Framework

TOY = Framework("brinquedo", "Brinquedo", "brinquedo")
CODE = "import adereco\n\n\ndef dobro(x):\n    return adereco.soma(x, x)\n"
HELPER = "def soma(x, y):\n    return x + y\n"


def wheel(name="brinquedo", version="1.2", code=CODE, requires=(), tag="py3-none-any", inside=None):
    """Make a wheel with one module; return its file name and its content."""
    folder = f"{name}-{version}.dist-info"
    metadata = [f"Metadata-Version: 2.1\nName: {inside or name}\nVersion: {version}\n"]
    metadata += [f"Requires-Dist: {each}\n" for each in requires]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(f"{name}/__init__.py", code)
        archive.writestr(f"{folder}/METADATA", "".join(metadata))
        archive.writestr(f"{folder}/WHEEL", f"Wheel-Version: 1.0\nTag: {tag}\n")
        archive.writestr(f"{folder}/RECORD", "")
    return f"{name}-{version}-{tag}.whl", target.getvalue()


def keep(folder, file, framework="brinquedo"):
    """Write a wheel into a folder; return how `make pyodide` asks for it."""
    name, content = file
    (folder / name).write_bytes(content)
    return f"{framework}={folder / name}#sha256={sha256(content).hexdigest()}"

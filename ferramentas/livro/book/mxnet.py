"""The kernel of MXNet, which `make mxnet` installs apart, and why it may not be there."""

import json
import os
import platform
from pathlib import Path

KERNEL = "mxnet"
ENVIRONMENT = ".venv-mxnet"
PLATFORM = ("Linux", "x86_64")

ELSEWHERE = "o MXNet só existe para Linux x86-64"
MISSING = "o MXNet não está instalado; para incluí-la, rode `make mxnet`"
MOVED = "o ambiente do MXNet foi movido de lugar; apague {environment} e rode `make mxnet`"


def jupyter_folder(root: Path) -> Path:
    """Return the folder in which Jupyter finds the kernel."""
    return root / ENVIRONMENT / "kernel" / "share" / "jupyter"


def absence(root: Path) -> str | None:
    """Say, in Portuguese, why the kernel cannot run here; None if it can."""
    specification = jupyter_folder(root) / "kernels" / KERNEL / "kernel.json"
    if not specification.is_file():
        here = (platform.system(), platform.machine())
        return MISSING if here == PLATFORM else ELSEWHERE
    python, *_ = json.loads(specification.read_text(encoding="utf-8"))["argv"]
    if not os.access(python, os.X_OK):
        return MOVED.format(environment=root / ENVIRONMENT)
    return None


def offer_kernel(root: Path) -> None:
    """Let Jupyter find the kernel, beside those that it finds by itself."""
    known = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
    paths = dict.fromkeys([str(jupyter_folder(root)), *filter(None, known)])
    os.environ["JUPYTER_PATH"] = os.pathsep.join(paths)


def share_environment(root: Path, copy: Path) -> None:
    """Let a copy of the book use the environment of the original, if there is one."""
    if (root / ENVIRONMENT).is_dir():
        (copy / ENVIRONMENT).symlink_to(root / ENVIRONMENT)


def locked(root: Path) -> str:
    """Return the versions with which the kernel runs."""
    lock = root / "requirements" / "mxnet.txt"
    return lock.read_text(encoding="utf-8") if lock.is_file() else ""

"""How the cells run: a quiet kernel, and a cache that sees the code the cells import.

jupyter-cache compares only the text of the cells.  A change in the package `estabilidade`, or of
the version of a framework, would leave the old outputs on the pages without a word.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sphinx.application import Sphinx
from sphinx.config import Config

import estabilidade
from livro.book import mxnet
from livro.sphinx.cell_cache import drop_damaged

# They must be set before the first import.
KERNEL_ENVIRONMENT = {
    "TF_CPP_MIN_LOG_LEVEL": "3",  # without both, TensorFlow writes its log into the outputs
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "OMP_NUM_THREADS": "1",  # for matrices as small as these, a second thread costs more
}


def installed_versions(package: str = estabilidade.__name__) -> list[str]:
    """List `name==version` of all that a package requires, whatever the extra, and that is here.

    What those require counts too (jaxlib, Keras): it decides the outputs of a cell as much.
    """
    found: dict[str, str] = {}
    waiting = list(_required(package, extras=True))
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # of an extra or a system that this is not
            continue
        waiting.extend(_required(name))
    return sorted(f"{name}=={number}" for name, number in found.items())


def _required(package: str, *, extras: bool = False) -> Iterator[str]:
    for line in requires(package) or ():
        requirement = Requirement(line)
        if extras or "extra" not in str(requirement.marker):
            yield canonicalize_name(requirement.name)


def fingerprint(package: Path, versions: Iterable[str]) -> str:
    """Return a short hash of every Python file below `package` and of the versions."""
    digest = hashlib.sha256("\n".join(versions).encode())
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def isolate_kernels(app: Sphinx, _config: Config) -> None:
    """Start the kernels without the IPython settings of whoever builds, and without their log."""
    folder = Path(app.outdir).parent / ".ipython"
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    settings = "get_config().IPKernelApp.log_level = 'ERROR'\n"
    (profile / "ipython_kernel_config.py").write_text(settings, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(folder)
    mxnet.offer_kernel(Path(app.srcdir))


def choose_cache(app: Sphinx, config: Config) -> None:
    """Point myst-nb to the cache of this very code; a new path also makes Sphinx read all again."""
    package = Path(estabilidade.__file__).parent
    caches = Path(app.outdir).parent / ".jupyter_cache"
    versions = [*installed_versions(), mxnet.locked(Path(app.srcdir))]
    cache = caches / fingerprint(package, versions)
    drop_damaged(cache)
    config.nb_execution_cache_path = str(cache)


def set_environment() -> None:
    """Set what this program and its kernels need and whoever runs it did not set."""
    for name, value in KERNEL_ENVIRONMENT.items():
        os.environ.setdefault(name, value)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    set_environment()
    app.connect("config-inited", choose_cache)
    app.connect("config-inited", isolate_kernels)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

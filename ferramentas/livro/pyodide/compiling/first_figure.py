"""Executed by the Python of the release: it draws, and gives the bytecode of what that imported.

What comes last is the value: a zip with the bytecode, each file by its place in that Python.
"""

import importlib.metadata
import io
import marshal
import statistics
import sys
import tarfile
import zipfile
from importlib.util import MAGIC_NUMBER, source_hash
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.polynomial
import numpy.typing

# Imported besides by the package of the book, and by Pyodide as it unpacks a wheel.
_ALSO = statistics, numpy.polynomial, numpy.typing, importlib.metadata, tarfile
_UNCHECKED = (1).to_bytes(4, "little")  # by the hash of a source that nobody looks for: PEP 552


def _draw() -> None:
    figure, axes = plt.subplots(2, 2, layout="constrained")
    steps = np.linspace(0.1, 1, 9)
    axes[0, 0].plot(steps, np.tanh(steps), "o-", label="$x^2$")
    axes[0, 0].legend(title="título")
    axes[0, 1].loglog(steps, np.exp(steps))
    axes[1, 0].hist(np.random.default_rng(0).normal(size=9))
    figure.colorbar(axes[1, 1].imshow(np.outer(steps, steps)))
    figure.savefig(io.StringIO(), format="svg", bbox_inches="tight")


def _bytecode(spec: Any) -> bytes:
    source = spec.loader.get_data(spec.origin)
    code = spec.loader.get_code(spec.name)
    whole: bytes = MAGIC_NUMBER + _UNCHECKED + source_hash(source) + marshal.dumps(code)
    return whole


def _zipped() -> bytes:
    target = io.BytesIO()
    specs = [getattr(module, "__spec__", None) for module in sys.modules.values()]
    with zipfile.ZipFile(target, "w") as archive:
        for spec in specs:
            if spec and spec.origin and spec.origin.endswith(".py"):
                archive.writestr(zipfile.ZipInfo(f"{spec.origin}c"), _bytecode(spec))
    return target.getvalue()


_draw()
_zipped()

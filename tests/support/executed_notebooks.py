"""Notebooks run from top to bottom, each in the environment that has only its framework."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import nbformat

from estabilidade import Framework
from livro.book.cells import cell_timeout

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "_build" / "html" / "cadernos"
ENVIRONMENTS = ROOT / ".venv-cadernos"
MEMORY = "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"

# The environment of whoever runs the tests must not reach into those of the notebooks.
STRANGERS = ("PYTHONPATH", "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS")
# As many run at a time as there are processors: each keeps to its own.
ALONE = {"OMP_NUM_THREADS": "1", "TF_NUM_INTRAOP_THREADS": "1"}


def python_of(framework: Framework) -> Path:
    """Return the Python of an environment."""
    python = ENVIRONMENTS / framework.name / "bin" / "python"
    assert python.is_file(), f"falta {python}: rode `make test-cadernos`"
    return python


def run(framework: Framework, page: str, folder: Path) -> nbformat.NotebookNode:
    """Run a notebook, and after it a cell that prints its memory; an error in a cell fails."""
    python_of(framework)
    notebook = nbformat.read(NOTEBOOKS / framework.name / f"{page}.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(MEMORY))
    source, result = folder / "caderno.ipynb", folder / "executado.ipynb"
    nbformat.write(notebook, source)
    execute = Path(sys.executable).with_name("jupyter-execute")
    options = [f"--kernel_name=caderno-{framework.name}", f"--timeout={cell_timeout(ROOT)}"]
    command = [execute, *options, f"--output={result}", source]
    environment = {k: v for k, v in os.environ.items() if k not in STRANGERS} | ALONE
    environment["JUPYTER_PATH"] = str(ENVIRONMENTS / framework.name / "share" / "jupyter")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return nbformat.read(result, as_version=4)


class Executions:
    """Notebooks that run beside the tests, in the order in which these ask for them."""

    def __init__(self, asked: list[tuple[Framework, str]], folder: Path) -> None:
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._started = {each: self._start(*each, folder) for each in asked}

    def _start(self, framework: Framework, page: str, folder: Path) -> Future:
        own = folder / framework.name / page
        own.mkdir(parents=True)
        return self._pool.submit(run, framework, page, own)

    def result(self, framework: Framework, page: str) -> nbformat.NotebookNode:
        """Wait for a notebook."""
        return self._started[framework, page].result()

    def end(self) -> None:
        """Wait for those that run, and begin no other."""
        self._pool.shutdown(cancel_futures=True)

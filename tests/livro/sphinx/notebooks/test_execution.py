"""Every notebook, run from top to bottom where only its own framework is installed."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from estabilidade import FRAMEWORKS
from livro.book.cells import cell_timeout, code_cells

pytestmark = pytest.mark.cadernos

ROOT = Path(__file__).parents[4]
NOTEBOOKS = ROOT / "_build" / "html" / "cadernos"
ENVIRONMENTS = ROOT / ".venv-cadernos"
PAGES = [
    str(page.relative_to(ROOT / "book").with_suffix(""))
    for page in sorted((ROOT / "book").rglob("*.md"))
    if "\n  name: python3\n" in page.read_text("utf-8")
    and any(cell.says.shows_code for cell in code_cells(page))
]
MEMORY = "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
LIMIT = 1e9  # bytes: Binder gives 2 GB, and a reader opens two pages

# The environment of whoever runs the tests must not reach into those of the notebooks.
STRANGERS = ("PYTHONPATH", "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS")


def python_of(framework):
    python = ENVIRONMENTS / framework.name / "bin" / "python"
    assert python.is_file(), f"falta {python}: rode `make test-cadernos`"
    return python


def run(notebook, framework, folder):
    """Run a notebook in the environment of a framework; an error in a cell fails the test."""
    source, result = folder / "caderno.ipynb", folder / "executado.ipynb"
    nbformat.write(notebook, source)
    execute = Path(sys.executable).with_name("jupyter-execute")
    command = [
        execute,
        f"--kernel_name=caderno-{framework.name}",
        f"--timeout={cell_timeout(ROOT)}",
    ]
    command += [f"--output={result}", source]
    environment = {k: v for k, v in os.environ.items() if k not in STRANGERS}
    environment["JUPYTER_PATH"] = str(ENVIRONMENTS / framework.name / "share" / "jupyter")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return nbformat.read(result, as_version=4)


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.name)
def test_environment_has_no_other_framework(framework):
    others = [f.package for f in FRAMEWORKS if f.name not in ("numpy", framework.name)]
    code = "import sys, importlib.util as u; print([m for m in sys.argv[1:] if u.find_spec(m)])"
    command = [python_of(framework), "-I", "-c", code, framework.package, *others]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str([framework.package])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.name)
def test_notebook_runs_without_a_complaint_in_little_memory(framework, page, tmp_path):
    python_of(framework)
    notebook = nbformat.read(NOTEBOOKS / framework.name / f"{page}.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(MEMORY))
    done = run(notebook, framework, tmp_path)
    *cells, memory = [cell for cell in done.cells if cell.cell_type == "code"]
    outputs = [output for cell in cells for output in cell.outputs]
    assert [o.text for o in outputs if o.get("name") == "stderr"] == []
    assert any(output.get("name") == "stdout" for output in outputs)
    draws = any("plot" in cell.source for cell in cells)
    assert draws == any("image/svg+xml" in output.get("data", {}) for output in outputs)
    tag = f"tab-{framework.name}"
    assert all(cell.outputs for cell in cells if tag in cell.metadata.get("tags", ()))
    assert int(memory.outputs[0].text) * 1024 < LIMIT

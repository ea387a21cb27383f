"""Every notebook, run from top to bottom where only its own framework is installed."""

import subprocess

import pytest
from executed_notebooks import ROOT, python_of

from estabilidade import FRAMEWORKS
from livro.book.cells import code_cells

pytestmark = pytest.mark.cadernos

PAGES = [
    str(page.relative_to(ROOT / "book").with_suffix(""))
    for page in sorted((ROOT / "book").rglob("*.md"))
    if "\n  name: python3\n" in page.read_text("utf-8")
    and any(cell.says.shows_code for cell in code_cells(page))
]
LIMIT = 1e9  # bytes: Binder gives 2 GB, and a reader opens two pages


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.name)
def test_environment_has_no_other_framework(framework):
    others = [f.package for f in FRAMEWORKS if f.name not in ("numpy", framework.name)]
    code = "import sys, importlib.util as u; print([m for m in sys.argv[1:] if u.find_spec(m)])"
    command = [python_of(framework), "-I", "-c", code, framework.package, *others]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str([framework.package])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.name)
def test_notebook_runs_without_a_complaint_in_little_memory(notebooks, framework, page):
    done = notebooks.result(framework, page)
    *cells, memory = [cell for cell in done.cells if cell.cell_type == "code"]
    outputs = [output for cell in cells for output in cell.outputs]
    assert [o.text for o in outputs if o.get("name") == "stderr"] == []
    assert any(output.get("name") == "stdout" for output in outputs)
    draws = any("plot" in cell.source for cell in cells)
    assert draws == any("image/svg+xml" in output.get("data", {}) for output in outputs)
    tag = f"tab-{framework.name}"
    assert all(cell.outputs for cell in cells if tag in cell.metadata.get("tags", ()))
    assert int(memory.outputs[0].text) * 1024 < LIMIT

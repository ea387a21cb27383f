"""What mybinder.org does with the branch of the notebooks, without Docker.

repo2docker says what it would do; then the same is done here: a fresh environment with exactly
`binder/requirements.txt` (`make test-binder` creates it), postBuild, and a real JupyterLab, in
which a real browser opens the address of the button and runs every notebook.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from estabilidade import FRAMEWORKS
from livro.book.cells import code_cells
from livro.site.notebook_branch import gather
from livro.sphinx.notebooks.addresses import Repository, notebook_path

pytestmark = pytest.mark.binder

ROOT = Path(__file__).parents[4]
ENVIRONMENT = ROOT / ".venv-cadernos" / "binder"
PAGES = [
    page.relative_to(ROOT).with_suffix("").as_posix()
    for page in sorted((ROOT / "book").rglob("*.md"))
    if "\n  name: python3\n" in page.read_text("utf-8")
    and any(cell.says.shows_code for cell in code_cells(page))
]
LIMIT = 1e6  # kB: Binder gives 2 GB, and a reader opens two pages
MINUTE = 60_000  # of the browser's clock


@pytest.fixture(scope="session")
def branch(tmp_path_factory):
    """The branch that the publication writes."""
    folder = tmp_path_factory.mktemp("binder") / "ramo"
    gather(ROOT, ROOT / "_build" / "html", folder)
    return folder


@pytest.fixture(scope="session")
def plan(branch):
    """What repo2docker would do, line by line."""
    command = [Path(sys.executable).with_name("jupyter-repo2docker"), "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=branch, capture_output=True, text=True, check=True)
    return (done.stdout + done.stderr).splitlines()


def step(plan, text):
    """Return the place of the only step with a text."""
    (place,) = [n for n, line in enumerate(plan) if text in line and not line.startswith("#")]
    return place


def test_python_is_that_of_the_book(plan):
    locks = [line for line in plan if "environment.lock" in line and line.startswith("COPY")]
    assert len(locks) == 1
    assert "environment-2epy-2d3-2e11" in locks[0]


def test_steps_come_in_order(plan):
    steps = [
        "COPY --chown=0:0 src/binder/requirements.txt",
        'pip install --no-cache-dir -r "binder/requirements.txt"',
        "COPY --chown=0:0 src/ ",
        "RUN ./binder/postBuild",
    ]
    places = [step(plan, text) for text in steps]
    assert places == sorted(places)


def test_nothing_else_is_installed(plan):
    text = "\n".join(plan)
    assert len(re.findall(r"^RUN .*(?:pip|conda|mamba) install", text, re.MULTILINE)) == 1
    assert "apt.txt" not in text
    assert "environment.yml" not in text


@dataclass
class Lab:
    """A running JupyterLab."""

    address: str
    process: subprocess.Popen
    workspaces: Path

    def kernel_peak(self):
        """Return the most memory that the only kernel ever had, in kB."""
        command = ["ps", "--ppid", str(self.process.pid), "-o", "pid=,args="]
        listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        (pid,) = [line.split()[0] for line in listing.splitlines() if "ipykernel" in line]
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1])


@pytest.fixture(scope="session")
def environment(branch, tmp_path_factory):
    """The variables of a reader's session, after postBuild."""
    assert (ENVIRONMENT / "pronto.ok").is_file(), "falta o ambiente: rode `make test-binder`"
    home = tmp_path_factory.mktemp("casa")
    variables = {"HOME": str(home), "PATH": f"{ENVIRONMENT}/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    subprocess.run(["./binder/postBuild"], cwd=branch, env={**variables, **pip}, check=True)
    settings = home / "configuracao" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    # All cells in the page at once, for the test to read them.
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}', "utf-8")
    variables["JUPYTERLAB_SETTINGS_DIR"] = str(home / "configuracao")
    variables["JUPYTERLAB_WORKSPACES_DIR"] = str(home / "areas")
    return variables


@pytest.fixture(scope="session")
def lab(branch, environment):
    """JupyterLab over the branch, as Binder starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    options += ["--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True"]
    command = [ENVIRONMENT / "bin" / "jupyter", "lab", *options]
    process = subprocess.Popen(
        command, cwd=branch, env=environment, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    assert any("is running at" in line for line in process.stderr), "o JupyterLab não começou"
    sink = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
    yield Lab(f"http://127.0.0.1:{port}", process, Path(environment["JUPYTERLAB_WORKSPACES_DIR"]))
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:  # seen once: it waited for a thread that never ended
        process.kill()
        process.wait()
    process.stderr.close()
    sink.wait()


@pytest.fixture
def reader(chromium, lab):
    """A reader who has opened nothing yet."""
    shutil.rmtree(lab.workspaces, ignore_errors=True)
    page = chromium.new_page()
    yield page
    for kernel in page.request.get(f"{lab.address}/api/kernels").json():
        page.request.delete(f"{lab.address}/api/kernels/{kernel['id']}")
    page.close()


def launched(path):
    """Return what the button of a page makes Binder open."""
    (urlpath,) = parse_qs(urlsplit(Repository("ana/livro").binder(path)).query)["urlpath"]
    return urlpath


def run_all(page):
    """Run every cell and wait until each has its number (a folded one shows none)."""
    page.locator(".jp-NotebookPanel:visible .jp-CodeCell").first.wait_for(timeout=MINUTE)
    # The kernel answers only now; a cell sent before is lost.
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=MINUTE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(
        """() => {
            const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")];
            const shown = prompts.map((prompt) => prompt.textContent).filter(Boolean);
            return shown.length && shown.every((text) => /\\[\\d+\\]:/.test(text));
        }""",
        timeout=4 * MINUTE,  # the longest trains a network from six initializations
    )


# Every notebook is executed by `make test-cadernos`. Here, to see that Binder's image and
# JupyterLab are up to it, each page runs in one framework, in turn, and one page in all of them.
NOTEBOOKS = [(framework.name, PAGES[0]) for framework in FRAMEWORKS]
NOTEBOOKS += [(FRAMEWORKS[i % len(FRAMEWORKS)].name, page) for i, page in enumerate(PAGES) if i]


@pytest.mark.parametrize(("framework", "page"), NOTEBOOKS)
def test_notebook_runs_in_jupyterlab(reader, lab, framework, page):
    reader.goto(f"{lab.address}/{launched(notebook_path(framework, page))}")
    run_all(reader)
    outputs = reader.locator(".jp-CodeCell .jp-OutputArea-output")
    kinds = outputs.evaluate_all("all => all.map((output) => output.dataset.mimeType)")
    draws = "plot" in (ROOT / f"{page}.md").read_text("utf-8")
    assert ("image/svg+xml" in kinds) == draws
    assert "application/vnd.jupyter.stdout" in kinds
    assert set(kinds) <= {"image/svg+xml", "application/vnd.jupyter.stdout"}
    for image in reader.locator(".jp-CodeCell img").all()[:1]:
        assert image.evaluate("image => image.naturalWidth") > 100
    assert lab.kernel_peak() < LIMIT


def test_formulas_are_drawn_with_their_numbers(reader, lab):
    reader.goto(f"{lab.address}/lab/tree/jax/capitulo/gradientes.ipynb")
    formulas = reader.locator(".jp-MarkdownOutput mjx-container[display=true]")
    formulas.nth(1).wait_for(timeout=MINUTE)
    assert reader.locator(".jp-MarkdownOutput mjx-merror").count() == 0
    assert "2.1" in formulas.first.evaluate("formula => formula.innerText")


def test_page_in_text_opens_as_a_notebook(reader, lab, branch):
    shutil.copy(ROOT / "book" / "capitulo" / "gradientes.md", branch / "pagina.md")
    reader.goto(f"{lab.address}/lab/tree/pagina.md")
    reader.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=MINUTE)

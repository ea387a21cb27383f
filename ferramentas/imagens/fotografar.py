"""Tira as fotos de book/apendices/executar.md: o menu de uma página e um notebook no JupyterLab.

Uso: GITHUB_REPOSITORY=dono/livro .venv/bin/livro construir, make test-binder (que cria o ambiente)
e, por fim, .venv/bin/python ferramentas/imagens/fotografar.py
"""

import io
import os
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from livro.measure.browser import open_browser
from livro.measure.weight import serving
from livro.site.notebook_branch import gather

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
JUPYTER = ROOT / ".venv-cadernos" / "binder" / "bin" / "jupyter"
PICTURES = ROOT / "book" / "apendices"
COLOURS = 128  # bastam, e o arquivo fica pequeno


def save(picture, name):
    """Save a screenshot with few colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS)
    image.save(PICTURES / name, optimize=True)


def photograph_menu(browser):
    """Show the menu of the rocket on a page."""
    page = browser.new_page(viewport={"width": 1040, "height": 400})
    with serving(SITE) as address:
        page.goto(f"{address}/book/capitulo/gradientes.html")
        page.get_by_role("button", name="Executar o código desta página").click()
        page.get_by_role("link", name="Abrir no Colab").wait_for()
        area = page.locator(".bd-main").bounding_box()
        clip = {"x": area["x"], "y": 0, "width": area["width"], "height": 260}
        save(page.screenshot(clip=clip), "executar-menu.png")


@contextmanager
def jupyterlab(folder):
    """Run JupyterLab over a folder; the value is its address."""
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command = [JUPYTER, "lab", *options, "--IdentityProvider.token="]
    home = {**os.environ, "HOME": str(folder)}  # a de um leitor que nunca abriu o JupyterLab
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, env=home, stderr=pipe, text=True) as process:
        found = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in process.stderr)
        address = next(filter(None, found))[0]
        sink = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
        try:
            yield address
        finally:
            process.terminate()
            sink.wait()


def photograph_notebook(browser):
    """Show a notebook in JupyterLab after all its cells ran."""
    page = browser.new_page(viewport={"width": 1180, "height": 720})
    with TemporaryDirectory() as folder:
        branch = Path(folder) / "ramo"
        gather(ROOT, SITE, branch)
        with jupyterlab(branch) as address:
            page.goto(f"{address}/lab/tree/numpy/capitulo/gradientes.ipynb?reset")
            page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
            page.get_by_role("button", name="No", exact=True).click()  # as notícias do Jupyter
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            plot = page.locator(".jp-RenderedSVG img")
            plot.wait_for()
            plot.scroll_into_view_if_needed()
            save(page.screenshot(), "executar-jupyterlab.png")


if __name__ == "__main__":
    with open_browser() as chromium:
        photograph_menu(chromium)
        photograph_notebook(chromium)

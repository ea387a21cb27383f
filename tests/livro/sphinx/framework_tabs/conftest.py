"""Small books, written and built in a temporary folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from jupyter_cache.executors import utils
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbformat import NotebookNode
from small_site import WITH_CELLS, Site, build_here, run_sphinx
from sphinx.application import Sphinx

# Displays a picture in the formats that the book's plots have, without loading matplotlib.
DRAW = """\
from base64 import b64encode
from IPython.display import display
def draw(text):
    pdf = b64encode(f"%PDF {text}".encode()).decode()
    display({"image/svg+xml": f"<svg>{text}</svg>", "application/pdf": pdf}, raw=True)
"""

FRAMEWORKS = [
    ("numpy", "NumPy"),
    ("pytorch", "PyTorch"),
    ("tensorflow", "TensorFlow"),
    ("jax", "JAX"),
]


@dataclass
class Built:
    """What one build wrote and said."""

    output: Path
    warnings: list[str]
    app: Sphinx

    def html(self, page: str = "index") -> BeautifulSoup:
        return BeautifulSoup((self.output / f"{page}.html").read_text(), "lxml")

    def xhtml(self, page: str = "index") -> BeautifulSoup:
        return BeautifulSoup((self.output / f"{page}.xhtml").read_text(), "lxml")

    def text(self, page: str = "index") -> str:
        return (self.output / f"{page}.txt").read_text()

    def latex(self) -> str:
        (path,) = self.output.glob("*.tex")
        return path.read_text()


@dataclass
class Book:
    """A book being written."""

    root: Path
    cache: Path
    settings: dict[str, Any] = field(default_factory=dict)

    def page(self, name: str, *blocks: str) -> Path:
        path = self.root / "src" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(WITH_CELLS + "\n\n".join(blocks) + "\n")
        return path

    @staticmethod
    def cell(tags: str, source: str = "print(1)", **mystnb: Any) -> str:
        """Return a cell with some tags, and perhaps a block of options."""
        options: dict[str, Any] = {"tags": tags.split()}
        if mystnb:
            options["mystnb"] = mystnb
        block = yaml.safe_dump(options, allow_unicode=True, sort_keys=False)
        return f"```{{code-cell}} ipython3\n---\n{block}---\n{source}\n```"

    def cells(self, frameworks: str = "numpy pytorch tensorflow jax") -> str:
        """Return one simple cell per framework, each with a source of its own."""
        names = frameworks.split()
        return "\n\n".join(self.cell(f"tab-{name}", f'print("{name}")') for name in names)

    def build(self, builder: str = "html", **settings: Any) -> Built:
        output = self.root / builder
        app, warnings = build_here(self.root / "src", output, builder, self._conf(settings))
        return Built(output, warnings, app)

    def build_apart(self, processes: int, **settings: Any) -> Site:
        """Build the site in a process of its own, which shares out the work among others."""
        conf = self.root / "src" / "conf.py"
        conf.write_text(f"globals().update({self._conf(settings)!r})\n")
        return run_sphinx(conf.parent, "-j", str(processes), quiet=False)

    def _conf(self, settings: dict[str, Any]) -> dict[str, Any]:
        return {
            "extensions": ["livro.sphinx.framework_tabs"],
            "framework_tabs_frameworks": FRAMEWORKS,
            "html_theme": "basic",
            "language": "pt_BR",
            "myst_enable_extensions": ["colon_fence", "dollarmath"],
            "nb_execution_cache_path": str(self.cache),
            "nb_execution_mode": "off",
            "nb_execution_raise_on_error": True,
            "nitpicky": True,
            "numfig": True,
            "numfig_format": {"figure": "Figura %s"},
            **self.settings,
            **settings,
        }


@pytest.fixture(scope="session")
def execution_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep executed cells: pages with the same cells are executed once per session."""
    return tmp_path_factory.mktemp("executed")


@pytest.fixture
def book(tmp_path: Path, execution_cache: Path) -> Book:
    """Return an empty book, built without executing its cells."""
    return Book(tmp_path, execution_cache)


@pytest.fixture(scope="session")
def kernel() -> Iterator[AsyncKernelManager]:
    """Keep one kernel for all books: each would wait for its own to start."""
    manager = AsyncKernelManager()
    yield manager
    if manager.has_kernel:
        # Not `asyncio.run`: the browser of other tests may have a loop running in this thread.
        run_sync(manager.shutdown_kernel)(now=True)


@pytest.fixture
def executed_book(
    tmp_path: Path,
    execution_cache: Path,
    kernel: AsyncKernelManager,
    monkeypatch: pytest.MonkeyPatch,
) -> Book:
    """Return an empty book whose cells are executed."""

    def execute(nb: NotebookNode, cwd: str, **how: Any) -> None:
        client = NotebookClient(nb, km=kernel, **how)
        try:
            client.execute()
        finally:
            client.kc.stop_channels()

    monkeypatch.setattr(utils, "executenb", execute)
    return Book(tmp_path, execution_cache, {"nb_execution_mode": "cache"})


@pytest.fixture(scope="session")
def drawing() -> str:
    """Return the hidden cell that defines `draw`."""
    return Book.cell("remove-cell", DRAW)


@pytest.fixture(scope="session")
def labels() -> Callable[[Any], list[str]]:
    """Return the function that reads a tab set's labels, in order."""
    return lambda tabs: [label.get_text(strip=True) for label in tabs.select(".sd-tab-label")]


@pytest.fixture(scope="session")
def book_type() -> type[Book]:
    """Return the class of books, for fixtures that live longer than one test."""
    return Book

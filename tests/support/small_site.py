"""Sphinx over a small site, and `livro` over a small book, each in a process of its own.

It is the fork of one that has imported Sphinx and its extensions.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# One process imports these once; every build is a fork of it.
_BUILDS = multiprocessing.get_context("forkserver")
_PRELOADED = """
livro.errors jupyter_book.sphinx myst_nb.sphinx_
sphinx.cmd.build sphinx.domains.cpp
sphinx.environment.collectors.toctree sphinx_book_theme sphinx_comments sphinx_copybutton
sphinx_design sphinx_external_toc sphinx_jupyterbook_latex sphinx_multitoc_numbering sphinx_thebe
sphinx_togglebutton sphinxcontrib.bibtex
"""
_BUILDS.set_forkserver_preload(_PRELOADED.split())
_SECONDS = 600

# The head of a page with cells.
WITH_CELLS = """\
---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
language_info: {name: python, pygments_lexer: ipython3}
---
"""


@dataclass
class Site:
    """What one build wrote and said."""

    source: Path
    output: Path
    returncode: int
    stdout: str
    stderr: str

    def text(self, name: str) -> str:
        return (self.output / name).read_text("utf-8")

    def page(self, name: str = "index.html") -> BeautifulSoup:
        return BeautifulSoup(self.text(name), "lxml")


def run_sphinx(
    source: Path,
    *options: str,
    builder: str = "html",
    strict: bool = True,
    quiet: bool = True,
    environment: Mapping[str, str] = os.environ,
) -> Site:
    """Build the site in `source`; a second call builds what changed.

    Args:
        source: the folder with `conf.py`.
        options: more options of `sphinx-build`.
        builder: the builder.
        strict: whether warnings are errors.
        quiet: whether to be told only what goes wrong.
        environment: the variables that the build sees.
    """
    output = source / "_build" / builder
    command = ["-b", builder, "-d", str(source / "_build" / "doctrees"), *options]
    command += ["-W", "--keep-going"] if strict else []
    command += ["-q"] if quiet else []
    arguments = [*command, str(source), str(output)]
    return Site(source, output, *_fork(_sphinx, arguments, environment=environment))


def build_here(
    source: Path, output: Path, builder: str, settings: Mapping[str, Any], **how: Any
) -> tuple[Sphinx, list[str]]:
    """Build a site in this very process, where a test sees its pages and changes what it calls.

    Returns:
        The build, and what it complained about.
    """
    from sphinx.application import Sphinx
    from sphinx.util.console import strip_colors
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    memory, warnings = source.parent / "doctrees", io.StringIO()
    how |= {"confoverrides": dict(settings), "status": None, "warning": warnings}
    with patch_docutils(), docutils_namespace():
        app = Sphinx(source, None, output, memory, builder, **how)
        app.build()
    lines = strip_colors(warnings.getvalue()).splitlines()
    return app, [line for line in lines if line.strip()]


def run_livro(
    root: Path, packages: Sequence[Path], *arguments: str, environment: Mapping[str, str]
) -> tuple[int, str, str]:
    """Run the command `livro` of some packages in the book at `root`.

    Returns:
        Its status and what it said, as a result and beside it.
    """
    return _fork(_livro, root, packages, arguments, environment=environment)


def _fork(
    target: Callable[..., int], *arguments: object, environment: Mapping[str, str]
) -> tuple[int, str, str]:
    with TemporaryDirectory() as folder:
        console = Path(folder, "stdout"), Path(folder, "stderr")
        job = console, dict(environment), target, arguments
        process = _BUILDS.Process(target=_work, args=job)
        process.start()
        process.join(_SECONDS)
        if process.is_alive():
            process.kill()
        process.join()
        said = [path.read_text("utf-8") if path.exists() else "" for path in console]
    return process.exitcode or 0, *said


def _work(
    console: Sequence[Path],
    environment: Mapping[str, str],
    target: Callable[..., int],
    arguments: Sequence[object],
) -> None:
    for number, path in enumerate(console, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update(environment)
    sys.exit(target(*arguments))


def _sphinx(arguments: Sequence[str]) -> int:
    from sphinx.cmd.build import main

    return main(arguments)


def _livro(root: Path, packages: Sequence[Path], arguments: Sequence[str]) -> int:
    os.chdir(root)
    for name in [*sys.modules]:
        if name.partition(".")[0] in ("livro", "estabilidade"):  # those of this repository
            del sys.modules[name]
    sys.path[:0] = map(str, packages)
    from livro.cli import main

    return main(arguments)


def write_site(source: Path, conf: str, pages: Mapping[str, str]) -> Path:
    """Write the files of a site."""
    return write_files(source, {"conf.py": conf, **pages})


def write_files(root: Path, files: Mapping[str, str]) -> Path:
    """Write those files that changed, or Sphinx would read the others again; return the folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
    return root

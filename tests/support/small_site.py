"""Sphinx over a small site, in a process of its own that has not to import it all again."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bs4 import BeautifulSoup

# One process imports these once; every build is a fork of it.
_BUILDS = multiprocessing.get_context("forkserver")
_BUILDS.set_forkserver_preload(
    ["sphinx.cmd.build", "myst_nb.sphinx_", "sphinx_book_theme", "sphinx_design", "livro.errors"]
)
_SECONDS = 120


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
    with TemporaryDirectory() as folder:
        console = Path(folder, "stdout"), Path(folder, "stderr")
        arguments = (*command, str(source), str(output)), dict(environment), console
        process = _BUILDS.Process(target=_build, args=arguments)
        process.start()
        process.join(_SECONDS)
        if process.is_alive():
            process.kill()
        process.join()
        said = [path.read_text("utf-8") if path.exists() else "" for path in console]
    return Site(source, output, process.exitcode or 0, *said)


def _build(command: Sequence[str], environment: Mapping[str, str], console: Sequence[Path]) -> None:
    for number, path in enumerate(console, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update(environment)
    from sphinx.cmd.build import main

    sys.exit(main(command))


def write_site(source: Path, conf: str, pages: Mapping[str, str]) -> Path:
    """Write the files of a site that changed, or Sphinx would read the others again."""
    for name, text in {"conf.py": conf, **pages}.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
    return source

"""Small sites with formulas, each built by a Sphinx of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

CONF = r"""
extensions = ["myst_nb", "livro.sphinx.math"]
language = "pt_BR"
html_theme = "sphinx_book_theme"
myst_enable_extensions = ["dollarmath", "amsmath"]
nb_execution_mode = "off"
numfig = True
katex_macros = {r"\Var": r"\operatorname{Var}"}
"""


@dataclass
class Site:
    """What one build wrote and said."""

    source: Path
    output: Path
    returncode: int
    stderr: str

    def text(self, name: str) -> str:
        return (self.output / name).read_text("utf-8")

    def page(self, name: str = "index.html") -> BeautifulSoup:
        return BeautifulSoup(self.text(name), "lxml")


Build = Callable[..., Site]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    def run(
        pages: dict[str, str],
        *options: str,
        builder: str = "html",
        extra: str = "",
        clean: bool = True,
    ) -> Site:
        source = tmp_path_factory.mktemp("site")
        (source / "conf.py").write_text(CONF + extra, "utf-8")
        for name, text in pages.items():
            (source / name).write_text(text, "utf-8")
        output = source / "_build" / builder
        command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "-q"]
        command += ["-d", str(source / "_build" / "doctrees")]
        done = subprocess.run(
            [*command, *options, str(source), str(output)],
            capture_output=True,
            text=True,
            timeout=120,
        )
        site = Site(source, output, done.returncode, done.stderr)
        assert not clean or done.returncode == 0, done.stderr
        return site

    return run

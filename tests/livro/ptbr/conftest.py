"""A small site in Portuguese, built by a Sphinx of its own with the book's catalogues."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[3]
CATALOGS = ROOT / "book/_locale"


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


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    def run(conf: str, pages: dict[str, str], builder: str = "html", clean: bool = True) -> Site:
        source = tmp_path_factory.mktemp("site")
        (source / "conf.py").write_text(conf, "utf-8")
        for name, text in pages.items():
            (source / name).write_text(text, "utf-8")
        output = source / "_build" / builder
        command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "-q"]
        done = subprocess.run(
            [*command, "-d", str(source / "_build/doctrees"), str(source), str(output)],
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1752300000"},  # 12 July 2025
        )
        site = Site(source, output, done.returncode, done.stderr)
        assert not clean or done.returncode == 0, done.stderr
        return site

    return run

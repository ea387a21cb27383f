"""Small sites, each built by a Sphinx of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup


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


BuildSite = Callable[..., Site]


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> BuildSite:
    """Return the function that builds a site from its configuration and its pages."""

    def build(
        conf: str,
        pages: Mapping[str, str],
        *options: str,
        builder: str = "html",
        clean: bool = True,
        environment: Mapping[str, str] = os.environ,
    ) -> Site:
        source = tmp_path_factory.mktemp("site")
        for name, text in {"conf.py": conf, **pages}.items():
            (source / name).write_text(text, "utf-8")
        output = source / "_build" / builder
        command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "-q"]
        command += ["-d", str(source / "_build" / "doctrees")]
        done = subprocess.run(
            [*command, *options, str(source), str(output)],
            capture_output=True,
            text=True,
            timeout=120,
            env=dict(environment),
        )
        assert not clean or done.returncode == 0, done.stderr
        return Site(source, output, done.returncode, done.stderr)

    return build

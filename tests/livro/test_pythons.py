"""Which Pythons the book takes: said once in the Makefile, and the same wherever people read it."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CREATE = ROOT / "ferramentas" / "instalacao" / "criar-ambiente.sh"
OLDEST = 11
LIMIT = {
    name: int(minor)
    for name, minor in re.findall(
        r"^(ATE\w*) := 3\.(\d+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
}


@pytest.fixture
def python(tmp_path):
    """Give a program that passes for a Python of the asked version."""

    def pretend(minor):
        program = tmp_path / f"python3.{minor}"
        program.write_text(
            f"""#!/bin/sh
exec '{sys.executable}' -c "import platform, sys
sys.version_info = (3, {minor}, 1, 'final', 0)
platform.python_version = lambda: '3.{minor}.1'
$2"
"""
        )
        program.chmod(0o755)
        return program

    return pretend


def create(python, limit):
    """Ask for an environment in a folder that cannot be made: only the checks are run."""
    return subprocess.run(
        [CREATE, python, "/dev/null/.venv", limit], capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("minor", [10, 14])
def test_a_python_that_the_locks_do_not_fit_is_told_which_do(python, minor):
    told = create(python(minor), "3.13")
    assert told.returncode == 1
    assert f"é o Python 3.{minor}.1" in told.stderr
    assert "do 3.11 ao 3.13" in told.stderr
    assert "make PYTHON=python3.13" in told.stderr


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_a_python_that_the_locks_fit_passes(python, minor):
    told = create(python(minor), "3.14").stderr
    assert told.endswith("name 'venv' is not defined\n")  # the last command, which is no fake's


def test_no_python_at_all_is_told():
    told = create("/nowhere/python3", "3.14")
    assert told.returncode == 1
    assert "Não encontrei '/nowhere/python3'" in told.stderr


@pytest.mark.parametrize("folder", [ROOT, ROOT / "ferramentas"])
def test_the_packages_ask_for_the_oldest_and_refuse_no_newer_one(folder):
    """A cap would keep a reader's `pip` from what works; the Makefile says what the locks fit."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">=3.{OLDEST}"


def test_the_package_names_every_python_it_was_tried_on():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = re.findall(r":: 3\.(\d+)", "\n".join(project["classifiers"]))
    assert [int(minor) for minor in named] == list(range(OLDEST, LIMIT["ATE"] + 1))


@pytest.mark.parametrize("page", ["README.md", "book/apendices/executar.md"])
def test_the_documents_name_the_pythons_that_the_frameworks_take(page):
    *first, last = range(OLDEST, LIMIT["ATE_FRAMEWORKS"] + 1)
    named = f"Python {', '.join(f'3.{minor}' for minor in first)} ou 3.{last}"
    assert named in (ROOT / page).read_text("utf-8")

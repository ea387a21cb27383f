"""Versions that have to be written twice are the same."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKED = dict(
    found
    for file in sorted((ROOT / "requirements").glob("*.txt"))
    for found in re.findall(r"^([\w.-]+)==([^\s;+]+)", file.read_text("utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize(
    "entry", PROJECT["tool"]["uv"]["dependency-metadata"], ids=lambda entry: entry["name"]
)
def test_what_is_said_of_a_dependency_is_of_the_locked_version(entry):
    """Of another version uv would ask the package itself, and install what it says it needs."""
    assert LOCKED[entry["name"]] == entry["version"]

"""A copy of the book that a test may spoil."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def copy_book(folder):
    """Copy what the translation is made of into a folder, and return it."""
    for name in ("book", "traducao"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def copied_book(tmp_path):
    return copy_book(tmp_path)

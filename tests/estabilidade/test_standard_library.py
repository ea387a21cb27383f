"""The folder `code/` must never hide the standard library's module `code`, which pdb needs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_folder_is_not_a_package():
    assert (ROOT / "code").is_dir()
    assert not (ROOT / "code" / "__init__.py").exists()


@pytest.mark.parametrize("path", [ROOT, ROOT / "code"], ids=["root", "code"])
def test_import_code_finds_the_standard_library(path):
    program = (
        f"import sys; sys.path.insert(0, {str(path)!r}); "
        "import code, pdb; code.InteractiveConsole; print(code.__file__)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert Path(found.strip()).parent == Path(sys.modules["os"].__file__).parent


def test_numpy_is_numpy_even_beside_a_module_of_that_name():
    program = "import estabilidade.numpy as ours, numpy; print(numpy.ndarray, ours.np is numpy)"
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert found.strip() == "<class 'numpy.ndarray'> True"

"""A wheel of the same sources is the same bytes, and any installer accepts it."""

import shutil
import subprocess
import sys
from pathlib import Path

import estabilidade
from livro.pyodide.wheel import make_wheel

PACKAGE = Path(estabilidade.__file__).parent


def test_the_same_sources_give_the_same_bytes(tmp_path):
    copy = tmp_path / "estabilidade"
    shutil.copytree(PACKAGE, copy, copy_function=shutil.copy)  # with other dates
    assert make_wheel("estabilidade", "1", [copy]) == make_wheel("estabilidade", "1", [PACKAGE])
    (copy / "theory" / "products.py").write_text("")
    assert make_wheel("estabilidade", "1", [copy]) != make_wheel("estabilidade", "1", [PACKAGE])


def test_pip_installs_it(tmp_path):
    name, content = make_wheel("estabilidade", "0.1.0", [PACKAGE])
    (tmp_path / name).write_bytes(content)
    target = tmp_path / "instalado"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", target, tmp_path / name], check=True)
    code = f"import sys; sys.path.insert(0, {str(target)!r}); import estabilidade.theory"
    command = [sys.executable, "-I", "-c", f"{code}; print(estabilidade.__file__)"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str(target / "estabilidade" / "__init__.py")
    assert not (target / "livro").exists()

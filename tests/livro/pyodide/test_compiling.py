"""The release as it is published: bytecode where there was source, whole, and the same every time.

The release is a small one, compiled by the Python of the tests instead of its own.
"""

import io
import json
import marshal
import subprocess
import sys
import zipfile
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, source_hash

import pytest

from livro.errors import BookError
from livro.pyodide import release
from livro.pyodide.compiling import engine, folder
from livro.pyodide.compiling.archive import with_bytecode

SOURCE = 'def dobro(x):\n    """Dobra."""\n    return 2 * x\n'
SITE, LIBRARY = "/lib/python3.14/site-packages", "/lib/python314.zip"
INFO = "brinquedo-1.dist-info"
WHEEL = {
    "brinquedo/__init__.py": SOURCE,
    "brinquedo/depois.py": "tarde = True\n",
    "brinquedo/__init__.pyi": "def dobro(x: int) -> int: ...\n",
    "brinquedo/dados.txt": "1 2 3\n",
    f"{INFO}/METADATA": "Name: brinquedo\n",
    f"{INFO}/RECORD": f"""brinquedo/__init__.py,sha256=a,1
brinquedo/depois.py,sha256=b,1
brinquedo/__init__.pyi,sha256=c,1
brinquedo/dados.txt,sha256=d,1
{INFO}/METADATA,sha256=e,1
{INFO}/RECORD,,
""",
}


def zipped(files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


def compiled(source, place):
    code = marshal.dumps(compile(source, place, "exec"))
    return MAGIC_NUMBER + (1).to_bytes(4, "little") + source_hash(source.encode()) + code


FIRST = "brinquedo/__init__.pyc"
CODE = {FIRST: compiled(SOURCE, f"{SITE}/brinquedo/__init__.py")}


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A book with a small release in its cache."""
    wheel, library = zipped(WHEEL), zipped({"um.py": "x = 1\n"})
    entry = {"file_name": "brinquedo.whl", "depends": [], "sha256": sha256(wheel).hexdigest()}
    lock = json.dumps({"info": {}, "packages": {"brinquedo": entry, "outro": entry}}).encode()
    core = {release.LOCK: lock, "python_stdlib.zip": library, "pyodide.mjs": b"export {};"}
    digests = {name: sha256(content).hexdigest() for name, content in core.items()}
    for module in (release, folder):
        monkeypatch.setattr(module, "CORE", digests)
        monkeypatch.setattr(module, "PACKAGES", ("brinquedo",))
    codes = {f"{SITE}/{FIRST}": CODE[FIRST], f"{LIBRARY}/um.pyc": compiled("x = 1\n", "um.py")}
    monkeypatch.setattr(engine, "bytecode", lambda place: codes)
    monkeypatch.setattr(folder, "name", lambda: "nome")
    release.fill(release.place(tmp_path), {**core, "brinquedo.whl": wheel}.__getitem__)
    return tmp_path


def names(path):
    return set(zipfile.ZipFile(path).namelist())


def test_a_wheel_with_bytecode_is_imported_without_its_source(tmp_path):
    (tmp_path / "brinquedo.whl").write_bytes(with_bytecode(zipped(WHEEL), CODE))
    with zipfile.ZipFile(tmp_path / "brinquedo.whl") as archive:
        archive.extractall(tmp_path)
    said = "import brinquedo as b; print(b.dobro(4), b.dobro.__doc__, b.__file__)"
    command = [sys.executable, "-W", "error", "-c", f"{said}; import brinquedo.depois"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["8", "Dobra.", str(tmp_path / FIRST)]


def test_a_wheel_lists_what_is_in_it(tmp_path):
    path = tmp_path / "brinquedo.whl"
    path.write_bytes(with_bytecode(zipped(WHEEL), CODE))
    lines = zipfile.ZipFile(path).read(f"{INFO}/RECORD").decode().splitlines()
    assert {line.partition(",")[0] for line in lines} == names(path)
    assert f"{FIRST},," in lines  # and not the digest of the source
    assert "brinquedo/depois.py,sha256=b,1" in lines


def test_the_lock_and_the_sizes_are_those_of_what_is_published(book):
    files = {path.name: path for path in folder.files(book)}
    assert files.keys() == {*release.CORE, "brinquedo.whl"}
    assert names(files["brinquedo.whl"]) == WHEEL.keys() - {
        "brinquedo/__init__.py",
        "brinquedo/__init__.pyi",
    } | {FIRST}
    assert names(files["python_stdlib.zip"]) == {"um.pyc"}
    packages = folder.packages(book)
    assert packages.keys() == {"brinquedo"}  # no page loads the other
    digest = sha256(files["brinquedo.whl"].read_bytes()).hexdigest()
    assert packages["brinquedo"]["sha256"] == digest
    size = folder.size(files.values())
    assert size.whole == sum(path.stat().st_size for path in files.values())
    assert size.scripts == files["pyodide.mjs"].stat().st_size


def test_the_same_release_is_compiled_once_and_to_the_same_bytes(book, monkeypatch):
    first = {path.name: path.read_bytes() for path in folder.files(book)}
    compiling = engine.bytecode
    monkeypatch.setattr(engine, "bytecode", None)
    assert {path.name: path.read_bytes() for path in folder.files(book)} == first
    monkeypatch.setattr(engine, "bytecode", compiling)
    monkeypatch.setattr(folder, "name", lambda: "de-outro-compilador")
    assert {path.name: path.read_bytes() for path in folder.files(book)} == first
    assert [path.name for path in folder.place(book).parent.iterdir()] == ["de-outro-compilador"]


@pytest.mark.parametrize("name", ["brinquedo.whl", "python_stdlib.zip", release.LOCK])
def test_a_changed_file_is_noticed(book, name):
    folder.files(book)
    path = folder.place(book) / name
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(BookError, match=f"make pyodide.*{name}"):
        folder.files(book)
    path.unlink()
    with pytest.raises(BookError, match="make pyodide"):
        folder.files(book)


def test_a_changed_release_is_not_compiled(book):
    (release.place(book) / "brinquedo.whl").write_bytes(b"outro")
    with pytest.raises(BookError, match=r"brinquedo\.whl não é o arquivo do Pyodide"):
        folder.files(book)
    assert not folder.place(book).exists()


def test_without_the_release_there_is_nothing_to_publish(tmp_path):
    assert folder.files(tmp_path) == []


def test_another_compiler_or_another_release_has_another_name(monkeypatch):
    found = [folder.name.__wrapped__()]
    monkeypatch.setattr(folder, "CORE", {**release.CORE, release.LOCK: "0" * 64})
    found.append(folder.name.__wrapped__())
    monkeypatch.setattr(engine, "parts", lambda: b"outro")
    found.append(folder.name.__wrapped__())
    assert len(set(found)) == 3


def test_a_python_that_does_not_start_is_reported(tmp_path):
    with pytest.raises(BookError, match="não compilou os seus pacotes"):
        engine.bytecode(tmp_path)

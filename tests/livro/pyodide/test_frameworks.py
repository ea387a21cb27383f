"""Wheels of other frameworks: what the pages cannot load is refused, and nothing is half done."""

import json
import re
from hashlib import sha256

import pytest
from toy_framework import TOY, keep, wheel

import estabilidade
from livro.cli import main
from livro.errors import BookError
from livro.pyodide import frameworks, release

INFO = {"python": "3.14.0", "abi_version": "2026_0", "arch": "wasm32"}
FITS = "cp314-cp314-pyemscripten_2026_0_wasm32"


def entry(name, *depends):
    content = f"o pacote {name}".encode()
    return {
        "name": name,
        "version": "3.1",
        "file_name": f"{name}-3.1-py3-none-any.whl",
        "sha256": sha256(content).hexdigest(),
        "depends": list(depends),
        "imports": [f"modulo_{name}"],
    }


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A book with a small release of Pyodide in its cache and beside it, to fetch the rest from."""
    packages = {"numpy": entry("numpy"), "extra": entry("extra", "folha"), "folha": entry("folha")}
    lock = json.dumps({"info": INFO, "packages": packages}).encode()
    monkeypatch.setattr(release, "PACKAGES", ("numpy",))
    monkeypatch.setattr(frameworks, "PACKAGES", ("numpy",))
    monkeypatch.setattr(release, "CORE", {release.LOCK: sha256(lock).hexdigest()})
    monkeypatch.setattr("livro.pyodide.compiling.folder.files", lambda root: [])  # no Python
    monkeypatch.setattr(estabilidade, "FRAMEWORKS", (*estabilidade.FRAMEWORKS, TOY))
    source = tmp_path / "pyodide"
    source.mkdir()
    (source / release.LOCK).write_bytes(lock)
    for name, each in packages.items():
        (source / each["file_name"]).write_bytes(f"o pacote {name}".encode())
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).touch()
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "frameworks.in").write_text(
        "# nota\n-r torch.txt\nbrinquedo==1.2\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(book, *texts):
    """Run the command; return its status."""
    return main(["pyodide", "--fonte", str(book / "pyodide"), "--pacotes", *texts])


def test_what_is_asked_for_amiss_is_told_before_anything_is_fetched(book, capsys):
    assert ask(book, "brinquedo") == 1
    told = capsys.readouterr()
    assert "escreva framework=arquivo#sha256=RESUMO" in told.err
    assert told.out == ""
    assert not (book / ".cache").exists()


def kept(book):
    return sorted(path.name for path in frameworks.files(frameworks.place(book)))


def test_what_is_given_and_what_it_needs_of_pyodide_are_kept(book, capsys):
    local = wheel(version="1.2+r7", requires=["adereco", "Extra>=3"], tag=FITS)
    helper = wheel("adereco", "0.1", requires=["muda; sys_platform == 'linux'", "x; extra == 'y'"])
    assert ask(book, keep(book, local), keep(book, helper)) == 0, capsys.readouterr().err
    needed = ["extra-3.1-py3-none-any.whl", "folha-3.1-py3-none-any.whl"]
    assert kept(book) == sorted([local[0], helper[0], *needed, frameworks.FRAMEWORKS_LOCK])
    (name, session), *others = frameworks.sessions(frameworks.place(book)).items()
    assert (name, others) == ("brinquedo", [])
    assert session.packages == ("brinquedo", "adereco")
    assert session.modules == ("adereco", "brinquedo", "modulo_extra", "modulo_folha")
    assert session.bytes == len(local[1] + helper[1]) + len("o pacote extra" + "o pacote folha")
    lock = json.loads((frameworks.place(book) / frameworks.FRAMEWORKS_LOCK).read_text())
    assert lock["info"] == INFO
    assert lock["packages"].keys() == {"numpy", "extra", "folha", "brinquedo", "adereco"}
    assert lock["packages"]["brinquedo"]["sha256"] == sha256(local[1]).hexdigest()
    assert lock["packages"]["brinquedo"]["depends"] == ["adereco", "extra"]


def test_what_is_asked_for_takes_the_place_of_what_was(book):
    one, other = wheel(), wheel("torch", "9")
    assert ask(book, keep(book, one)) == ask(book, keep(book, other, "pytorch")) == 0
    assert kept(book) == [frameworks.FRAMEWORKS_LOCK, other[0]]
    assert ask(book, "nenhum") == 0
    assert kept(book) == []
    assert frameworks.sessions(frameworks.place(book)) == {}
    assert release.files(release.place(book))  # the release stays


def refused(file, framework="brinquedo"):
    """Ask for a wheel that is what its digest says."""
    return lambda book: [keep(book, file, framework)]


def other_digest(book):
    return [keep(book, wheel())[:-64] + "0" * 64]


def truncated(book):
    name, content = wheel()
    return [keep(book, (name, content[:-30]))]


def damaged(book):
    name, content = wheel()
    return [keep(book, (name, content.replace(b"dobro", b"bobro", 1)))]


WRONG = {
    "other digest": (other_digest, "o SHA-256 é"),
    "no file": (lambda book: [f"brinquedo=nada.whl#sha256={'0' * 64}"], "não existe"),
    "truncated": (truncated, "corrompido"),
    "damaged": (damaged, "corrompido"),
    "not a wheel": (refused(("brinquedo.zip", b"")), "não é o nome de um pacote"),
    "other content": (refused(wheel(inside="outro")), "o que há dentro é outro 1.2"),
    "other system": (refused(wheel(tag="cp314-cp314-manylinux_2_17_x86_64")), "não serve"),
    "other ABI": (refused(wheel(tag="cp314-cp314-pyemscripten_2025_0_wasm32")), "2026_0_wasm32"),
    "other Python": (refused(wheel(tag="cp313-cp313-pyemscripten_2026_0_wasm32")), "Python 3.14"),
    "other version": (refused(wheel(version="1.3")), "o livro pede brinquedo==1.2"),
    "pre-release": (refused(wheel(version="1.2rc1")), "o livro pede brinquedo==1.2"),
    "unknown need": (refused(wheel(requires=["nada>2"])), "precisa de nada>2.*não o tem"),
    "newer need": (refused(wheel(requires=["extra>4"])), "extra>4.*tem a versão 3.1"),
    "no such tab": (refused(wheel(), "theano"), "theano: não é um destes frameworks"),
    "NumPy": (refused(wheel("numpy", "2"), "numpy"), "numpy: não é um destes frameworks"),
    "no framework": (refused(wheel("adereco", "1")), "nenhum dos pacotes .* módulo brinquedo"),
    "of the base": (refused(wheel("numpy", "9")), "já recebem outro numpy"),
    "two of one": (
        lambda book: [keep(book, wheel()), keep(book, wheel(version="1.2+outro"))],
        "já recebem outro brinquedo",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_the_pages_cannot_load_is_refused(book, capsys, name):
    """The message says what and why, and what was kept before stays as it was."""
    before = wheel()
    assert ask(book, keep(book, before)) == 0
    make, message = WRONG[name]
    capsys.readouterr()
    assert ask(book, *make(book)) == 1
    said = capsys.readouterr().err
    assert said.startswith("livro: ")
    assert re.search(message, said), said
    assert kept(book) == sorted([before[0], frameworks.FRAMEWORKS_LOCK])


def test_a_file_of_pyodide_that_is_not_the_one_is_refused(book, capsys):
    (book / "pyodide" / "folha-3.1-py3-none-any.whl").write_bytes(b"outro")
    assert ask(book, keep(book, wheel(requires=["extra"]))) == 1
    assert "folha-3.1-py3-none-any.whl não é o arquivo do Pyodide" in capsys.readouterr().err
    assert not frameworks.place(book).exists()


def test_a_damaged_folder_is_not_used(book):
    assert ask(book, keep(book, wheel())) == 0
    place = frameworks.place(book)
    for name in kept(book):
        content = (place / name).read_bytes()
        (place / name).write_bytes(b"{}")
        with pytest.raises(BookError, match="PACOTES"):
            frameworks.files(place)
        (place / name).unlink()
        with pytest.raises(BookError, match="PACOTES"):
            frameworks.files(place)
        (place / name).write_bytes(content)
    assert frameworks.files(place)

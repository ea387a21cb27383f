"""Files of Pyodide: all that is needed, checked one by one, all or none."""

import json
from hashlib import sha256

import pytest

from livro.cli import main
from livro.errors import BookError
from livro.pyodide import release
from livro.pyodide.sources import open_source


def digest(content):
    return sha256(content).hexdigest()


@pytest.fixture
def distribution(monkeypatch):
    """A small release: a package for the cells, what it needs, and one that nobody asks for."""
    contents = {"a.whl": b"a", "b.whl": b"b", "c.whl": b"c", "pyodide.mjs": b"nucleo"}
    depends = {"a": ["b"], "b": [], "c": []}
    packages = {
        name: {
            "file_name": f"{name}.whl",
            "sha256": digest(contents[f"{name}.whl"]),
            "depends": depends[name],
        }
        for name in depends
    }
    contents[release.LOCK] = json.dumps({"packages": packages}).encode()
    monkeypatch.setattr(release, "PACKAGES", ("a",))
    core = {name: digest(contents[name]) for name in ("pyodide.mjs", release.LOCK)}
    monkeypatch.setattr(release, "CORE", core)
    return contents


NEEDED = {"a.whl", "b.whl", "pyodide.mjs", release.LOCK}


def test_only_what_is_needed_is_kept(distribution, tmp_path):
    target = tmp_path / "pyodide"
    assert release.fill(target, distribution.__getitem__).keys() == NEEDED
    assert {file.name for file in release.files(target)} == NEEDED
    assert {file.name for file in target.iterdir()} == NEEDED


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_another_file_is_refused_and_nothing_is_written(distribution, tmp_path, name):
    distribution[name] += b" "
    with pytest.raises(BookError, match=name):
        release.fill(tmp_path / "pyodide", distribution.__getitem__)
    assert release.files(tmp_path / "pyodide") == []


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_a_damaged_folder_is_not_used(distribution, tmp_path, name):
    release.fill(tmp_path / "pyodide", distribution.__getitem__)
    (tmp_path / "pyodide" / name).write_bytes(b"estragado")
    with pytest.raises(BookError, match="make pyodide"):
        release.files(tmp_path / "pyodide")
    (tmp_path / "pyodide" / name).unlink()
    with pytest.raises(BookError, match="make pyodide"):
        release.files(tmp_path / "pyodide")


def test_a_folder_can_be_the_source(distribution, tmp_path):
    source = tmp_path / "baixado"
    source.mkdir()
    for name, content in distribution.items():
        (source / name).write_bytes(content)
    assert release.fill(tmp_path / "pyodide", open_source(str(source))).keys() == NEEDED
    (source / "a.whl").unlink()
    with pytest.raises(BookError, match=r"a\.whl"):
        release.fill(tmp_path / "pyodide", open_source(str(source)))


def test_an_unknown_source_is_named():
    with pytest.raises(BookError, match="nenhum-lugar"):
        open_source("nenhum-lugar")


@pytest.mark.parametrize(
    ("answering", "options", "status"),
    [
        ({"oficial"}, [], 0),
        ({"registros"}, [], 0),
        ({"registros"}, ["--fonte", "oficial"], 1),
        (set(), [], 1),
        (set(), ["--opcional"], 0),
    ],
)
def test_the_first_source_that_answers_is_enough(
    distribution, tmp_path, monkeypatch, capsys, answering, options, status
):
    """Without a network the book goes on, and says what it goes without."""

    def open_one(name):
        if name not in answering:
            raise BookError("sem rede")
        return distribution.__getitem__

    monkeypatch.setattr("livro.pyodide.sources.open_source", open_one)
    monkeypatch.setattr("livro.pyodide.compiling.folder.files", lambda root: [])
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert main(["pyodide", *options]) == status
    kept = release.files(release.place(tmp_path))
    assert bool(kept) is (status == 0 and bool(answering))
    said = capsys.readouterr()
    if not answering:
        assert "oficial: sem rede\nregistros: sem rede" in said.out + said.err

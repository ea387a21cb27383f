"""What is damaged in the cache of executed cells is dropped, said, and made again."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn

from livro.sphinx.cell_cache import INDEX, drop_damaged

PAGES = ("um", "dois", "tres")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache of three pages."""
    folder = tmp_path / "cache"
    for page in PAGES:
        bundle = CacheBundleIn(notebook(page), f"{page}.md", data={"execution_seconds": 1.0})
        get_cache(folder).cache_notebook_bundle(bundle, check_validity=False)
    return folder


def notebook(page: str) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(page, outputs=[nbformat.v4.new_output("stream", text="1")])
    return nbformat.v4.new_notebook(cells=[cell])


def kept(cache: Path) -> set[str]:
    """Ask as myst-nb does; whatever the state of the cache, this must not raise."""
    store = get_cache(cache)
    found = set()
    for page in PAGES:
        try:
            store.match_cache_notebook(notebook(page))
        except KeyError:
            continue
        store.merge_match_into_notebook(notebook(page))
        found.add(page)
    return found


def truncate(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: random.Random(len(content)).randrange(len(content))])


def scramble(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(path.stat().st_size))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def replace(path: Path) -> None:
    path.write_text("[]", encoding="utf-8")


DAMAGE = [truncate, scramble, empty, replace, Path.unlink]


def test_a_whole_cache_is_left_as_it_is(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drop_damaged(cache)
    assert kept(cache) == set(PAGES)
    assert not capsys.readouterr().out


def test_where_there_is_none_none_is_made(tmp_path: Path) -> None:
    drop_damaged(tmp_path / "nenhum")
    assert not (tmp_path / "nenhum").exists()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_notebook_goes_alone_and_by_name(
    cache: Path, damage: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    damage(sorted(cache.rglob("base.ipynb"))[1])
    drop_damaged(cache)
    left = kept(cache)
    (gone,) = set(PAGES) - left
    assert f"{gone}.md" in capsys.readouterr().out


def test_a_folder_that_is_gone_goes_from_the_index(cache: Path) -> None:
    shutil.rmtree(min(cache.rglob("base.ipynb")).parent)
    drop_damaged(cache)
    assert len(kept(cache)) == len(PAGES) - 1


@pytest.mark.parametrize("damage", DAMAGE)
def test_without_its_index_a_cache_starts_anew(cache: Path, damage: Callable[[Path], None]) -> None:
    damage(cache / INDEX)
    drop_damaged(cache)
    assert kept(cache) == set()
    get_cache(cache).cache_notebook_bundle(
        CacheBundleIn(notebook("um"), "um.md", data={"execution_seconds": 1.0}),
        check_validity=False,
    )
    assert kept(cache) == {"um"}

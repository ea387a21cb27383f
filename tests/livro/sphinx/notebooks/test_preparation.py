"""The first cell: it installs what is missing and nothing else."""

import importlib.util

import pytest
from IPython.core.interactiveshell import InteractiveShell

from estabilidade import FRAMEWORKS
from livro.sphinx.notebooks.addresses import Repository
from livro.sphinx.notebooks.preparation import preparation

REPOSITORY = Repository("ana/livro")


@pytest.fixture
def run(monkeypatch):
    """Run a cell where some packages are missing; return what it gives to pip."""

    def execute(code, *missing):
        asked = []
        shell = InteractiveShell()
        shell.register_magic_function(asked.append, magic_name="pip")
        found = importlib.util.find_spec
        monkeypatch.setattr(
            "importlib.util.find_spec", lambda name: None if name in missing else found(name)
        )
        result = shell.run_cell(code)
        monkeypatch.undo()
        result.raise_error()
        return asked

    yield execute
    InteractiveShell.clear_instance()


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.name)
def test_nothing_is_installed_where_nothing_is_missing(framework, run):
    assert run(preparation(framework, REPOSITORY)) == []


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.name)
def test_package_of_the_book_comes_from_the_branch_of_the_notebooks(framework, run):
    asked = run(preparation(framework, REPOSITORY), "estabilidade")
    assert asked == ["install --quiet git+https://github.com/ana/livro@cadernos"]


def test_framework_is_installed_when_missing(run):
    framework = next(f for f in FRAMEWORKS if f.name == "jax")
    assert run(preparation(framework, REPOSITORY), "jax") == ["install --quiet jax"]


def test_what_pages_import_besides_the_framework_is_installed_too(run):
    framework = next(f for f in FRAMEWORKS if f.name == "jax")
    assert run(preparation(framework, REPOSITORY), "flax") == ["install --quiet flax"]


def test_without_a_known_repository_the_cell_says_what_to_do(run):
    code = preparation(FRAMEWORKS[0], None)
    assert run(code) == []
    with pytest.raises(ModuleNotFoundError, match="pip install"):
        run(code, "estabilidade")

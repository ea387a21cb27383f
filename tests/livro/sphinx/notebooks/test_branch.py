"""The branch that Binder and Colab open: what it holds, and when it changes."""

import subprocess
import tomllib
from pathlib import Path

import pytest

from estabilidade import FRAMEWORKS
from livro.errors import BookError
from livro.site.notebook_branch import gather

ROOT = Path(__file__).parents[4]
PUBLISH = ROOT / "ferramentas" / "publicacao" / "publicar-cadernos.sh"


@pytest.fixture
def site(tmp_path):
    """A built site with one notebook."""
    folder = tmp_path / "site"
    (folder / "cadernos" / "jax").mkdir(parents=True)
    (folder / "cadernos" / "jax" / "a.ipynb").write_text("{}", "utf-8")
    (folder / "cadernos" / "cadernos-jax.zip").write_bytes(b"")
    return folder


def git(*arguments, folder="."):
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_branch_holds_the_notebooks_and_what_they_need(site, tmp_path):
    branch = tmp_path / "ramo"
    gather(ROOT, site, branch)
    assert (branch / "jax" / "a.ipynb").is_file()
    assert (branch / "code" / "estabilidade" / "__init__.py").is_file()
    assert (branch / "pyproject.toml").is_file()
    assert (branch / "binder" / "postBuild").stat().st_mode & 0o111
    assert not list(branch.rglob("*.zip"))
    assert not (branch / "book").exists()


def test_what_an_older_branch_had_goes(site, tmp_path):
    branch = tmp_path / "ramo"
    gather(ROOT, site, branch)
    (branch / "velho.ipynb").write_text("{}", "utf-8")
    gather(ROOT, site, branch)
    assert not (branch / "velho.ipynb").exists()


def test_site_without_notebooks_is_refused(tmp_path):
    with pytest.raises(BookError, match="Não há notebooks"):
        gather(ROOT, tmp_path, tmp_path / "ramo")


@pytest.mark.parametrize(
    "name",
    [".", "..", "book", "traducao/fonte", "_toc.yml", ".git", "_build", "_build/html", "../site"],
)
def test_nothing_else_is_thrown_away(site, tmp_path, name):
    book = tmp_path / "livro"
    for path in ("book/a.md", "traducao/fonte/a.md", "_toc.yml", ".git/HEAD", "_build/html/a.html"):
        (book / path).parent.mkdir(parents=True, exist_ok=True)
        (book / path).write_text("texto", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BookError, match=r"escolha (outra|uma) pasta"):
        gather(book, site, book / name)
    assert sorted(tmp_path.rglob("*")) == before


def test_branch_gets_a_commit_only_when_something_changes(site, tmp_path):
    remote, branch = tmp_path / "remoto.git", tmp_path / "ramo"
    git("init", "--quiet", "--bare", remote)
    commits = []
    for text in ("{}", "{}", '{"a": 1}'):
        (site / "cadernos" / "jax" / "a.ipynb").write_text(text, "utf-8")
        gather(ROOT, site, branch)
        subprocess.run([PUBLISH, branch, remote], capture_output=True, check=True)
        commits.append(git("rev-parse", "cadernos", folder=remote))
    assert commits[0] == commits[1] != commits[2]
    assert git("show", "cadernos:jax/a.ipynb", folder=remote) == '{"a": 1}'
    assert git("ls-tree", "cadernos", "binder/postBuild", folder=remote).startswith("100755")


def test_each_framework_can_be_installed_alone():
    names = [framework.name for framework in FRAMEWORKS]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert list(project["optional-dependencies"]) == names

"""Two people at work at once, with real git: what does not clash for them does not for git."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_site import write_files

from livro.book.elsewhere import read_elsewhere
from livro.book.settings import read_settings
from livro.cli import main
from livro.errors import BookError
from livro.importing.checkout import works_in
from livro.translation.segments import State, load
from livro.translation.segments.writing import write_ledger
from livro.translation.words.glossary import read_glossary
from livro.translation.words.works import read_works

from .conftest import LINES

CHANGES = (
    lambda entry: replace(entry, target_digest="0" * 12, date=date(2027, 1, 1)),
    lambda entry: replace(entry, state=State.REVIEWED, reviewer="Caio", date=date(2027, 1, 2)),
    lambda entry: replace(entry, waivers={"formula-diferente": "o original erra"}),
    lambda entry: replace(entry, blocks=(), original_digest="1" * 12),
    None,  # forgotten
)
ROOT = Path(__file__).parents[4]


def git(root, *arguments, fails=False):
    names = {
        f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(["git", *arguments], cwd=root, env=names, capture_output=True, text=True)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout


def commit(root):
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", "--allow-empty")


@pytest.fixture
def repository(book):
    git(book, "init", "-q", "-b", "main")
    commit(book)
    return book


def change(root, segment, kind):
    ledger = load(root).ledger
    change = CHANGES[kind]
    changed = (
        ledger.having({segment: change(ledger.entries[segment])})
        if change
        else ledger.without([segment])
    )
    write_ledger(root, changed)
    commit(root)
    return changed.entries.get(segment)


kinds = st.integers(0, len(CHANGES) - 1)
two = st.lists(st.sampled_from(sorted(LINES)), min_size=2, max_size=2, unique=True)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(two, kinds, kinds)
def test_changes_of_two_segments_never_conflict(repository, segments, mine, theirs):
    start = git(repository, "rev-parse", "HEAD").strip()
    try:
        wanted = dict(load(repository).ledger.entries)
        wanted[segments[0]] = change(repository, segments[0], mine)
        git(repository, "checkout", "-qb", "ramo", start)
        wanted[segments[1]] = change(repository, segments[1], theirs)
        git(repository, "merge", "-q", "main")
        merged = load(repository).ledger.entries
        assert merged == {name: entry for name, entry in wanted.items() if entry}
    finally:
        git(repository, "checkout", "-qB", "main", start)
        git(repository, "branch", "-qD", "ramo")


def checkout_of_d2l(folder, names):
    """Write a page of d2l for each name, which refers to another one and cites a work."""
    works = "".join(f"@book{{{name},\n  title={{T}},\n  year={{2020}}\n}}\n\n" for name in names)
    files = {"d2l.bib": works}
    for name in names:
        files[f"chapter_x/{name}.md"] = f"# A\n\nSee :numref:`sec_{name}` in :cite:`{name}`.\n"
        files[f"chapter_y/{name}.md"] = f"# On {name}\n:label:`sec_{name}`\n"
    write_files(folder, files)


def test_two_imported_pages_never_conflict(repository):
    """Nor do the works and the labels that each of them brings from d2l."""
    shutil.copy(ROOT / ".gitattributes", repository)
    checkout_of_d2l(repository / "d2l", ["uma", "outra"])
    commit(repository)
    for branch, name in (("main", "uma"), ("ramo", "outra")):
        git(repository, "checkout", "-qB", branch, "HEAD" if branch == "main" else "HEAD~1")
        page = f"d2l/chapter_x/{name}.md"
        assert main(["importar", page, "--destino", f"book/{name}.md"]) == 0
        commit(repository)
    git(repository, "merge", "-q", "main")
    pages = {entry.page for entry in load(repository).ledger.entries.values()}
    assert pages >= {"book/uma.md", "book/outra.md"}
    assert read_elsewhere(repository).keys() == {"sec_uma", "sec_outra"}
    assert works_in(repository / "book/referencias.bib").keys() == {"uma", "outra"}


def test_a_conflict_of_one_segment_is_named_as_one(repository):
    change(repository, "pagina-lista", 0)
    git(repository, "checkout", "-qb", "ramo", "HEAD~1")
    change(repository, "pagina-lista", 1)
    git(repository, "merge", "-q", "main", fails=True)
    with pytest.raises(BookError, match=r"^traducao/trechos/pagina\.yml:\d+: há um conflito"):
        load(repository)


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("book/pagina.md", load),
        ("traducao/rotulos-d2l.csv", read_elsewhere),
        ("traducao/glossario.csv", lambda root: read_glossary(root / "traducao/glossario.csv")),
        ("book/referencias.bib", lambda root: read_works(root / "book/referencias.bib")),
        ("_config.yml", lambda root: read_settings(root / "_config.yml")),
    ],
)
def test_a_conflict_in_whatever_people_write_is_named_as_one(book, path, read):
    text = (book / path).read_text(encoding="utf-8") if (book / path).exists() else ""
    first, second = "<<<<<<< HEAD\na,b\n=======\n", "a,c\n>>>>>>> ramo\n"
    (book / path).write_text(f"{text}\n{first}{second}", encoding="utf-8")
    with pytest.raises(BookError, match=rf"{path}:\d+: há um conflito do git por resolver"):
        read(book)

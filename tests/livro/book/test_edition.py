"""An edition is known by its version, its day and its commit."""

import subprocess
from datetime import date

import pytest

import estabilidade
from livro.book.edition import read_edition


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    return tmp_path


def git(book, *arguments):
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    command = ["git", "-C", str(book), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_version_and_day_in_portuguese_whatever_the_zone(book):
    edition = read_edition(book)
    assert edition.version == estabilidade.__version__
    assert edition.day == date(1970, 1, 1)
    assert edition.written_day == "1 de janeiro de 1970"


def test_outside_a_repository_there_is_no_commit(book):
    assert read_edition(book).commit == ""


def test_the_commit_tells_whether_files_differ_from_it(book):
    (book / "a.md").write_text("antes", "utf-8")
    git(book, "init", "-q")
    git(book, "add", "-A")
    git(book, "commit", "-qm", "livro")
    git(book, "tag", "v1")  # a tag must not stand for the commit
    commit = git(book, "rev-parse", "--short", "HEAD")
    assert read_edition(book).commit == commit
    (book / "a.md").write_text("depois", "utf-8")
    assert read_edition(book).commit == f"{commit}+"

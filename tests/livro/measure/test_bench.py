"""What `make bench` asks of others exists, and a part of it that fails is told and fails it.

A program that only notes what it is asked takes the place of Python: nothing is built here.
"""

import re
import shlex
import sys
from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path

import pytest

from livro.cli import _parser
from livro.commands import measuring
from livro.errors import BookError
from livro.measure import builds, printed

ROOT = Path(__file__).parents[3]
PARTS = [
    "reading.report",
    "diagnosing.report",
    "builds.measure",
    "pages.weights",
    "pages.first_visits",
    "printed.report",
    "responses.report",
]
PYTHON = """#!/bin/sh
echo "$@" >> {notes}
for form in html pdf epub; do mkdir -p _build/$form; echo a > _build/$form/a; done
{end}
"""


@pytest.fixture
def book(tmp_path):
    """A book of one page, that whose word is changed."""
    page = tmp_path / "book" / builds.EDITED_PAGE
    page.parent.mkdir(parents=True)
    page.write_text(f"# Página\n\n{builds.EDITED_WORD[0]}.\n", "utf-8")
    root = tmp_path / "book"
    name = builds.EDITED_PAGE.removesuffix(".md")
    (root / "_toc.yml").write_text(f"format: jb-book\nroot: {name}\n", "utf-8")
    (root / "_config.yml").write_text("title: Livro\n", "utf-8")
    return root


@pytest.fixture
def python(tmp_path, monkeypatch):
    """What replaces Python, told how it is to end; it returns where it notes what it is asked."""

    def replace(end="exit 0"):
        notes, program = tmp_path / "notes", tmp_path / "python"
        program.write_text(PYTHON.format(notes=shlex.quote(str(notes)), end=end), "utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(program))
        return notes

    return replace


def asked(notes):
    """Return the commands, each of which must be one that there is."""
    commands = []
    for line in notes.read_text("utf-8").splitlines():
        module, *arguments = line.removeprefix("-m ").split()
        assert find_spec(module)
        if module == "livro.cli":
            _parser().parse_args(arguments)
        commands.append((module, *arguments))
    return commands


def test_builds_are_compared_unchanged_and_with_one_word_changed(book, python):
    notes = python()
    lines = list(builds.measure(book))
    assert [len(re.findall(r"\d,\d\d", line)) for line in lines] == [0, 1, 0, 2, 2]
    site, *others = builds.BUILDS.values()
    assert asked(notes) == [site, *others, *[site, *others] * 2]
    assert builds.EDITED_WORD[1] in (book / builds.EDITED_PAGE).read_text("utf-8")


def test_the_page_of_the_book_has_the_word_that_is_changed():
    assert builds.EDITED_WORD[0] in (ROOT / builds.EDITED_PAGE).read_text("utf-8")


def test_printed_forms_are_compared_with_the_site(book, python):
    notes = python()
    lines = list(printed.report(book))
    assert [len(re.findall(r"\d,\d\d", line)) for line in lines] == [0, 2, 2]
    assert [arguments for _, *arguments in asked(notes)] == [["construir"], ["pdf"], ["epub"]]


def test_a_build_that_fails_leaves_nothing_to_measure(book, python):
    python("echo por isto; exit 1")
    with pytest.raises(BookError, match=r"construir falhou; não há o que medir:\npor isto"):
        list(builds.measure(book))


@pytest.mark.parametrize("failing", [None, *PARTS])
def test_each_part_is_measured_and_one_that_cannot_be_fails_the_command(
    monkeypatch, capsys, failing
):
    def part(name):
        def report(*_arguments):
            if name == failing:
                raise BookError("falta algo")
            yield f"medida de {name}"

        return report

    for name in PARTS:
        monkeypatch.setattr(f"livro.measure.{name}", part(name))
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("livro.book.git.copy_book", lambda _root, target: target)
    monkeypatch.setattr("livro.book.mxnet.share_environment", lambda *_folders: None)
    monkeypatch.setattr("livro.sphinx.execution.set_environment", lambda: None)
    if failing:
        with pytest.raises(BookError, match=r"1 de 7 medidas"):
            measuring.measure(Namespace())
    else:
        measuring.measure(Namespace())
    said = capsys.readouterr().out
    assert ("não foi possível medir: falta algo" in said) == bool(failing)
    assert all(f"medida de {name}" in said for name in PARTS if name != failing)

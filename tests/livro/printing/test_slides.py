"""The command of the slides: what it refuses, and what it says that it could not look at."""

from argparse import Namespace

import pytest

from livro.book.places import slides_path
from livro.commands import printing
from livro.errors import BookError
from livro.measure import browser
from livro.printing import slides
from livro.sphinx.slides.builder import REVEAL


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A book of which Sphinx makes a deck, and the deck that it had."""

    def sphinx(_root, output, **_settings):
        (output / "slides").mkdir()
        (output / "slides" / "numpy.html").write_text("new", encoding="utf-8")
        return True

    (tmp_path / REVEAL).mkdir(parents=True)
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    deck = slides_path(tmp_path, "numpy")
    deck.parent.mkdir(parents=True)
    deck.write_text("old", encoding="utf-8")
    monkeypatch.setattr(slides, "run_sphinx", sphinx)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_decks_in_which_something_is_wrong_do_not_take_the_place_of_the_old(book):
    def refuse(_folder):
        raise BookError("não cabe")

    with pytest.raises(BookError, match="não cabe"):
        slides.build_slides(book, refuse)
    assert slides_path(book, "numpy").read_text("utf-8") == "old"


def test_without_a_browser_the_decks_are_built_and_what_was_not_checked_is_said(
    book, monkeypatch, capsys
):
    monkeypatch.setattr(browser.shutil, "which", lambda _name: None)
    printing.slides(Namespace())
    assert slides_path(book, "numpy").read_text("utf-8") == "new"
    assert (
        "Não foi conferido se tudo cabe em cada slide: não há Chromium" in capsys.readouterr().out
    )

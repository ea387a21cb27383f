"""The chapter of this book is linked to its source, all of it."""

from pathlib import Path

import pytest

from livro.translation.segments import Condition, State, load
from livro.translation.segments.writing import as_files, files_of

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def bitext():
    return load(ROOT)


def test_every_line_of_the_book_is_in_a_segment_and_every_segment_is_sound(bitext):
    assert not [str(problem) for problem in bitext.problems]


def test_every_block_of_the_source_is_translated_or_left_out_with_a_reason(bitext):
    assert not [str(found) for found in bitext.untranslated()]


def test_every_segment_of_the_chapter_is_linked(bitext):
    """A sentence corrected in the browser leaves "alvo mudou", which only a release refuses."""
    allowed = {Condition.CURRENT, Condition.TARGET_CHANGED}
    conditions = bitext.conditions()
    assert not {name: c for name, c in conditions.items() if c not in allowed}
    pages = {target.path for target in bitext.targets if target.segment}
    assert pages >= {p.relative_to(ROOT).as_posix() for p in (ROOT / "book/capitulo").glob("*.md")}


def test_pairs_follow_the_order_of_the_source_in_each_page(bitext):
    for page in {target.path for target in bitext.targets}:
        lines = [
            block.line
            for pair in bitext.pairs()
            if pair.targets[0].path == page
            for block in pair.sources
        ]
        assert lines == sorted(lines)


def test_no_draft_is_published(bitext):
    states = {entry.state for entry in bitext.ledger.entries.values()}
    assert State.DRAFT not in states


def test_the_ledger_is_as_the_commands_write_it(bitext):
    files = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in files_of(ROOT)}
    assert as_files(bitext.ledger) == files

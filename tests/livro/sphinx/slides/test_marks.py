"""The comments of the slides, and what each takes of the block below it."""

import pytest
from docutils import nodes

from livro.sphinx.slides.marks import Mark, chosen, read_mark


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("slide", Mark(new=True)),
        (" mesmo slide", Mark(new=False)),
        ("slide: 2", Mark(True, (2,))),
        ("mesmo slide: 1, 12", Mark(False, (1, 12))),
        ("seg: gradientes-produto", None),
        ("um comentário sobre o slide", None),
    ],
)
def test_a_comment_is_read(line, mark):
    assert read_mark(line) == mark


@pytest.mark.parametrize(
    "line", ["slides", "slide 2", "slide: 0", "slide: 1,2", "Slide", "mesmo slide:", "slide: dois"]
)
def test_a_comment_badly_written_is_refused(line):
    with pytest.raises(ValueError):
        read_mark(line)


def paragraph():
    """Three sentences, one per line; the second has a formula."""
    formula = nodes.math("", "x")
    return nodes.paragraph(
        "", "", nodes.Text("Um.\nO "), formula, nodes.Text(" é dois."), nodes.Text("\nTrês.")
    )


def texts(block, *parts):
    return [node.astext() for node in chosen(block, Mark(True, parts))]


def test_each_sentence_of_a_paragraph_stands_by_itself():
    assert texts(paragraph()) == ["Um.", "O x é dois.", "Três."]
    assert texts(paragraph(), 3, 2) == ["Três.", "O x é dois."]


def test_the_page_keeps_its_paragraph():
    block = paragraph()
    before = block.pformat()
    chosen(block, Mark(True, (2,)))
    assert block.pformat() == before


def test_items_of_a_list_stay_a_list():
    items = [nodes.list_item("", nodes.paragraph("", word)) for word in ("um", "dois", "três")]
    (taken,) = chosen(nodes.bullet_list("", *items), Mark(True, (1, 3)))
    assert isinstance(taken, nodes.bullet_list)
    assert [item.astext() for item in taken] == ["um", "três"]


@pytest.mark.parametrize("block", [paragraph(), nodes.bullet_list("", nodes.list_item())])
def test_a_part_that_is_not_there_is_refused(block):
    with pytest.raises(IndexError):
        chosen(block, Mark(True, (4,)))

"""The English that each segment translates, with the original and without it."""

from pathlib import Path

import pytest

from livro.d2l import read
from livro.translation.original import bring, read_originals
from livro.translation.segments import load
from livro.translation.segments.english import english, english_keys

ROOT = Path(__file__).parents[4]


def texts(book):
    found = english(load(book))
    return {name: "".join(block.text for block in blocks) for name, blocks in found.items()}


def test_without_the_original_it_is_what_the_source_still_has(book):
    assert texts(book) == {
        "um-titulo": "",
        "um-primeiro": "",
        "um-segundo": "The second of them is about the rest.\n",
    }


def test_with_the_original_it_is_all_prose(book, english_page):
    bring(book, read_originals(book).values(), str(english_page))
    assert texts(book) == {
        "um-titulo": "# A Title\n:label:`sec_title`\n",
        "um-primeiro": "The first of the paragraphs is about $a$.\n",
        "um-segundo": "The second of them is about the rest.\n",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Summary\n\nThe end of it.\n", ["## Summary", "The end of it."]),
        ("## Resumo\n\nO fim de tudo.\n", []),
        ("## Quebrando a Simetria\n\nThe end of it.\n", ["The end of it."]),
        ("O fim de tudo.\n\n## Beyond\n\nThere is to be the end.\n", ["## Beyond", "There is to"]),
    ],
)
def test_a_title_of_few_words_goes_with_what_follows_it(text, expected):
    blocks = {str(block.line): block for block in read(text).blocks if block.text.strip()}
    found = english_keys(blocks)
    starts = [block.text for key, block in blocks.items() if key in found]
    assert len(starts) == len(expected)
    assert all(map(str.startswith, starts, expected))


def test_in_this_book_nothing_that_is_still_portuguese_passes_for_english():
    """The seed was translated up to the middle of its page, and not beyond."""
    (source,) = load(ROOT).sources.values()
    found = english_keys(source.blocks)
    text = {key for key, block in source.blocks.items() if block.kind in ("paragraph", "item")}
    first = list(source.blocks).index(next(key for key in source.blocks if key in found & text))
    after = set(list(source.blocks)[first:])
    assert found & text == {
        key for key in after & text if "Discussions" not in source.blocks[key].text
    }

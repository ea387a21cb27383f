"""Which block became which: properties over invented pages."""

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from livro.d2l import Block, Kind
from livro.translation.segments.alignment import align
from livro.translation.segments.sources import keys
from livro.translation.segments.wording import as_line, word_diff

WORDS = [f"{a}{b}" for a in "bcdfghlmnprstv" for b in ("a", "e", "io", "ur")]


def paragraph(seed):
    chance = Random(seed)
    return " ".join(chance.choices(WORDS, k=chance.randint(8, 20)))


pages = st.lists(st.integers(0, 10**6).map(paragraph), min_size=1, max_size=8, unique=True)
texts = st.lists(st.sampled_from(WORDS)).map(" ".join)


def blocks(page):
    found = [Block(Kind.PARAGRAPH, text, line) for line, text in enumerate(page, 1)]
    return dict(zip(keys(found), found, strict=True))


def key_of(page, place):
    return list(blocks(page))[place]


@given(pages)
def test_the_same_page_is_unchanged(page):
    found = align(blocks(page), blocks(page))
    assert tuple(found.unchanged.values()) == tuple(blocks(page))
    assert not (found.moved or found.changed or found.deleted or found.new)


@given(st.lists(st.sampled_from(WORDS[:3]), max_size=8))
def test_repeated_blocks_are_told_apart(page):
    assert len(blocks(page)) == len(page)
    assert tuple(align(blocks(page), blocks(page)).unchanged) == tuple(blocks(page))


@given(pages, st.randoms(use_true_random=False))
def test_permuted_blocks_are_moved_at_most_and_the_rest_keeps_its_order(page, random):
    turned = random.sample(page, len(page))
    found = align(blocks(page), blocks(turned))
    assert not (found.changed or found.deleted or found.new)
    assert (found.moved == ()) == (turned == page)
    stayed = [key for key in blocks(turned) if key not in found.moved]
    assert stayed == [key for key in blocks(page) if key in stayed]


@given(pages, st.data())
def test_one_block_that_moves_is_the_only_one_moved(page, data):
    assume(len(page) > 2)
    place = data.draw(st.integers(2, len(page) - 1))
    turned = [page[place], *page[:place], *page[place + 1 :]]
    assert align(blocks(page), blocks(turned)).moved == (key_of(page, place),)


@given(pages, st.data())
def test_one_changed_word_changes_exactly_that_block(page, data):
    place = data.draw(st.integers(0, len(page) - 1))
    words = page[place].split()
    words[data.draw(st.integers(0, len(words) - 1))] = "outra"
    changed = [*page[:place], " ".join(words), *page[place + 1 :]]
    found = align(blocks(page), blocks(changed))
    assert found.changed == {key_of(page, place): key_of(changed, place)}
    assert not (found.moved or found.deleted or found.new)


@given(pages, st.data())
def test_a_new_block_is_new_and_without_it_again_it_is_deleted(page, data):
    place = data.draw(st.integers(0, len(page)))
    longer = [*page[:place], "quite another text of eight words or so", *page[place:]]
    key = key_of(longer, place)
    assert align(blocks(page), blocks(longer)).new == (key,)
    assert align(blocks(longer), blocks(page)).deleted == (key,)


@given(pages, pages)
def test_each_block_is_counted_once(old, new):
    found = align(blocks(old), blocks(new))
    assert sorted([*found.unchanged, *found.changed, *found.deleted]) == sorted(blocks(old))
    assert sorted([*found.unchanged.values(), *found.changed.values(), *found.new]) == sorted(
        blocks(new)
    )
    assert set(found.moved) <= set(found.unchanged.values())


def test_a_block_rewritten_between_the_same_neighbours_is_a_change():
    old, new = ["um só", "antes", "três já"], ["um só", "depois", "três já"]
    assert len(align(blocks(old), blocks(new)).changed) == 1


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        ("the title", "um título", ("sec_title",)),
        ("uses $x^2$ and :cite:`A.2010`", "emprega $x^2$, de :cite:`A.2010`", ()),
    ],
)
def test_what_no_language_changes_tells_a_block_in_another_place(old, new, labels):
    """More new blocks than old ones stand there, so that the places tell nothing."""
    before = Block(Kind.PARAGRAPH, old, 1, labels)
    others = {key: Block(Kind.PARAGRAPH, f"coisa {key} bem diversa", 1) for key in ("o", "p")}
    after = {"o": others["o"], "n": Block(Kind.PARAGRAPH, new, 2, labels), "p": others["p"]}
    assert align({"b": before}, after).changed == {"b": "n"}


def test_blocks_of_different_kinds_are_not_versions_of_each_other():
    heading, text = Block(Kind.HEADING, "# a b c d", 1), Block(Kind.PARAGRAPH, "a b c d", 1)
    found = align({"x": heading}, {"y": text})
    assert (found.deleted, found.new) == (("x",), ("y",))


@given(texts, texts)
def test_a_word_diff_has_both_versions(old, new):
    changes = word_diff(old, new)
    assert " ".join(filter(None, (change.old for change in changes))) == old
    assert " ".join(filter(None, (change.new for change in changes))) == new


def test_a_word_diff_in_a_line():
    words = " ".join(WORDS[:30])
    line = as_line(word_diff(f"{words} antes {words} fim", f"{words} depois {words} fim, já"))
    assert line.count("…") == 2
    assert "[-antes-] {+depois+}" in line
    assert line.endswith("[-fim-] {+fim, já+}")
    assert as_line(word_diff("um dois três", "um três")) == "um [-dois-] três"

"""A source that changes and comes back leaves the ledger as it was, whatever became of it."""

import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from livro.translation.segments import Ledger, load
from livro.translation.segments.english import with_own_english
from livro.translation.segments.sources import read_source
from livro.translation.segments.updating import plan

ROOT = Path(__file__).parents[4]
SHORT = 8  # in few blocks, more of what happens happens to the same ones


def delete(blocks, place, _random):
    return [*blocks[:place], *blocks[place + 1 :]]


def repeat(blocks, place, random):
    return [*blocks[: random.randrange(len(blocks))], blocks[place], *blocks]


def swap(blocks, place, random):
    other = random.randrange(len(blocks))
    blocks = list(blocks)
    blocks[place], blocks[other] = blocks[other], blocks[place]
    return blocks


def insert(blocks, place, random):
    words = " ".join(random.choices(["weights", "of", "$x$", "layer", ":cite:`A.2010`"], k=9))
    return [*blocks[:place], words, *blocks[place:]]


def reword(blocks, place, random):
    """Change some words, or all of them, as a translation does; formulas stay."""
    share = random.choice([0.1, 1])
    new = re.sub(
        r"(?<![$\\`{_^])\b[A-Za-z]{3,}\b(?![^$\n]*\$)",
        lambda match: match[0][::-1] if random.random() < share else match[0],
        blocks[place],
    )
    return [*blocks[:place], new, *blocks[place + 1 :]]


def join(blocks, place, _random):
    return [*blocks[:place], "\n".join(blocks[place : place + 2]), *blocks[place + 2 :]]


def split(blocks, place, _random):
    return [*blocks[:place], *blocks[place].split("\n"), *blocks[place + 1 :]]


MUTATIONS = (delete, repeat, swap, insert, reword, join, split)


def mutated(text, mutations, seed):
    chance = random.Random(seed)
    blocks = text.split("\n\n")
    for mutate in mutations:
        blocks = mutate(blocks, chance.randrange(len(blocks)), chance) or ["Nothing."]
    return "\n\n".join(blocks)


@cache
def translated():
    """Return the book, a page of its source and the text of that page."""
    bitext = load(ROOT)
    (name,) = bitext.sources
    return bitext, name, (ROOT / "traducao/fonte" / name).read_text(encoding="utf-8")


@cache
def beginning():
    """Return the beginning of that page, with the segments that translate it, and its text."""
    bitext, name, text = translated()
    text = "\n\n".join(text.split("\n\n")[:SHORT])
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        source = with_own_english(read_source(path))
    entries = {n: e for n, e in bitext.ledger.entries.items() if {*e.blocks} <= {*source.blocks}}
    return replace(bitext, sources={name: source}, ledger=Ledger(entries)), name, text


def restore(blocks, place, random):
    """Put a block back that the translated page has."""
    return [*blocks[:place], random.choice(beginning()[2].split("\n\n")), *blocks[place:]]


FORTH_AND_BACK = (*MUTATIONS, *[reword, restore] * 5)


def after(bitext, name, text, folder):
    path = folder / "newer.md"
    path.write_text(text, encoding="utf-8")
    return plan(ROOT, bitext, path, name).after


@pytest.mark.parametrize("seed", range(20))
def test_a_version_that_comes_back_finds_what_it_left(tmp_path, seed):
    """Whatever the way back: step by step, or among all that there were, in any order."""
    chance = random.Random(seed)
    bitext, name, text = beginning()
    here, left = bitext, [(text, bitext)]
    for _ in range(chance.randint(2, 4)):
        mutations = chance.choices(FORTH_AND_BACK, k=chance.randint(1, 12))
        text = mutated(text, mutations, chance.random())
        here = after(here, name, text, tmp_path)
        assert_nothing_is_lost(bitext, here)
        left.append((text, here))
    for text, before in [*reversed(left), *chance.choices(left, k=6)]:
        here = after(here, name, text, tmp_path)
        assert_nothing_is_lost(bitext, here)
        assert here.ledger.entries == before.ledger.entries


def assert_nothing_is_lost(bitext, here):
    """Each block has one owner, each segment its translated blocks, linked or by name."""
    owned = [key for entry in here.ledger.entries.values() for key in entry.blocks]
    assert len(owned) == len(set(owned))
    for name, entry in here.ledger.entries.items():
        assert (entry.former or entry.blocks) == bitext.ledger.entries[name].blocks


def test_another_language_keeps_every_segment_linked(tmp_path):
    """No word of the prose stays: only the places, the formulas and the labels tell."""
    bitext, name, text = translated()
    prose = re.compile(r"^(?!.*[$`|:]).+$", re.MULTILINE)
    other = prose.sub(lambda m: re.sub(r"[A-Za-z]{2,}", lambda w: w[0][::-1], m[0]), text)
    found = after(bitext, name, other, tmp_path)
    assert not [n for n in found.ledger.entries if not found.blocks_of(n)]


def test_another_way_to_write_an_upright_letter_is_no_change(tmp_path):
    bitext, name, text = translated()
    assert r"\mathrm{" in text
    found = after(bitext, name, text.replace(r"\mathrm{", r"\textrm{"), tmp_path)
    assert found.conditions() == bitext.conditions()


def test_a_segment_marked_meanwhile_keeps_what_it_was_marked_with(tmp_path):
    """Blocks that come back belong to who translated them, and to nobody twice."""
    bitext, name, text = translated()
    paragraph = next(block for block in text.split("\n\n") if block.startswith("Another problem"))
    newer = after(bitext, name, text.replace(paragraph, f"{paragraph} And more."), tmp_path)
    (owner,) = [n for n, e in newer.ledger.entries.items() if e.former]
    entry = newer.ledger.entries[owner]
    other = replace(entry, former=(), source_digest=newer.source_digest(owner))
    shared = replace(newer, ledger=newer.ledger.having({f"{owner}-2": other}))
    back = after(shared, name, text, tmp_path)
    assert back.ledger.entries[owner] == bitext.ledger.entries[owner]
    assert not back.blocks_of(f"{owner}-2")
    assert back.ledger.entries[f"{owner}-2"].former == entry.blocks

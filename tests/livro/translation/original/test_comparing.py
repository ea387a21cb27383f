"""The checks read the English of every segment, where it is here, and what they find with it."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from small_site import write_files

from livro.translation.checks.book import Knowledge
from livro.translation.checks.loading import assemble, read_pages
from livro.translation.checks.runner import findings
from livro.translation.original import blob_of
from livro.translation.segments import load
from livro.translation.segments.marking import linked
from livro.translation.segments.writing import write_ledger
from livro.translation.words.vocabulary import Vocabulary

from ..conftest import bring_original, stand_in
from .conftest import PROVENANCE

ENGLISH = (
    "We draw {n} matrices in `f{k}` :cite:`A.20{k}`.\n"
    "Their product does not vanish, and {english} of them almost always need $a_{k}$.\n"
)
TRANSLATION = (
    "Sorteamos {n} matrizes em `f{k}` {{cite:p}}`A.20{k}`.\n"
    "O produto delas não desaparece, e {portuguese} delas quase sempre precisam de $a_{k}$.\n"
)
WORDS = {"two": "duas", "three": "três", "ten": "dez"}
DEFECTS = {  # rule -> how a translation loses what it looks for
    "numero-diferente": lambda text: re.sub(r"(?<=Sorteamos )\d+", lambda n: f"{n[0]}0", text),
    "numeral-diferente": lambda text: re.sub("duas|três|dez", "cinco", text),
    "negacao-diferente": lambda text: text.replace("não ", ""),
    "ressalva-diferente": lambda text: text.replace("quase ", ""),
    "formula-diferente": lambda text: text.replace("$a_", "$b_"),
    "citacao-diferente": lambda text: re.sub(r" \{cite:p\}`[^`]+`", "", text),
    "codigo-diferente": lambda text: text.replace("`f", "`g"),
}
KNOWLEDGE = Knowledge((), Vocabulary(frozenset(), frozenset(), ()), frozenset())


def in_d2l(text):
    return text.replace("{cite:p}", ":cite:")


def make_book(root, kept, page, waivers=()):
    """Write a book of one paragraph, beside what a machine made of its original."""
    files = {
        "_config.yml": "",
        "_toc.yml": "",
        "traducao/fonte/fonte.md": f"# O título\n\n{in_d2l(kept)}",
        "traducao/fonte/fonte.yml": PROVENANCE.format(blob=blob_of(b"")),
        "book/um.md": f"% seg: edicao\n# O título\n\n% seg: um-primeiro\n{page}",
    }
    link(write_files(root, files), waivers)


def link(root, waivers=()):
    """Answer for the paragraph as it is now."""
    bitext = load(root)
    entry = linked(bitext, "um-primeiro", "fonte.md", bitext.sources["fonte.md"].keys_at(3, 4))
    kept = entry.waivers or dict.fromkeys(waivers, "de propósito")
    write_ledger(root, bitext.ledger.having({"um-primeiro": replace(entry, waivers=kept)}))


def found(root):
    bitext = load(root)
    return findings(assemble(read_pages(root), bitext, KNOWLEDGE), bitext)


def rules(root):
    """The rules that find something beside the original."""
    return {each.rule for each in found(root)} & {*DEFECTS, "dispensa-sem-uso"}


def told_useless(root):
    told = [each.message for each in found(root) if each.rule == "dispensa-sem-uso"]
    return {re.search("“(.+?)”", message)[1] for message in told}


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(sorted(DEFECTS)),
    st.sampled_from(sorted(WORDS)),
    st.integers(11, 999),
    st.integers(1, 9),
)
def test_what_a_machine_lost_too_is_found_beside_the_english(rule, number, n, k):
    told = {"n": n, "k": k, "english": number, "portuguese": WORDS[number]}
    right, english = TRANSLATION.format(**told), ENGLISH.format(**told)
    wrong = DEFECTS[rule](right)
    for page, expected in ((right, set()), (wrong, {rule})):
        with TemporaryDirectory() as folder:
            root = Path(folder)
            make_book(root, page, page)
            assert rules(root) == set()
            bring_original(root, f"# The title\n\n{english}")
            assert rules(root) == expected


def test_no_waiver_that_either_original_needs_is_useless(tmp_path):
    told = {"n": 11, "k": 1, "english": "two", "portuguese": "duas"}
    page = TRANSLATION.format(**told).replace("quase ", "")
    needed = ["ressalva-diferente", "formula-diferente a_1", "formula-diferente b_1"]
    useless = {"numero-diferente", "formula-diferente c"}
    make_book(tmp_path, page.replace("$a_", "$b_"), page, [*needed, *useless])
    bring_original(tmp_path, f"# The title\n\n{ENGLISH.format(**told)}")
    link(tmp_path)
    assert told_useless(tmp_path) == useless
    shutil.rmtree(tmp_path / ".cache")
    assert told_useless(tmp_path) == useless


def test_every_segment_of_this_book_is_compared_with_the_english(copied_book):
    kept = load(copied_book)
    assert all(pair.sources == kept.blocks_of(pair.segment) for pair in kept.pairs())
    english = stand_in(copied_book)
    bring_original(copied_book, english)
    bitext = load(copied_book)
    texts = {block.text.strip() for pair in bitext.pairs() for block in pair.sources}
    assert all(text in english for text in texts)
    changed = {p.segment for p in bitext.pairs() if p.sources != kept.original_of(p.segment)}
    assert len(changed) > 10
    book = assemble(read_pages(copied_book), bitext, KNOWLEDGE)
    assert [each.blocks for each in book.readings] == [pair.sources for pair in bitext.pairs()]

"""What became of each segment, and what the pages and the ledger may not say together."""

import pytest

from livro.translation.segments import Condition, load

from .conftest import OMISSIONS, leave_out

PAGE, SOURCE, LEDGER = "book/pagina.md", "traducao/fonte/titulo.md", "traducao/trechos/pagina.yml"


def changed(book):
    return {
        name: condition
        for name, condition in load(book).conditions().items()
        if condition is not Condition.CURRENT
    }


def test_the_small_book_is_linked_and_up_to_date(book):
    bitext = load(book)
    assert not bitext.problems
    assert not bitext.untranslated()
    assert not changed(book)
    assert [pair.segment for pair in bitext.pairs()] == bitext.ids()
    texts = {pair.segment: [b.text for b in pair.sources] for pair in bitext.pairs()}
    assert texts["pagina-lista"] == ["* one item of a list\n", "* another item of that list\n"]


def test_an_id_that_occurs_twice_ties_both_places(book):
    (pair,) = [pair for pair in load(book).pairs() if pair.segment == "pagina-segundo"]
    assert [target.text.strip() for target in pair.targets] == [
        "O segundo parágrafo fala de coisas bem diferentes.",
        "E termina aqui.",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (PAGE, "algumas palavras", "muitas palavras", {"pagina-primeiro": "alvo mudou"}),
        (PAGE, "E termina aqui", "E acaba aqui", {"pagina-segundo": "alvo mudou"}),
        (PAGE, "    y = 1", "  y = 1", {"pagina-celula": "alvo mudou"}),
        (PAGE, "Só nossa.", "Muito nossa.", {}),
        (PAGE, "tem algumas", "tem\nalgumas", {}),
        (SOURCE, "    y = 1", "y = 1", {"pagina-celula": "sem fonte"}),
        (SOURCE, "some words in", "some\nwords   in", {}),
        (SOURCE, "# A Title", "\n\n# A Title", {}),
        (SOURCE, "some words", "many words", {"pagina-primeiro": "sem fonte"}),
        (SOURCE, "one item", "an item", {"pagina-lista": "fonte mudou"}),
        (PAGE, "% seg: pagina-formula\n", "", {"pagina-formula": "órfão"}),
        (PAGE, "seg: pagina-formula", "seg: pagina-outra", None),
    ],
)
def test_exactly_the_affected_segment_is_named(book, edit, file, old, new, expected):
    edit(book / file, old, new)
    if expected is None:
        expected = {"pagina-outra": "sem fonte", "pagina-formula": "órfão"}
    elif "pagina-formula" in expected:  # its lines now belong to the segment above
        expected = {**expected, "pagina-primeiro": "alvo mudou"}
    assert changed(book) == expected


def test_a_segment_does_not_go_on_in_another_page(book):
    other = book / "book/outro/pagina.md"
    other.parent.mkdir()
    other.write_text("% seg: pagina-formula\n$$a$$\n", encoding="utf-8")
    told = [str(problem) for problem in load(book).problems]
    assert told == [
        "book/pagina.md:12: o segmento “pagina-formula” já está em book/outro/pagina.md; "
        "dê outro nome a este."
    ]


def test_carriage_returns_change_nothing(book):
    for name in (PAGE, SOURCE):
        path = book / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not changed(book)


def test_a_block_that_nothing_translates_is_named(book, edit):
    edit(book / SOURCE, "$$a = b$$", "$$a = b$$\n\nA new one.")
    (found,) = load(book).untranslated()
    assert (found.block.text, found.block.line) == ("A new one.\n", 9)


def test_the_second_of_equal_blocks_is_a_block_of_its_own(book, edit):
    edit(book / SOURCE, "$$a = b$$", "$$a = b$$\n\n$$a = b$$")
    (found,) = load(book).untranslated()
    assert (found.block.line, found.key[-2:]) == (9, "-2")


def inject(book, edit, key):
    """Return each defect of the ledger with what is told of it."""
    return {
        "a block of two segments": (
            lambda: edit(
                book / LEDGER,
                f"[{key('pagina-formula')}]",
                f"[{key('pagina-segundo')}]",
            ),
            "já é de “pagina-formula”",
        ),
        "no such source": (
            lambda: edit(
                book / LEDGER,
                "pagina-titulo:\n  fonte: titulo.md",
                "pagina-titulo:\n  fonte: nada.md",
            ),
            "“pagina-titulo”: não há nada.md",
        ),
        "omitted and linked": (
            lambda: leave_out(book, key("pagina-formula")),
            "também está entre as omissões",
        ),
        "omitted of no source": (
            lambda: leave_out(book, "eeeeeeeeeeee", "nada"),
            "omissões: não há nada.md",
        ),
    }


@pytest.mark.parametrize(
    "name",
    [
        "a block of two segments",
        "no such source",
        "omitted and linked",
        "omitted of no source",
    ],
)
def test_what_the_ledger_may_not_say(book, edit, name):
    entries = load(book).ledger.entries
    damage, message = inject(book, edit, lambda segment: entries[segment].blocks[0])[name]
    damage()
    told = [str(problem) for problem in load(book).problems]
    assert any(message in text for text in told), told
    assert all(text.startswith((LEDGER, OMISSIONS)) for text in told)


def test_a_book_without_a_ledger_has_only_segments_without_source(book):
    (book / LEDGER).unlink()
    assert set(load(book).conditions().values()) == {Condition.SOURCELESS}

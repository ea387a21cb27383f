"""A newer source: exactly the affected segments are named, and the pages stay as they are."""

import hashlib
import os
from argparse import Namespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livro.cli import main
from livro.commands.exchange import update_source
from livro.errors import BookError
from livro.translation.segments import load
from livro.translation.segments.previous import previous_text
from livro.translation.segments.updating import plan

from .conftest import leave_out

OLD = "traducao/fonte/titulo.md"


def newer(book, text):
    path = book / "novo" / "titulo.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def update(book, text, *options):
    return main(["fonte", "atualizar", str(newer(book, text)), *options])


def stale(book):
    return {n: str(c) for n, c in load(book).conditions().items() if c != "em dia"}


def snapshot(folder):
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_source_changes_nothing(book, source_text, capsys):
    before = snapshot(book / "traducao")
    assert update(book, source_text) == 0
    assert snapshot(book / "traducao") == before
    assert "Nenhum trecho traduzido foi afetado." in capsys.readouterr().out


def test_one_changed_word_marks_exactly_its_segment(book, source_text, capsys):
    pages = snapshot(book / "book")
    assert update(book, source_text.replace("some words", "few words")) == 0
    assert stale(book) == {"pagina-primeiro": "fonte mudou"}
    assert snapshot(book / "book") == pages
    told = capsys.readouterr().out
    assert "[-some-] {+few+}" in told
    assert "book/pagina.md:10: pagina-primeiro" in told


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_changed_word_of_the_source_affects_one_segment(book, source_text, data):
    lines = source_text.splitlines()
    number = data.draw(st.sampled_from([3, 4, 8, 10, 11, 15, 16]))
    words = lines[number].split(" ")
    place = data.draw(st.sampled_from([i for i, word in enumerate(words) if word.isalpha()]))
    words[place] += "x"
    lines[number] = " ".join(words)
    found = plan(book, load(book), newer(book, "\n".join(lines) + "\n"))
    assert len(found.alignment.changed) == 1
    assert not (found.alignment.new or found.alignment.deleted or found.alignment.moved)
    assert len(found.affected) == 1


def test_a_dry_run_writes_nothing(book, source_text, capsys):
    before = snapshot(book / "traducao")
    assert update(book, source_text.replace("some words", "few words"), "--simular") == 0
    assert snapshot(book / "traducao") == before
    assert "pagina-primeiro" in capsys.readouterr().out


def test_it_is_carried_out_also_if_nobody_reads_to_the_end(book, source_text, monkeypatch):
    """`livro fonte atualizar … | head -1`."""

    def closed(*_, **__):
        raise BrokenPipeError

    monkeypatch.setattr("builtins.print", closed)
    path = newer(book, source_text.replace("some words", "few words"))
    with pytest.raises(BrokenPipeError):
        update_source(Namespace(arquivo=path, como="", simular=False))
    assert stale(book) == {"pagina-primeiro": "fonte mudou"}


def test_moved_blocks_are_told_and_affect_nobody(book, source_text, capsys):
    last = source_text[source_text.index("```") :]
    moved = source_text.replace(last, "").replace("$$a = b$$\n", f"{last}\n$$a = b$$\n")
    assert update(book, moved) == 0
    assert not stale(book)
    assert "1 em outro lugar" in capsys.readouterr().out


def test_blocks_that_swap_places_inside_a_segment_affect_it(book, source_text):
    one, other = "* one item of a list\n", "* another item of that list\n"
    assert update(book, source_text.replace(one + other, other + one)) == 0
    assert stale(book) == {"pagina-lista": "fonte mudou"}


def test_new_and_deleted_blocks(book, source_text, capsys):
    text = source_text.replace("$$a = b$$\n\n", "").replace("```{", "Brand new text.\n\n```{")
    assert update(book, text) == 0
    assert stale(book) == {"pagina-formula": "sem fonte"}
    assert [found.block.text for found in load(book).untranslated()] == ["Brand new text.\n"]
    told = capsys.readouterr().out
    assert "1 a mais, 1 a menos" in told
    assert "apagado (linha 7): $$a = b$$" in told


def test_what_was_translated_is_kept_until_somebody_answers_for_it_again(book, source_text):
    update(book, source_text.replace("some words", "few words"))
    update(book, source_text.replace("some words", "two words"))
    assert "some words" in previous_text(book, "pagina-primeiro")
    assert main(["marcar", "pagina-primeiro", "traduzido", "--por", "Bia"]) == 0
    assert previous_text(book, "pagina-primeiro") == ""
    assert not stale(book)


def test_a_source_that_comes_back_is_up_to_date_again(book, source_text):
    update(book, source_text.replace("some words", "few words"))
    update(book, source_text)
    assert not stale(book)
    assert previous_text(book, "pagina-primeiro") == ""


def test_what_nobody_answered_for_yet_is_linked_again_when_it_comes_back(book, source_text):
    """Its block had changed, went away and comes back: that it had changed is all there is."""
    changed = source_text.replace("some words", "few words")
    update(book, changed)
    before = load(book).ledger.entries
    paragraph = "The first paragraph has\nfew words in two lines.\n\n"
    assert paragraph in changed
    update(book, changed.replace(paragraph, ""))
    assert stale(book) == {"pagina-primeiro": "sem fonte"}
    update(book, changed)
    assert stale(book) == {"pagina-primeiro": "fonte mudou"}
    assert load(book).ledger.entries == before


@pytest.mark.parametrize("renamed", [False, True])
def test_blocks_that_come_back_for_a_while_undo_no_link(book, source_text, renamed):
    """An original restored, and then again without the paragraph that it had changed."""
    old, new = "The first paragraph has\nsome words in two lines.", "Only this is said of them."
    changed = source_text.replace(old, new).replace("speaks of other", "tells of other")
    update(book, changed)
    before = load(book).ledger.entries
    assert len(stale(book)) == 2
    update(book, changed.replace(new, f"{new}\n\n{old}"))
    assert stale(book) == {"pagina-segundo": "fonte mudou"}
    if renamed:
        main(["renomear", "pagina-primeiro", "pagina-inicio"])
    update(book, changed)
    if renamed:
        main(["renomear", "pagina-inicio", "pagina-primeiro"])
    assert load(book).ledger.entries == before


@pytest.mark.parametrize("way", ["A C", "B A B A C", "A D C"])
def test_a_version_reached_by_steps_finds_its_links_also_when_it_comes_back_at_once(
    book, source_text, way
):
    """Word by word, the paragraph became another one, in another place."""
    paragraph, last = "The second paragraph speaks of other things altogether.", "* one item"
    words = "This second paragraph speaks of nothing else now."
    changed = "Again, that very paragraph speaks of nothing else."
    moved = source_text.replace(f"{paragraph}\n\n", "").replace("$$a", f"{changed}\n\n$$a")
    versions = {
        "A": source_text,
        "B": source_text.replace(paragraph, words),
        "C": moved,
        "D": source_text.replace(paragraph, "").replace(last, "* no item"),
    }
    update(book, versions["B"])
    update(book, versions["C"])
    before = load(book).ledger.entries
    assert stale(book) == {"pagina-segundo": "fonte mudou"}
    for version in way.split():
        update(book, versions[version])
    assert load(book).ledger.entries == before


def test_what_nobody_needs_to_find_again_is_forgotten(book, source_text):
    """The versions beside what somebody answers for."""
    versions = book / "traducao/versoes/titulo.yml"
    for words in ("few words", "two words"):
        update(book, source_text.replace("some words", words))
    assert versions.exists()
    main(["marcar", "pagina-primeiro", "traduzido", "--por", "Bia"])
    assert not versions.exists()
    assert not stale(book)


def test_an_omission_of_a_changed_block_has_to_be_decided_again(book, source_text):
    update(book, f"{source_text}\nA last remark about nothing.\n")
    (remark,) = load(book).untranslated()
    leave_out(book, remark.key)
    assert not load(book).untranslated()
    update(book, f"{source_text}\nA last remark about something.\n")
    assert [found.block.text for found in load(book).untranslated()] == [
        "A last remark about something.\n"
    ]
    assert not load(book).problems


def test_an_omitted_block_that_comes_back_is_nobodys(book, source_text):
    """It stands where that of a segment stood; what was said of it holds all the same."""
    second = "The second paragraph speaks of other things altogether."
    remark = "One remark on nothing."
    update(book, source_text.replace(second, f"{second}\n\n{remark}"))
    (omitted,) = load(book).untranslated()
    leave_out(book, omitted.key)
    update(book, source_text.replace(second, "The second paragraph speaks of little."))
    update(book, source_text.replace(second, remark))
    assert not load(book).blocks_of("pagina-segundo")
    assert load(book).omitted() == ["não é texto"]
    update(book, source_text.replace(second, f"{second}\n\n{remark}"))
    assert not stale(book)
    assert not load(book).untranslated()


def test_an_update_stopped_before_its_end_can_be_run_again(book, source_text, monkeypatch):
    text = source_text.replace("some words", "few words")

    def stop(source, target):
        if target == book / OLD:
            raise OSError("sem luz")
        os.rename(source, target)

    monkeypatch.setattr("os.replace", stop)
    assert update(book, text) == 1
    assert (book / OLD).read_text(encoding="utf-8") == source_text
    monkeypatch.undo()
    monkeypatch.chdir(book)
    assert update(book, text) == 0
    assert stale(book) == {"pagina-primeiro": "fonte mudou"}
    assert "some words" in previous_text(book, "pagina-primeiro")


@pytest.mark.parametrize(
    ("name", "content", "options", "cause"),
    [
        ("outro.md", b"x\n", [], "use --como NOME"),
        ("titulo.md", b"x\n", ["--como", "nada.md"], "Não há nada.md"),
        ("titulo.md", "não".encode("latin-1"), [], "UTF-8"),
        ("titulo.md", None, [], "titulo.md"),
    ],
)
def test_what_cannot_be_a_newer_source_is_refused(book, name, content, options, cause, capsys):
    path = book / "novo" / name
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    before = snapshot(book / "traducao")
    assert main(["fonte", "atualizar", str(path), *options]) == 1
    assert cause in capsys.readouterr().err
    assert snapshot(book / "traducao") == before


def test_the_page_that_the_book_keeps_is_not_a_newer_one(book, capsys):
    assert main(["fonte", "atualizar", OLD]) == 1
    assert "já guarda" in capsys.readouterr().err


def test_another_name_is_taken_with_como(book, source_text):
    path = book / "en.md"
    path.write_text(source_text.replace("some words", "few words"), encoding="utf-8")
    with pytest.raises(BookError):
        plan(book, load(book), path)
    assert main(["fonte", "atualizar", str(path), "--como", "titulo.md"]) == 0
    assert stale(book) == {"pagina-primeiro": "fonte mudou"}

"""Who answers for what: states tell what happened, and nothing else can be written."""

from datetime import date

import pytest

from livro.cli import main
from livro.translation.segments import State, load
from livro.translation.segments.marking import today

from .conftest import leave_out

PAGE = "book/pagina.md"


def entry(book, name="pagina-primeiro"):
    return load(book).ledger.entries[name]


def mark(*arguments):
    return main(["marcar", *arguments])


def test_a_second_person_reviews(book, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01
    before = entry(book)
    assert mark("pagina-primeiro", "revisado", "--por", " Bia  Reis ") == 0
    after = entry(book)
    assert (after.state, after.translator, after.reviewer) == (State.REVIEWED, "Ana", "Bia Reis")
    assert after.date == date(2027, 1, 1)
    assert after.target_digest == before.target_digest


@pytest.mark.parametrize("name", ["Ana", "ana", " ANA ", "Aná"])
def test_nobody_reviews_a_translation_of_their_own(book, name, capsys):
    before = entry(book)
    assert mark("pagina-primeiro", "revisado", "--por", name) == 1
    assert "outra pessoa o revisa" in capsys.readouterr().err
    assert entry(book) == before


def test_what_changed_is_first_translated_again(book, edit, capsys):
    edit(book / PAGE, "algumas palavras", "muitas palavras")
    assert mark("pagina-primeiro", "revisado", "--por", "Bia") == 1
    assert "não está em dia (alvo mudou)" in capsys.readouterr().err
    assert mark("pagina-primeiro", "traduzido", "--por", "Bia") == 0
    assert mark("pagina-primeiro", "revisado", "--por", "Bia") == 1
    assert "é tradução de Bia" in capsys.readouterr().err
    assert mark("pagina-primeiro", "revisado", "--por", "Caio") == 0


def test_who_translated_first_stays_on_record_beside_who_answers_now(book):
    mark("pagina-primeiro", "traduzido", "--por", "Bia")
    assert (entry(book).translator, entry(book).updater) == ("Ana", "Bia")
    assert mark("pagina-primeiro", "revisado", "--por", "Ana") == 0
    assert (entry(book).translator, entry(book).updater) == ("Ana", "Bia")
    mark("pagina-primeiro", "traduzido", "--por", "ana")
    assert (entry(book).translator, entry(book).updater) == ("Ana", "")


def test_a_new_translation_is_not_reviewed_any_more(book):
    mark("pagina-primeiro", "revisado", "--por", "Bia")
    mark("pagina-primeiro", "traduzido", "--por", "Caio")
    assert (entry(book).state, entry(book).reviewer) == (State.TRANSLATED, "")


def test_a_page_stands_for_its_segments(book):
    assert mark(PAGE, "revisado", "--por", "Bia") == 0
    assert {found.state for found in load(book).ledger.entries.values()} == {State.REVIEWED}


def test_all_or_none(book, edit, capsys):
    edit(book / PAGE, "algumas palavras", "muitas palavras")
    before = load(book).ledger
    assert mark(PAGE, "revisado", "--por", "Bia") == 1
    assert load(book).ledger == before


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["pagina-nada", "traduzido", "--por", "Bia"], "Não há trecho “pagina-nada”"),
        (["pagina-nada", "revisado", "--por", "Bia"], "Não há trecho “pagina-nada”"),
        (["book/nossa.md", "revisado", "--por", "Bia"], "não é uma página com trechos"),
        (["book/nada.md", "revisado", "--por", "Bia"], "não é uma página do livro"),
        (["pagina-primeiro", "traduzido", "--por", "  "], "--por NOME"),
        (
            ["pagina-primeiro", "traduzido", "--por", "B", "--fonte", "titulo.md"],
            "escreva ARQUIVO:5-24",
        ),
        (["pagina-primeiro", "revisado", "--por", "B", "--fonte", "titulo.md:4"], "um só ID"),
        (["pagina-primeiro", "traduzido", "--por", "B", "--fonte", "nada.md:4"], "há: titulo.md"),
        (["pagina-primeiro", "traduzido", "--por", "B", "--fonte", "titulo.md:3"], "Não há texto"),
        (
            ["pagina-x", "traduzido", "--por", "B", "--fonte", "titulo.md:4"],
            "Não há trecho “pagina-x”",
        ),
    ],
)
def test_what_cannot_be_recorded_is_refused(book, arguments, cause, capsys):
    before = load(book).ledger
    assert mark(*arguments) == 1
    assert cause in capsys.readouterr().err
    assert load(book).ledger == before


def test_a_new_segment_is_linked_to_lines_of_the_source(book, edit):
    edit(book / PAGE, "seg: pagina-formula", "seg: pagina-igualdade")
    place = ["--fonte", "titulo.md:6-8"]
    assert mark("pagina-igualdade", "traduzido", "--por", "Bia", *place) == 0
    assert [block.text for block in load(book).blocks_of("pagina-igualdade")] == ["$$a = b$$\n"]


def test_what_is_linked_is_no_longer_left_out(book, edit):
    source = book / "traducao/fonte/titulo.md"
    edit(source, "$$a = b$$\n", "$$a = b$$\n\nA new one.\n")
    (block,) = load(book).untranslated()
    leave_out(book, block.key)
    assert not load(book).untranslated()
    mark("pagina-formula", "traduzido", "--por", "Bia", "--fonte", "titulo.md:7-9")
    assert not load(book).problems
    assert not any(load(book).ledger.omissions.values())


def test_waivers_outlive_a_new_state(book, edit):
    edit(
        book / "traducao/trechos/pagina.yml",
        "pagina-formula:\n",
        "pagina-formula:\n  dispensas:\n    formula-diferente: o original erra\n",
    )
    for state, name in (("traduzido", "Bia"), ("revisado", "Ana")):
        mark("pagina-formula", state, "--por", name)
    assert entry(book, "pagina-formula").waivers == {"formula-diferente": "o original erra"}


def test_the_day_is_that_of_the_data_where_there_is_one(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today() == date(1970, 1, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert today() >= date(2026, 1, 1)


@pytest.mark.parametrize("moment", ["ontem", "1.5", "9" * 20, "9" * 15])
def test_a_day_that_does_not_exist_is_refused(book, monkeypatch, capsys, moment):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    assert main(["marcar", "pagina-primeiro", "traduzido", "--por", "Ana"]) == 1
    assert "livro: SOURCE_DATE_EPOCH são os segundos desde 1970" in capsys.readouterr().err

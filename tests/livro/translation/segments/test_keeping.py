"""`livro dispensar`, `omitir` and `esquecer`: the rest of what the file keeps."""

import pytest

from livro.cli import main
from livro.translation.segments import load, previous

PAGE, SOURCE = "book/pagina.md", "traducao/fonte/titulo.md"


def test_a_waiver_has_a_reason(book):
    command = ["dispensar", "pagina-formula", "formula-diferente", "--motivo"]
    before = load(book).ledger.entries["pagina-formula"]
    assert main([*command, " "]) == 1
    assert load(book).ledger.entries["pagina-formula"] == before
    assert main([*command, "o original erra"]) == 0
    (pair,) = [pair for pair in load(book).pairs() if pair.segment == "pagina-formula"]
    assert pair.waivers == {"formula-diferente": "o original erra"}


def test_an_unknown_segment_has_no_waiver(book, capsys):
    assert main(["dispensar", "pagina-nada", "regra", "--motivo", "x"]) == 1
    assert "não está no registro" in capsys.readouterr().err


def test_a_block_is_left_out_with_a_reason(book, edit):
    edit(book / SOURCE, "$$a = b$$", "$$a = b$$\n\nA new one.")
    assert main(["omitir", "titulo.md:9", "--motivo", " "]) == 1
    assert len(load(book).untied()) == 1
    assert main(["omitir", "titulo.md:9", "--motivo", "não é texto"]) == 0
    assert not load(book).untied()
    assert not load(book).problems


def test_what_is_translated_is_not_left_out(book, capsys):
    assert main(["omitir", "titulo.md:7-9", "--motivo", "x"]) == 1
    assert "já é traduzido por pagina-formula, pagina-segundo" in capsys.readouterr().err


@pytest.mark.parametrize("names", [["pagina-formula"], ["pagina-nada"], ["orfa", "pagina-nada"]])
def test_only_orphans_are_forgotten(book, names):
    before = load(book).ledger
    assert main(["esquecer", *names]) == 1
    assert load(book).ledger == before


def test_an_orphan_is_forgotten_with_all_that_is_kept_of_it(book, edit, source_text):
    newer = book / "titulo.md"
    newer.write_text(source_text.replace("$$a = b$$", "$$a = c$$"), encoding="utf-8")
    main(["fonte", "atualizar", str(newer)])
    edit(book / PAGE, "% seg: pagina-formula\n", "")
    assert previous.previous_text(book, "pagina-formula")
    assert main(["esquecer", "pagina-formula"]) == 0
    assert "pagina-formula" not in load(book).ids()
    assert not previous.previous_text(book, "pagina-formula")

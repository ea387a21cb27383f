"""`livro dispensar`, `omitir`, `esquecer` and `renomear`: the rest of what is kept."""

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


@pytest.mark.parametrize("words", ["A\udcff", "A\x01B", "A\u202eB"])
@pytest.mark.parametrize(
    "command",
    [
        ["dispensar", "pagina-formula", "formula-diferente", "--motivo"],
        ["omitir", "titulo.md:9", "--motivo"],
        ["marcar", "pagina-formula", "traduzido", "--por"],
        ["marcar", "pagina-formula", "traduzido", "--fonte", "titulo.md:7", "--por"],
    ],
)
def test_what_is_kept_can_be_read_by_people(book, command, words, capsys):
    """Neither bytes that are no UTF-8 nor signs that a terminal obeys."""
    before = load(book).ledger
    assert main([*command, words]) == 1
    told = capsys.readouterr().err
    assert "caractere de controle" in told
    assert words not in told
    assert load(book).ledger == before


def test_signs_of_any_alphabet_are_kept(book):
    """Joiners of Persian and of emojis among them, and a soft hyphen."""
    assert main(["marcar", "pagina-formula", "traduzido", "--por", "Ana 👩\u200d💻 \u00adbc"]) == 0


def test_an_unknown_segment_has_no_waiver(book, capsys):
    assert main(["dispensar", "pagina-lixta", "regra", "--motivo", "x"]) == 1
    told = capsys.readouterr().err
    assert "Não há trecho “pagina-lixta”" in told
    assert "“pagina-lista”" in told


def test_a_rule_that_does_not_exist_is_not_waived(book, capsys):
    before = load(book).ledger
    assert main(["dispensar", "pagina-formula", "formula-diferent", "--motivo", "x"]) == 1
    assert "Não há regra “formula-diferent”" in (told := capsys.readouterr().err)
    assert "“formula-diferente”" in told
    assert load(book).ledger == before
    assert main(["dispensar", "pagina-formula", r"formula-diferente \sigma", "--motivo", "x"]) == 0


def test_a_block_is_left_out_with_a_reason(book, edit):
    edit(book / SOURCE, "$$a = b$$", "$$a = b$$\n\nA new one.")
    assert main(["omitir", "titulo.md:9", "--motivo", " "]) == 1
    assert len(load(book).untranslated()) == 1
    assert main(["omitir", "titulo.md:9", "--motivo", "não é texto"]) == 0
    assert not load(book).untranslated()
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


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_another_id_changes_nothing_else_in_the_files(book, ends):
    page, ports = book / PAGE, book / "traducao/portes.yml"
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", ends))
    ports.write_bytes("# ação\npagina-primeiro:\n  jax: {}\n".encode("latin-1"))
    old, new = b"pagina-primeiro", b"pagina-inicio"
    expected = [path.read_bytes().replace(old, new) for path in (page, ports)]
    in_prose = "# ¿pagina-primeiro: o quê?\n".encode("latin-1")  # its sign ends like the mark
    ports.write_bytes(ports.read_bytes() + in_prose)
    expected[1] += in_prose
    assert main(["renomear", old.decode(), new.decode()]) == 0
    assert [path.read_bytes() for path in (page, ports)] == expected
    assert not load(book).problems


@pytest.mark.parametrize("edited", [False, True])
def test_a_segment_with_another_id_keeps_its_review(book, edit, source_text, edited):
    """Whether the command changes the page or somebody did it before."""
    main(["marcar", PAGE, "revisado", "--por", "Bia"])
    (book / "novo").mkdir()
    (book / "novo/titulo.md").write_text(source_text.replace("some words", "few words"), "utf-8")
    main(["fonte", "atualizar", str(book / "novo/titulo.md")])
    (book / "traducao/portes.yml").write_text("pagina-primeiro:\n  jax: {}\n", encoding="utf-8")
    before = load(book)
    if edited:
        edit(book / PAGE, "% seg: pagina-primeiro", "% seg: pagina-inicio")
    assert main(["renomear", "pagina-primeiro", "pagina-inicio"]) == 0
    after = load(book)
    assert after.ids() == [n.replace("primeiro", "inicio") for n in before.ids()]
    old, new = "pagina-primeiro", "pagina-inicio"
    assert after.ledger.entries[new] == before.ledger.entries[old]
    assert after.condition(new) == before.condition(old)
    assert "some words" in previous.previous_text(book, new)
    assert not previous.previous_text(book, old)
    assert (book / "traducao/portes.yml").read_text(encoding="utf-8").startswith(f"{new}:")


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("pagina-nada", "pagina-x", "Não há trecho “pagina-nada”"),
        ("pagina-lista", "pagina-titulo", "Já há um trecho “pagina-titulo”"),
        ("pagina-lista", "outra-lista", "deve começar com o nome da página"),
        ("pagina-lista", "pagina-Lista", "só letras minúsculas"),
    ],
)
def test_an_id_that_cannot_be_given_changes_nothing(book, capsys, old, new, cause):
    page, before = (book / PAGE).read_bytes(), load(book).ledger
    assert main(["renomear", old, new]) == 1
    assert cause in capsys.readouterr().err
    assert ((book / PAGE).read_bytes(), load(book).ledger) == (page, before)

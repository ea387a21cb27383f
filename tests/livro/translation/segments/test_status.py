"""`livro situacao`: a table, JSON and an exit status."""

import json

import pytest

from livro.cli import main
from livro.translation.segments import load
from livro.translation.segments.status import page_statuses, total

PAGE, SOURCE = "book/pagina.md", "traducao/fonte/titulo.md"


def status(book):
    return {page.path: page for page in page_statuses(load(book))}


def test_pages_are_counted(book):
    found = status(book)
    assert (found[PAGE].segments, found[PAGE].translated, found[PAGE].reviewed) == (6, 6, 0)
    assert found["book/nossa.md"].segments == 0
    assert total(load(book)).segments == 6


def test_a_review_counts_only_while_nothing_changed(book, edit):
    main(["marcar", PAGE, "revisado", "--por", "Bia"])
    assert status(book)[PAGE].reviewed == 6
    edit(book / PAGE, "algumas palavras", "muitas palavras")
    edit(book / SOURCE, "one item", "an item")
    found = status(book)[PAGE]
    assert (found.reviewed, found.source_changed, found.target_changed) == (4, 1, 1)


def test_the_table_names_what_is_not_up_to_date(book, edit, capsys):
    edit(book / PAGE, "algumas palavras", "muitas palavras")
    edit(book / SOURCE, "$$a = b$$", "$$a = b$$\n\nA new one.")
    assert main(["situacao"]) == 0
    told = capsys.readouterr().out
    assert "book/pagina.md:10: “pagina-primeiro”: alvo mudou" in told
    assert "titulo.md:9: sem tradução" in told
    assert "A new one." in told


def test_json_has_everything(book, edit, capsys):
    edit(book / PAGE, "% seg: pagina-formula\n", "")
    assert main(["situacao", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["segmentos"]["pagina-formula"]["situacao"] == "órfão"
    assert told["segmentos"]["pagina-titulo"] == {
        "pagina": PAGE,
        "linha": 6,
        "situacao": "em dia",
        "estado": "traduzido",
        "tradutor": "Ana",
        "revisor": None,
        "data": "2026-11-30",
    }
    assert {page["pagina"] for page in told["paginas"]} == {PAGE, "book/nossa.md"}


@pytest.mark.parametrize("demand", ["em-dia", "revisado"])
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PAGE, "algumas palavras", "muitas palavras"),
        (PAGE, "% seg: pagina-formula\n", ""),
        (SOURCE, "one item", "an item"),
        (SOURCE, "$$a = b$$", "$$a = b$$\n\nA new one."),
        ("traducao/trechos/pagina.yml", "pagina-formula:", "pagina-outra:"),
    ],
)
def test_a_release_refuses_what_is_not_up_to_date(book, edit, file, old, new, demand):
    main(["marcar", PAGE, "revisado", "--por", "Bia"])
    assert main(["situacao", "--exigir", demand]) == 0
    edit(book / file, old, new)
    assert main(["situacao"]) == 0
    assert main(["situacao", "--exigir", demand]) == 1


def test_a_release_may_refuse_what_nobody_reviewed(book, capsys):
    assert main(["situacao", "--exigir", "em-dia"]) == 0
    assert main(["situacao", "--exigir", "revisado"]) == 1
    assert "“pagina-titulo” está “traduzido”, não “revisado”" in capsys.readouterr().err


def test_a_draft_is_not_up_to_date(book, edit, capsys):
    path = book / "traducao/trechos/pagina.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("estado: traduzido\n  tradutor: Ana", "estado: rascunho", 1)
    path.write_text(text, encoding="utf-8")
    assert status(book)[PAGE].translated == 5
    assert main(["situacao", "--exigir", "em-dia"]) == 1
    assert "ainda é um rascunho" in capsys.readouterr().err


def test_a_comment_that_is_wrong_is_always_a_failure(book, edit, capsys):
    edit(book / PAGE, "% seg: pagina-titulo", "% seg pagina-titulo")
    assert main(["situacao"]) == 1
    assert "book/pagina.md:5:" in capsys.readouterr().err

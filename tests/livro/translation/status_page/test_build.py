"""What readers are told of the translation: the table and the line of each page."""

import pytest

from livro.translation.segments import State

pytestmark = pytest.mark.demorado

UNREVIEWED = "Traduzido; ainda não revisado por uma segunda pessoa. Situação da tradução"


def test_the_table_lists_the_translated_pages_in_the_order_of_the_book(book):
    book.link()
    book.build()
    assert book.table() == [
        ["Dois", "2 de 2", "0 de 2", "0", "30/11/2026"],
        ["Um", "2 de 2", "0 de 2", "0", "30/11/2026"],
    ]
    page = book.page("situacao")
    assert [a["href"] for a in page.select("table a")] == ["dois.html", "um.html"]
    time = page.select_one("time")
    assert (time["datetime"], time["data-validade"]) == ("2026-11-30", "100")
    assert [item.get_text(strip=True) for item in page.select(".body li")] == ["não é texto."]


def test_each_page_ends_with_its_line_and_the_script_is_only_where_it_works(book):
    book.link()
    book.build()
    assert book.line("um") == UNREVIEWED
    assert book.page("um").select_one(".situacao-da-pagina a")["href"] == "situacao.html"
    assert book.line("nosso").startswith("Página própria desta edição")
    assert book.line("index") is None
    assert book.line("situacao") is None
    scripts = {name: str(book.page(name)).count("situacao.js") for name in ("um", "situacao")}
    assert scripts == {"um": 0, "situacao": 1}


def test_a_change_of_the_data_alone_writes_again_what_it_concerns(book):
    book.link()
    book.build()
    before = book.output().joinpath("book/nosso.html").stat().st_mtime_ns
    book.edit("traducao/fonte/fonte.md", "Text one.", "Text 1.")
    told = book.build()
    assert "0 added, 0 changed, 0 removed" in told
    assert book.line("dois") == UNREVIEWED
    assert book.line("um").startswith("Tradução desatualizada: o original mudou em 1 trecho.")
    assert book.table()[1] == ["Um", "2 de 2", "0 de 2", "1", "30/11/2026"]
    assert book.page("situacao").select_one("tr.a-rever td a").get_text() == "Um"
    assert book.output().joinpath("book/nosso.html").stat().st_mtime_ns == before


def test_a_draft_says_so(book):
    book.link(state=State.DRAFT)
    book.build()
    assert book.line("um").startswith("Rascunho: 0 de 2 trechos traduzidos.")
    assert book.table()[0][1:3] == ["0 de 2", "0 de 2"]


def test_a_broken_ledger_stops_the_build_with_its_line(book):
    book.link()
    book.edit("traducao/trechos/um.yml", "estado: traduzido", "estado: pronto")
    assert "traducao/trechos/um.yml:9: “estado” não pode ser “pronto”" in book.build(status=1)


def test_a_book_without_a_ledger_says_nothing_of_its_translation(book):
    book.build()
    assert book.line("um") is None
    assert book.table() == []


def test_the_table_is_printed_too(book):
    book.link()
    book.build("latex")
    tex = (book.output("latex") / "livro.tex").read_text(encoding="utf-8")
    assert "30/11/2026" in tex
    assert "2 de 2" in tex


def test_the_comments_of_segments_leave_nothing_in_a_page(book):
    book.link()
    book.build()
    text = (book.output() / "book/um.html").read_text(encoding="utf-8")
    assert "seg:" not in text
    assert "um-titulo" not in text
